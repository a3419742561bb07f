"""`newsreader feeds`: which feeds there are, and changing that."""

from __future__ import annotations

import sys
from dataclasses import asdict

from reader import wiring
from reader.cli import diagnostics, feedadd, feededit, feedhealth, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.subscriptions import MOST_BYTES, read_opml, write_opml
from reader.model.errors import LibraryError, ParseError
from reader.model.feed import Feed
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import to_iso, utc_now
from reader.settings.paths import expanded
from reader.typeset import phrases
from reader.typeset.cells import cut, pad
from reader.wiring import Library


def run(context: Context) -> Exit:
    """Lists the feeds, or does what the action says."""
    with wiring.open_library(context.data, diagnostics.say) as library:
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
    diagnostics.say(_("Removed {}. `u` in newsreader undoes it.").format(feed.title))


def _import(library: Library, name: str) -> None:
    wanted = read_opml(_read(name))
    before = len(library.subscriptions.feeds())
    library.subscriptions.add_all(wanted, utc_now())
    added = len(library.subscriptions.feeds()) - before
    diagnostics.say(_("{} added, {} here already.").format(added, len(wanted) - added))


def _read(name: str) -> bytes:
    """What the file holds, up to a byte more than `read_opml` takes."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with expanded(name).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ParseError(_("{} can't be read ({}).").format(name, error.strerror or error)) from error


def _export(library: Library, name: str | None) -> None:
    text = write_opml(library.subscriptions.feeds())
    if name is None or name == "-":
        output.document(text)
        return
    try:
        expanded(name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise LibraryError(_("{} can't be written ({}).").format(name, error.strerror or error)) from error
    diagnostics.say(_("Written to {}.").format(name))
