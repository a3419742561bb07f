"""Opening articles, and going from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.blocks import media_addresses
from reader.model.texts import gettext as _

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Reading:
    """The commands of the group Reading."""

    screen: ReadingScreen

    async def open(self) -> None:
        if self.screen.panes.pane == "feeds":
            if not self.screen.feeds.toggle():
                self.screen.panes.switch("list")
        elif self.screen.panes.pane != "article":
            await self.screen.open_current()
        elif (link := self.screen.article.focused_link) is not None:
            await self.screen.links.follow(link)
        elif not self.screen.article.unfold():
            await self.screen.open_current()

    async def read_on(self) -> None:
        if self.screen.panes.pane != "article":
            await self.open()
        elif self.screen.article.at_end:
            await self.next_unread()
        else:
            self.screen.article.page(1)

    async def next_unread(self) -> None:
        article = self.screen.articles.current
        is_next = article is not None and article.read is None and not article.hidden
        if self.screen.panes.pane != "article" and is_next:
            await self.screen.open_current()
        else:
            await self._go_to_unread(1)

    async def previous_unread(self) -> None:
        await self._go_to_unread(-1)

    async def next_article(self) -> None:
        await self._step(1)

    async def previous_article(self) -> None:
        await self._step(-1)

    async def reading_only(self) -> None:
        panes = self.screen.panes
        panes.reading_only = not panes.reading_only
        if panes.reading_only:
            await self.screen.open_current()

    async def browser(self) -> None:
        article, link = self.screen.articles.current, self.screen.article.focused_link
        if link is not None:
            await self.screen.refreshing.browse(link.address)
        elif article is not None:
            await self.screen.refreshing.browse(article.url)

    async def browser_and_read(self) -> None:
        article = self.screen.articles.current
        if article is not None:
            await self.screen.deeds.set_read([article.id], read=True)
            await self.screen.refreshing.browse(article.url)

    async def enclosure(self) -> None:
        article, story = self.screen.articles.current, self.screen.article.story
        if article is None:
            return
        blocks = story.blocks if story is not None and story.article.id == article.id else ()
        addresses = [*(one.url for one in article.enclosures), *media_addresses(blocks)]
        if addresses:
            await self.screen.refreshing.browse(addresses[0])
        else:
            self.screen.say(_("No audio, video or file comes with this article."))

    async def _step(self, step: int) -> None:
        articles = self.screen.articles
        index = articles.neighbour(step)
        if index is None:
            self.screen.say(_("This is the last one here.") if step > 0 else _("This is the first one here."))
            return
        articles.go_to(index)
        if self.screen.panes.pane == "article":
            await self.screen.open_current()

    async def _go_to_unread(self, step: int) -> None:
        articles = self.screen.articles
        ids = articles.beyond(step)
        place = await self.screen.session.first_unread(ids)
        if place is None:
            self.screen.say(_("No unread article further down.") if step > 0 else _("No unread article further up."))
            return
        articles.go_to_article(ids[place])
        await self.screen.open_current()
