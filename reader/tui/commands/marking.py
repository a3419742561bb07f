"""Marks, and taking them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Marking:
    """The commands of the group Marking."""

    screen: ReadingScreen

    async def toggle_read(self) -> None:
        article = self.screen.articles.current
        if article is not None:
            await self.screen.session.set_read([article.id], read=article.read is None)

    async def toggle_star(self) -> None:
        article = self.screen.articles.current
        if article is not None:
            await self.screen.session.set_starred(article)

    async def mark_all_read(self) -> None:
        await self.screen.session.mark_all_read(self.screen.place)

    async def undo(self) -> None:
        await self.screen.session.undo()
