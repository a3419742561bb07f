"""`newsreader feeds health`: how each feed is."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Final

from reader.cli import diagnostics, output
from reader.library.feedhealth import FeedHealth, upcoming
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import to_iso, utc_now
from reader.typeset import phrases
from reader.typeset.cells import cut, pad
from reader.wiring import Library

_STATE_CELLS: Final = len("failing")
_AGE_CELLS: Final = 11


def tell(library: Library, *, as_json: bool) -> None:
    """Prints each feed's health, those that need a look first."""
    now = utc_now()
    found = library.subscriptions.health(now)
    if as_json:
        output.values(map(health_values, found))
        return
    if not found:
        diagnostics.say(_("There are no feeds yet."))
        return
    room = output.cells()
    for line in (_line("feed", "state", "last good", "next", "title", ""), *(_told(one, now) for one in found)):
        output.line(line if room is None else cut(line, room))


def health_values(health: FeedHealth) -> dict[str, object]:
    """A feed's health as JSON."""
    return {name: to_iso(value) if isinstance(value, datetime) else value for name, value in asdict(health).items()}


def _told(health: FeedHealth, now: datetime) -> str:
    good = phrases.age(health.succeeded, now) if health.succeeded else "never"
    following = "never" if health.state == "gone" else upcoming(health.next_check, now)
    return _line(str(health.id), health.state, good, following, clean_line(health.title), clean_line(health.words))


def _line(number: str, state: str, good: str, following: str, title: str, words: str) -> str:
    cells = (pad(number, 5, right=True), pad(state, _STATE_CELLS), pad(good, _AGE_CELLS), pad(following, _AGE_CELLS))
    return "  ".join((*cells, pad(title, 28), words))
