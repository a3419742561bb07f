"""`newsreader feeds health`: how each feed is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Final

from reader.cli import diagnostics, output
from reader.library.feedhealth import FeedHealth, State, upcoming
from reader.model.text import clean_line
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.model.times import to_iso, utc_now
from reader.typeset import phrases
from reader.typeset.cells import cut, pad, width
from reader.wiring import Library

_STATES: Final[Mapping[State, str]] = {
    "fine": deferred("fine"),
    "new": deferred("new"),
    "failing": deferred("failing"),
    "resting": deferred("resting"),
    "gone": deferred("gone"),
}


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
    heads = _line(_("feed"), _("state"), _("last good"), _("next"), _("title"), "")
    for line in (heads, *(_told(one, now) for one in found)):
        output.line(line if room is None else cut(line, room))


def health_values(health: FeedHealth) -> dict[str, object]:
    """A feed's health as JSON."""
    return {name: to_iso(value) if isinstance(value, datetime) else value for name, value in asdict(health).items()}


def _told(health: FeedHealth, now: datetime) -> str:
    good = phrases.age(health.succeeded, now) if health.succeeded else _("never")
    following = _("never") if health.state == "gone" else upcoming(health.next_check, now)
    return _line(
        str(health.id), _(_STATES[health.state]), good, following, clean_line(health.title), clean_line(health.words)
    )


def _line(number: str, state: str, good: str, following: str, title: str, words: str) -> str:
    cells = (
        pad(number, 5, right=True),
        pad(state, max(width(_(word)) for word in _STATES.values())),
        pad(good, phrases.age_cells()),
        pad(following, phrases.age_cells()),
    )
    return "  ".join((*cells, pad(title, 28), words))
