"""How each feed is: when it was asked, when it is asked next, and what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, Literal, TypeAlias

from rich.style import Style

from reader.library.feedhealth import FeedHealth, upcoming
from reader.model.text import clean_line
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.tui.screens.box import BoxScreen
from reader.tui.widgets.rows import RowList
from reader.typeset import phrases
from reader.typeset.cells import cut, pad
from reader.typeset.visual import apart

STATES = {
    "fine": deferred("fine"),
    "new": deferred("not asked yet"),
    "failing": deferred("failing"),
    "resting": deferred("resting"),
    "gone": deferred("gone"),
}

STATE_WIDTH = 14
TITLE_WIDTH = 30


Deed: TypeAlias = Literal["refresh", "edit", "remove"]

_DEEDS: Final[Mapping[str, Deed]] = {"r": "refresh", "e": "edit", "delete": "remove", "backspace": "remove"}
"""What keys do to the feed under the cursor."""


class HealthList(RowList):
    """Feeds, two lines each: what is called what, and how it is."""

    def __init__(self, feeds: tuple[FeedHealth, ...], now: datetime) -> None:
        super().__init__(id="health")
        self._feeds = feeds
        self._now = now
        self.row_height = 2

    @property
    def length(self) -> int:
        return len(self._feeds)

    @property
    def current(self) -> FeedHealth | None:
        """The feed under the cursor."""
        return self._feeds[self.cursor] if self._feeds else None

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        feed = self._feeds[index]
        if part:
            words = "" if feed.state in {"fine", "new"} else clean_line(feed.words)
            yield (cut(f" {' ' * STATE_WIDTH}{words}", cells), self.ink("row--muted"))
            return
        strong = feed.state not in {"fine", "new"}
        yield (pad(f" {_(STATES[feed.state])}", STATE_WIDTH + 1), self.ink("row--strong" if strong else "row--muted"))
        room = min(TITLE_WIDTH, cells // 2)
        yield (pad(apart(cut(clean_line(feed.title), room)), room), self.ink("row--ink"))
        yield (f"  {_times(feed, self._now)}", self.ink("row--muted"))


class HealthScreen(BoxScreen[tuple[Deed, int]], inherit_bindings=False):
    """Shows the health of all feeds; leaves with what to do to one of them, and its id."""

    def __init__(self, feeds: tuple[FeedHealth, ...], now: datetime) -> None:
        self._feeds = HealthList(feeds, now)
        super().__init__(
            self._feeds,
            _("Feeds, those that need a look first"),
            _("r refreshes the feed   e edits   delete removes   esc leaves"),
        )

    def choose(self) -> None:
        self._leave("refresh")

    def press(self, key: str) -> bool:
        if key == "space":
            self.rows.page(1)
        elif key in _DEEDS:
            self._leave(_DEEDS[key])
        else:
            return False
        return True

    def _leave(self, deed: Deed) -> None:
        feed = self._feeds.current
        self.dismiss((deed, feed.id) if feed else None)


def _times(feed: FeedHealth, now: datetime) -> str:
    good = _("last good: {}").format(phrases.age(feed.succeeded, now)) if feed.succeeded else _("never good")
    if feed.state == "gone":
        return _("{} · not asked any more").format(good)
    return _("{} · next {}").format(good, upcoming(feed.next_check, now))
