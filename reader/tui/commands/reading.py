"""Opening articles, and going from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from reader.model.text import clean_line

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Reading:
    """The commands of the group Reading."""

    screen: ReadingScreen

    async def open(self) -> None:
        if self.screen.panes.pane == "feeds":
            self.screen.panes.switch("list")
        elif self.screen.panes.pane != "article" or not self.screen.article.unfold():
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
        if self.screen.panes.pane != "article" and article is not None and article.read is None:
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
        article = self.screen.articles.current
        if article is not None:
            await self.screen.session.browse(article)

    async def copy_address(self) -> None:
        article = self.screen.articles.current
        if article is not None:
            self.screen.app.copy_to_clipboard(clean_line(article.url))
            self.screen.say(_("Sent to the clipboard: {}").format(article.url))

    async def _step(self, step: int) -> None:
        articles = self.screen.articles
        index = articles.cursor + step
        if not 0 <= index < articles.length:
            self.screen.say(_("This is the last one here.") if step > 0 else _("This is the first one here."))
            return
        articles.go_to(index)
        if self.screen.panes.pane == "article":
            await self.screen.open_current()

    async def _go_to_unread(self, step: int) -> None:
        index = self.screen.articles.find_unread(step)
        if index is None:
            self.screen.say(_("No unread article further down.") if step > 0 else _("No unread article further up."))
            return
        self.screen.articles.go_to(index)
        await self.screen.open_current()
