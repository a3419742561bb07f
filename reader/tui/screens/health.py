"""How each feed is: when it was asked, when it is asked next, and what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from gettext import gettext as _

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from reader.library.feedhealth import FeedHealth, upcoming
from reader.model.text import clean_line
from reader.tui.widgets.rows import RowList
from reader.typeset import phrases
from reader.typeset.cells import cut, pad

STATES = {
    "fine": _("fine"),
    "new": _("not asked yet"),
    "failing": _("failing"),
    "resting": _("resting"),
    "gone": _("gone"),
}

STATE_WIDTH = 14
TITLE_WIDTH = 30


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
        yield (pad(f" {STATES[feed.state]}", STATE_WIDTH + 1), self.ink("row--strong" if strong else "row--muted"))
        yield (pad(clean_line(feed.title), min(TITLE_WIDTH, cells // 2)), self.ink("row--ink"))
        yield (f"  {_times(feed, self._now)}", self.ink("row--muted"))


class HealthScreen(Screen[int | None], inherit_bindings=False):
    """Shows the health of all feeds; `r` or enter leaves with the id of one to refresh, escape with none."""

    def __init__(self, feeds: tuple[FeedHealth, ...], now: datetime) -> None:
        super().__init__()
        self._rows = HealthList(feeds, now)

    def compose(self) -> ComposeResult:
        with Vertical(id="health-box"):
            yield Static(_(" Feeds, those that need a look first"), id="health-head", markup=False)
            yield self._rows
            yield Static(_(" r refreshes the feed   esc leaves"), id="health-foot", markup=False)

    def on_mount(self) -> None:
        self._rows.focus()

    @on(RowList.Chosen)
    def _leave_with_feed(self) -> None:
        feed = self._rows.current
        self.dismiss(feed.id if feed else None)

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "escape" | "q" | "ctrl+c":
                self.dismiss(None)
            case "ctrl+q" | "Q":
                self.app.exit()
            case "r" | "enter":
                self._leave_with_feed()
            case "down" | "j" | "tab":
                self._rows.go_to(self._rows.cursor + 1)
            case "up" | "k" | "shift+tab":
                self._rows.go_to(self._rows.cursor - 1)
            case "pagedown" | "space":
                self._rows.page(1)
            case "pageup":
                self._rows.page(-1)
            case _:
                return
        event.stop()
        event.prevent_default()


def _times(feed: FeedHealth, now: datetime) -> str:
    good = _("last good: {}").format(phrases.age(feed.succeeded, now)) if feed.succeeded else _("never good")
    if feed.state == "gone":
        return _("{} · not asked any more").format(good)
    return _("{} · next {}").format(good, upcoming(feed.next_check, now))
