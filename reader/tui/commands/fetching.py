"""What needs the network."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from reader.tui.screens.health import HealthScreen

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Fetching:
    """The commands of the group Fetching."""

    screen: ReadingScreen

    async def refresh_feed(self) -> None:
        feed = self.screen.current_feed()
        if feed is None:
            self.screen.session.refresh_now(None, force=True)
        else:
            self.screen.session.refresh_now([feed.id], force=True)

    async def refresh_all(self) -> None:
        self.screen.session.refresh_now(None, force=True)

    async def feed_health(self) -> None:
        session = self.screen.session

        def refresh(feed_id: int | None) -> None:
            if feed_id is not None:
                session.refresh_now([feed_id], force=True)

        self.screen.app.push_screen(HealthScreen(await session.health(), session.clock()), refresh)

    async def fetch_again(self) -> None:
        article = self.screen.articles.current
        if article is None:
            return
        if self.screen.session.offline:
            self.screen.say(_("Offline. What is here stays as it is."))
            return
        self.screen.say(_("Fetching this article again."))
        self.screen.session.fetch(article.id)

    async def editions(self) -> None:
        self.screen.choose_editions()
