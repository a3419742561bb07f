"""What needs the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.texts import gettext as _
from reader.tui.downloading import described, hopeless
from reader.tui.screens.sure import SureScreen
from reader.tui.shelves import in_folder

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Fetching:
    """The commands of the group Fetching."""

    screen: ReadingScreen

    async def refresh_feed(self) -> None:
        feed, shelf = self.screen.current_feed(), self.screen.feeds.shelf_of(self.screen.place)
        ids = [feed.id] if feed else None
        if shelf is not None and shelf.folder:
            ids = in_folder(self.screen.known_feeds, shelf.folder)
        self.screen.refreshing.refresh_now(ids, force=True)

    async def refresh_all(self) -> None:
        self.screen.refreshing.refresh_now(None, force=True)

    async def fetch_again(self) -> None:
        article = self.screen.articles.current
        if article is None:
            return
        if self.screen.refreshing.offline:
            self.screen.say(_("Offline. What is here stays as it is."))
            return
        self.screen.say(_("Fetching this article again."))
        self.screen.refreshing.fetch(article.id)

    async def go_offline(self) -> None:
        refreshing = self.screen.refreshing
        refreshing.go_offline(offline=not refreshing.offline)

    async def download(self) -> None:
        settings, downloading = self.screen.reach.settings, self.screen.downloading
        if downloading.stop():
            return
        if self.screen.refreshing.offline:
            self.screen.say(_("Offline. g o goes online again."))
            return
        plan = await downloading.plan(settings.network.wished_pause)
        if plan is None:
            return
        if not plan.ids:
            said = hopeless(plan.hopeless) if plan.hopeless else _("All texts of this view are here.")
            self.screen.say(said)
            return

        def start(sure: bool | None) -> None:
            if sure:
                downloading.start(plan.ids)

        paragraphs = described(plan, self.screen.place.title, metered=settings.refresh.metered)
        foot = _("enter downloads   esc leaves")
        self.screen.app.push_screen(SureScreen(_("Download for offline"), paragraphs, foot, yes="enter"), start)
