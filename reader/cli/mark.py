"""`newsreader mark`: read, unread, stars, tags, and what is hidden by hand."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli import amounts, diagnostics
from reader.cli.arguments import UsageError
from reader.cli.choice import one_or_more
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.marks import Marks
from reader.library.opened import open_library
from reader.model.text import clean_line
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.model.times import utc_now

_DONE = {
    "read": deferred("Marked {} read."),
    "unread": deferred("Marked {} unread."),
    "star": deferred("Starred {}."),
    "unstar": deferred("Took the star from {}."),
    "tag": deferred("Tagged {} “{tag}”."),
    "untag": deferred("Took “{tag}” from {}."),
    "hide": deferred("Hid {}."),
    "unhide": deferred("Brought {} back into sight."),
}


def run(context: Context) -> Exit:
    """Marks the articles as one action, and says how many changed."""
    wishes = context.arguments
    if wishes.action is None:
        raise UsageError(_("mark how? `newsreader mark --help` says what there is."))
    with open_library(context.data, diagnostics.say) as library:
        ids = one_or_more(library.reading, wishes.articles)
        tag = clean_line(wishes.tag) if wishes.action in {"tag", "untag"} else ""
        number = _mark(library.marks, wishes.action, ids, tag)
    said = _(_DONE[wishes.action]).format(amounts.articles(number), tag=tag)
    diagnostics.say(
        _("{} `newsreader undo` takes it back.").format(said) if number else _("Nothing changed: it was so already.")
    )
    return Exit.OK


def _mark(marks: Marks, action: str, ids: Sequence[int], tag: str) -> int:
    now = utc_now()
    match action:
        case "read":
            return marks.read(ids, now)
        case "unread":
            return marks.unread(ids)
        case "star":
            return marks.star(ids, now)
        case "unstar":
            return marks.unstar(ids)
        case "tag":
            return marks.tag(ids, tag, now)
        case "untag":
            return marks.untag(ids, tag)
        case "hide":
            return marks.hide(ids, now)
        case _:
            return marks.show(ids)
