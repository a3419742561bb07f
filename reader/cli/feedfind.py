"""`newsreader feeds discover`: which feeds an address leads to; none is added."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict

from reader import wiring
from reader.cli import diagnostics, output
from reader.cli.arguments import UsageError
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.table import Column, write_table
from reader.model.errors import ExtractionFailed, FetchError, NotFound, Offline
from reader.model.finding import Finding, FoundFeed, typed_addresses
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.net.addresses import shown


def discover(context: Context) -> Exit:
    """Prints the feeds that were found; none is a failure."""
    wishes = context.arguments
    if context.settings.network.offline:
        raise Offline(_("Offline, as you wished. Nothing was asked."))
    addresses = typed_addresses(wishes.url)
    if not addresses:
        raise UsageError(
            _("{} is no address of a page: such a one begins with https:// or http://.").format(shown(wishes.url))
        )
    try:
        feeds = asyncio.run(_find(context, addresses)).feeds
    except (FetchError, ExtractionFailed) as error:
        raise NotFound(f"{shown(addresses[0])}: {error}") from error
    if wishes.json:
        output.values(map(asdict, feeds))
    else:
        _list(feeds)
    if not feeds:
        raise NotFound(_("{} is a page, and no feed was found for it.").format(shown(wishes.url)))
    return Exit.OK


async def _find(context: Context, addresses: Sequence[str]) -> Finding:
    line = diagnostics.ProgressLine()
    try:
        async with wiring.open_finder(context.data, context.settings) as finder:
            return await finder.find(addresses, lambda url: line.show(_("Asking {}").format(shown(url))))
    finally:
        line.clear()


def _list(feeds: Sequence[FoundFeed]) -> None:
    write_table(
        (Column(_("entries"), right=True), Column(_("here")), Column(_("title")), Column(_("address"))),
        [
            (
                "" if one.entries is None else str(one.entries),
                _("feed {}").format(one.here) if one.here else "",
                clean_line(one.title),
                shown(one.url),
            )
            for one in feeds
        ],
    )
