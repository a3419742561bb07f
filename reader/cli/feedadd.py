"""`newsreader feeds add`: an address is asked at once, and the feeds that it leads to are added."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reader import wiring
from reader.cli import choosing, diagnostics, feedprogram
from reader.cli.arguments import UsageError
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.model.errors import Busy, ExtractionFailed, FetchError, NotFound, ParseError
from reader.model.feed import Feed, NewFeed
from reader.model.finding import Finding, FoundFeed, typed_addresses
from reader.model.programs import names_program
from reader.model.text import clean_line
from reader.model.texts import deferred, ngettext
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.net.addresses import host_of, shown
from reader.wiring import Library

if TYPE_CHECKING:
    from reader.poller.finding import Finder

_ANYWAY: Final = deferred("Nothing was added; --as-is adds the address all the same.")


def add(context: Context, library: Library) -> Exit:
    """Adds the feed that an address is, or those of its page that a person wants."""
    wishes = context.arguments
    if names_program(wishes.url):
        return feedprogram.add(context, library)
    addresses = typed_addresses(wishes.url)
    if not addresses:
        raise UsageError(
            _("{} is no address of a feed: such a one begins with https:// or http://.").format(shown(wishes.url))
        )
    if wishes.title and len(wishes.pick) > 1:
        raise UsageError(_("--title is for one feed: pick one, or leave it out."))
    if not wishes.as_is and not context.settings.network.offline:
        return asyncio.run(_Adding(context, library).add(addresses))
    if wishes.pick:
        raise UsageError(_("--pick chooses among the feeds of a page, which is not asked here."))
    _add_unseen(context, library, addresses[0])
    return Exit.OK


def _add_unseen(context: Context, library: Library, address: str) -> None:
    """Adds an address that nobody has looked at."""
    wishes = context.arguments
    feed, is_new = _kept(library, NewFeed(address, clean_line(wishes.title or ""), folder=_folder(wishes.folder)))
    if not is_new:
        diagnostics.say(_here_already(feed))
    elif wishes.as_is:
        diagnostics.say(
            _("Added as feed {}: {}. `newsreader refresh {}` asks it now.").format(feed.id, feed.url, feed.id)
        )
    else:
        diagnostics.say(
            _("Offline: {} is kept as feed {}, and looked at with the first refresh.").format(feed.url, feed.id)
        )


class _Adding:
    """An address on its way into the library."""

    def __init__(self, context: Context, library: Library) -> None:
        self._context = context
        self._library = library
        self._wishes = context.arguments
        self._progress = diagnostics.ProgressLine()

    async def add(self, addresses: Sequence[str]) -> Exit:
        """Finds what an address, in each way that it can be meant, leads to, and adds what is wanted of it."""
        async with wiring.open_finder(self._context.data, self._context.settings) as finder:
            finding = await self._find(finder, addresses)
            chosen = await choosing.choose(finding.feeds, self._wishes.pick, shown(self._wishes.url))
            added = [await self._add_one(finder, finding, one, alone=len(chosen) == 1) for one in chosen]
        return Exit.OK if all(added) else Exit.FAILED

    async def _find(self, finder: Finder, addresses: Sequence[str]) -> Finding:
        try:
            finding = await finder.find(addresses, self._show)
        except (FetchError, ExtractionFailed) as error:
            raise NotFound(f"{_about(addresses[0], error)} {_(_ANYWAY)}") from error
        finally:
            self._progress.clear()
        if not finding.feeds:
            raise NotFound(_("{} is a page, and no feed was found for it. {}").format(shown(finding.typed), _(_ANYWAY)))
        return finding

    async def _add_one(self, finder: Finder, finding: Finding, chosen: FoundFeed, *, alone: bool) -> bool:
        """Adds a feed when it has answered itself, and says so; tells whether it is in the library now."""
        self._show(chosen.url)
        try:
            found = await finder.ask(finding, chosen)
        except (FetchError, ParseError, ExtractionFailed) as error:
            self._progress.clear()
            diagnostics.say(_("{} It was not added.").format(_about(chosen.url, error)))
            return False
        title = clean_line(self._wishes.title or "") if alone else ""
        wanted = NewFeed(found.url, title, folder=_folder(self._wishes.folder), typed=finding.typed)
        feed, is_new = _kept(self._library, wanted, found.here)
        left = await _take_in(finder, feed, found) if is_new else ""
        self._progress.clear()
        if is_new:
            called, entries = title or found.title or _("a feed without a title"), _counted(found.entries or 0)
            diagnostics.say(
                _("Added {} as feed {}, with {}: {}{}").format(called, feed.id, entries, shown(found.url), left)
            )
        else:
            diagnostics.say(_here_already(feed))
        return True

    def _show(self, url: str) -> None:
        self._progress.show(_("Asking {}").format(shown(url)))


def _counted(number: int) -> str:
    """`no entry`, `1 entry`, `2 entries`."""
    return ngettext("{} entry", "{} entries", number).format(number) if number else _("no entry yet")


async def _take_in(finder: Finder, feed: Feed, found: FoundFeed) -> str:
    """Brings in what a feed has answered; gives what there is to say where that is left to the next refresh."""
    try:
        taken = await finder.take_in(feed.id, found)
    except Busy:
        taken = False
    return "" if taken else _(" Its entries come with the next refresh.")


def _kept(library: Library, wanted: NewFeed, here: int = 0) -> tuple[Feed, bool]:
    """The feed in the library, where `here` is its number if it is known to be there, and whether it is new."""
    before = {feed.id: feed for feed in library.subscriptions.feeds()}
    feed = before.get(here) or library.subscriptions.add(wanted, utc_now())
    return feed, feed.id not in before


def _here_already(feed: Feed) -> str:
    return _("{} is here already, as feed {}.").format(feed.title, feed.id)


def _folder(wish: str | None) -> str:
    return clean_line(wish or "").strip("/")


def _about(url: str, error: Exception) -> str:
    """What went wrong, with the address where the sentence does not name its host."""
    return str(error) if host_of(url) in str(error) else f"{shown(url)}: {error}"
