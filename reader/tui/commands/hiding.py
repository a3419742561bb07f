"""Hiding articles and topics, and finding again what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.tui.commands.chosen import chosen
from reader.tui.missing import Missing
from reader.tui.muting import Muting

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Hiding:
    """The commands of the group Hiding."""

    screen: ReadingScreen

    async def hide(self) -> None:
        if articles := await chosen(self.screen):
            await self.screen.deeds.toggle_hidden(articles)

    async def mute(self) -> None:
        await Muting(self.screen).begin(self.screen.articles.current)

    async def mutes(self) -> None:
        await Muting(self.screen).list_rules()

    async def why_hidden(self) -> None:
        await Missing(self.screen).explain(self.screen.articles.current)
