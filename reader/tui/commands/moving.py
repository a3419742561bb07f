"""Moving in a pane, and from pane to pane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.texts import gettext as _

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Moving:
    """The commands of the group Moving."""

    screen: ReadingScreen

    async def down(self) -> None:
        self._move(1)

    async def up(self) -> None:
        self._move(-1)

    async def top(self) -> None:
        self._go_to_edge(end=False)

    async def bottom(self) -> None:
        self._go_to_edge(end=True)

    async def page_down(self) -> None:
        self._page(1)

    async def page_up(self) -> None:
        self._page(-1)

    async def pane_right(self) -> None:
        match self.screen.panes.pane:
            case "feeds":
                if not self.screen.feeds.open_folder():
                    self.screen.panes.switch("list")
            case "list":
                await self.screen.open_current()

    async def pane_left(self) -> None:
        match self.screen.panes.pane:
            case "article":
                self.screen.panes.switch("list")
            case "list":
                self.screen.panes.switch("feeds")
            case "feeds":
                self.screen.feeds.close_folder()

    async def feeds(self) -> None:
        panes = self.screen.panes
        panes.switch("list" if panes.pane == "feeds" else "feeds")

    async def next_feed(self) -> None:
        self._step_feed(1)

    async def previous_feed(self) -> None:
        self._step_feed(-1)

    async def back(self) -> None:
        self.screen.step_back()

    def _step_feed(self, step: int) -> None:
        feeds = self.screen.feeds
        if feeds.step_feed(step) and feeds.current is not None:
            self.screen.go(feeds.current)
        else:
            self.screen.say(_("This is the last feed.") if step > 0 else _("This is the first feed."))

    def _move(self, step: int) -> None:
        if self.screen.panes.pane == "article":
            self.screen.article.move(step)
        else:
            self.screen.panes.rows.go_to(self.screen.panes.rows.cursor + step)

    def _page(self, pages: int) -> None:
        if self.screen.panes.pane == "article":
            self.screen.article.page(pages)
        else:
            self.screen.panes.rows.page(pages)

    def _go_to_edge(self, *, end: bool) -> None:
        if self.screen.panes.pane == "article":
            self.screen.article.go_to_edge(end=end)
        else:
            self.screen.panes.rows.go_to(self.screen.panes.rows.length - 1 if end else 0)
