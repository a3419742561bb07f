"""Help, and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Program:
    """The commands of the group Program."""

    screen: ReadingScreen

    async def help(self) -> None:
        self.screen.show_commands()

    async def quit_or_back(self) -> None:
        if not self.screen.step_back():
            self.screen.app.exit()

    async def quit(self) -> None:
        self.screen.app.exit()
