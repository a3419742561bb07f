"""`newsreader feeds sync`: the library's feeds become those of a file; and which feeds a file has."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from reader.cli import amounts, diagnostics, feedprogram, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.newsboat.urls import Urls, read_urls
from reader.library.opml import MOST_BYTES, read_opml
from reader.library.syncing import Plan
from reader.model.errors import ParseError, Unfit
from reader.model.reasons import reason_of
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.settings.paths import expanded
from reader.wiring import Library


def sync(context: Context, library: Library) -> Exit:
    """Shows what would change, and with --agree changes it. Raises `Unfit` for a file without feeds.

    Programs that write feeds are neither brought nor taken away.
    """
    wishes = context.arguments
    wanted = wanted_feeds(wishes.file)
    new = [feedprogram.left(one) for one in wanted.programs if library.programs.feed_of(one.program) is None]
    for outcome in (*wanted.outcomes, *new):
        if outcome.reason:
            diagnostics.say(str(outcome))
    if not wanted.feeds:
        raise Unfit(_("This file has no feeds, and the library keeps its own. Nothing was changed."))
    plan = library.subscriptions.plan(wanted.feeds)
    for line in _lines(plan):
        output.line(line)
    output.flush()
    if not plan:
        diagnostics.say(_("The feeds are those of the file already."))
    elif not wishes.agree:
        diagnostics.say(_("Nothing was changed. --agree does this; `newsreader undo` takes it back, step by step."))
    else:
        library.subscriptions.follow(plan, utc_now())
        numbers = _("{} added, {} removed, {} changed").format(len(plan.added), len(plan.removed), len(plan.changed))
        diagnostics.say(_("{}. `newsreader undo` takes it back, step by step.").format(numbers))
    return Exit.OK


def wanted_feeds(name: str) -> Urls:
    """The feeds of an OPML file, or all that newsboat's `urls` says. What an OPML file has that is left out, is said.

    Raises `ParseError`.
    """
    content = _read(name)
    start = content[:4].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if start.startswith(b"<") or not _is_lines(content):
        read = read_opml(content)
        for sentence in read.left:
            diagnostics.say(sentence)
        return Urls(read.feeds)
    urls = read_urls(content.decode("utf-8-sig", "replace"), name)
    if not urls.outcomes and not urls.programs:
        raise ParseError(_("This file holds no feeds: it is neither OPML nor a list of addresses."))
    return urls


def _is_lines(content: bytes) -> bool:
    """Whether a file is a list of addresses: its first line that says something begins with one."""
    lines = (line.strip() for line in content[:100_000].decode("utf-8-sig", "replace").splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith(("http://", "https://", "query:", "exec:", "filter:", "file:", '"'))


def _read(name: str) -> bytes:
    """What the file holds, up to a byte more than `read_opml` takes."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with expanded(name).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ParseError(_("{} can't be read ({}).").format(name, reason_of(error))) from error


def _lines(plan: Plan) -> Iterator[str]:
    for wanted in plan.added:
        yield f"+ {wanted.url}  {clean_line(wanted.title)}"
    for feed in plan.removed:
        yield f"- {feed.url}  {clean_line(feed.title)}  ({amounts.articles(feed.articles)})"
    for feed, wishes in plan.changed:
        changes = {
            _("title"): wishes.title,
            _("folder"): wishes.folder,
            _("interval"): wishes.interval,
            _("full text"): wishes.full_text,
            _("proxy"): wishes.proxy,
        }
        said = ", ".join(_("{} “{}”").format(name, value) for name, value in changes.items() if value is not None)
        yield f"~ {feed.url}  {said}"
