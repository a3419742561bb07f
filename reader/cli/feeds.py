"""`newsreader feeds`: which feeds there are, and changing that."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import datetime

from reader import wiring
from reader.cli import amounts, diagnostics, feedadd, feededit, feedfind, feedhealth, feedprogram, feedsync, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.table import Column, write_table
from reader.library.opml import write_opml
from reader.model.errors import LibraryError
from reader.model.feed import Feed
from reader.model.reasons import reason_of
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import to_iso, utc_now
from reader.settings.paths import expanded
from reader.settings.wholefile import write_whole
from reader.typeset import phrases
from reader.wiring import Library


def run(context: Context) -> Exit:
    """Lists the feeds, or does what the action says."""
    with wiring.open_library(context.data, diagnostics.say, subscriptions=context.subscriptions) as library:
        match context.arguments.action:
            case "add":
                return feedadd.add(context, library)
            case "edit":
                feededit.edit(library, context.arguments)
            case "move":
                _move(library, context.arguments)
            case "discover":
                return feedfind.discover(context)
            case "health":
                feedhealth.tell(library, as_json=context.arguments.json)
            case "remove":
                _remove(library, context.arguments.feed)
            case "import":
                _import(context, library)
            case "sync":
                return feedsync.sync(context, library)
            case "export":
                _export(library, context.arguments.file)
            case _:
                _list(library.subscriptions.feeds(), as_json=context.arguments.json)
    return Exit.OK


def feed_values(feed: Feed) -> dict[str, object]:
    """A feed as JSON."""
    return {**asdict(feed), "checked": to_iso(feed.checked) if feed.checked else None}


def _list(feeds: tuple[Feed, ...], *, as_json: bool) -> None:
    if as_json:
        output.values(feed_values(feed) for feed in feeds)
        return
    if not feeds:
        diagnostics.say(_("There are no feeds yet. `newsreader` offers DW's; `newsreader feeds add URL` adds one."))
    now = utc_now()
    columns = (
        *(Column(_("feed"), right=True), Column(_("unread"), right=True), Column(_("articles"), right=True)),
        *(Column(_("asked"), right=True), Column(_("folder")), Column(_("title")), Column(_("address"))),
    )
    write_table(columns, [_row(feed, now) for feed in feeds])


def _row(feed: Feed, now: datetime) -> tuple[str, ...]:
    asked = phrases.age(feed.checked, now) if feed.checked else _("never")
    error = f"{clean_line(feed.error)}  " if feed.error else ""
    counts = (str(feed.id), str(feed.unread), str(feed.articles), asked)
    return (*counts, clean_line(feed.folder), clean_line(feed.title), f"{error}{feed.url}")


def _remove(library: Library, name: str) -> None:
    feed = library.subscriptions.find(name)
    library.subscriptions.remove(feed.id, utc_now())
    diagnostics.say(_("Removed {}. `newsreader undo` brings it back.").format(feed.title))


def _move(library: Library, wishes: Namespace) -> None:
    feeds = [library.subscriptions.find(name) for name in wishes.feeds]
    folder = clean_line(wishes.folder).strip("/")
    number = library.subscriptions.move([feed.id for feed in feeds], folder)
    where = _("to “{}”").format(folder) if folder else _("out of folders")
    diagnostics.say(
        _("Moved {} {}. `newsreader undo` takes it back.").format(amounts.feeds(number), where)
        if number
        else _("Nothing changed: it was so already.")
    )


def _import(context: Context, library: Library) -> None:
    wanted = feedsync.wanted_feeds(context.arguments.file)
    for outcome in wanted.outcomes:
        if outcome.reason:
            diagnostics.say(str(outcome))
    before = len(library.subscriptions.feeds())
    library.subscriptions.add_all(wanted.feeds, utc_now())
    added = len(library.subscriptions.feeds()) - before
    for offered in wanted.programs:
        diagnostics.say(str(feedprogram.settle(context, library, offered)))
    diagnostics.say(_("{} added, {} here already.").format(added, len(wanted.feeds) - added))


def _export(library: Library, name: str | None) -> None:
    feeds = library.subscriptions.feeds()
    text, left_out = write_opml(feeds), feedprogram.left_out(feeds)
    if left_out:
        diagnostics.say(left_out)
    if name is None or name == "-":
        output.document(text)
        return
    try:
        write_whole(expanded(name), text)
    except OSError as error:
        raise LibraryError(
            _("{} can't be written ({}). Nothing of it was changed.").format(name, reason_of(error))
        ) from error
    diagnostics.say(_("Written to {}.").format(name))
