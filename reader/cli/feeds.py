"""`newsreader feeds`: which feeds there are, and changing that."""

from __future__ import annotations

from dataclasses import asdict

from reader import wiring
from reader.cli import diagnostics, feedadd, feededit, feedhealth, feedsync, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.opml import write_opml
from reader.model.errors import LibraryError
from reader.model.feed import Feed
from reader.model.text import clean_line
from reader.model.times import to_iso, utc_now
from reader.settings.paths import expanded
from reader.settings.wholefile import write_whole
from reader.typeset import phrases
from reader.typeset.cells import cut, pad
from reader.wiring import Library


def run(context: Context) -> Exit:
    """Lists the feeds, or does what the action says."""
    with wiring.open_library(context.data, diagnostics.say, subscriptions=context.subscriptions) as library:
        match context.arguments.action:
            case "add":
                return feedadd.add(context, library)
            case "edit":
                feededit.edit(library, context.arguments)
            case "health":
                feedhealth.tell(library, as_json=context.arguments.json)
            case "remove":
                _remove(library, context.arguments.feed)
            case "import":
                _import(library, context.arguments.file)
            case "sync":
                return feedsync.sync(library, context.arguments)
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
        diagnostics.say("There are no feeds yet. `newsreader` offers DW's; `newsreader feeds add URL` adds one.")
    number_cells = max((len(str(feed.id)) for feed in feeds), default=1)
    now = utc_now()
    for feed in feeds:
        counts = f"{feed.unread}/{feed.articles}"
        checked = phrases.age(feed.checked, now) if feed.checked else "never"
        state = f"{clean_line(feed.error)}  " if feed.error else ""
        line = "  ".join(
            (
                pad(str(feed.id), number_cells, right=True),
                pad(counts, 11, right=True),
                pad(checked, 11, right=True),
                f"{pad(clean_line(feed.title), 28)}  {state}{feed.url}",
            )
        )
        room = output.cells()
        output.line(line if room is None else cut(line, room))


def _remove(library: Library, name: str) -> None:
    feed = library.subscriptions.find(name)
    library.subscriptions.remove(feed.id, utc_now())
    diagnostics.say(f"Removed {feed.title}. `u` in newsreader undoes it.")


def _import(library: Library, name: str) -> None:
    wanted, outcomes = feedsync.wanted_feeds(name)
    for outcome in outcomes:
        if outcome.reason:
            diagnostics.say(str(outcome))
    before = len(library.subscriptions.feeds())
    library.subscriptions.add_all(wanted, utc_now())
    added = len(library.subscriptions.feeds()) - before
    diagnostics.say(f"{added} added, {len(wanted) - added} here already.")


def _export(library: Library, name: str | None) -> None:
    text = write_opml(library.subscriptions.feeds())
    if name is None or name == "-":
        output.document(text)
        return
    try:
        write_whole(expanded(name), text)
    except OSError as error:
        raise LibraryError(f"{name} can't be written ({error.strerror or error}).") from error
    diagnostics.say(f"Written to {name}.")
