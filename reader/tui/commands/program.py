"""Help, the command line, what was said, and the way out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.texts import gettext as _
from reader.settings.described import value_of
from reader.settings.load import key_presets
from reader.tui.commands.ordering import Ordering
from reader.tui.preferences import Preferences
from reader.tui.screens.commands import CommandsScreen
from reader.tui.screens.settings import SettingsScreen
from reader.tui.screens.text import TextScreen

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Program:
    """The commands of the group Program."""

    screen: ReadingScreen
    _ordering: Ordering = field(init=False)
    _preferences: Preferences = field(init=False)

    def __post_init__(self) -> None:
        self._ordering = Ordering(self.screen)
        self._preferences = Preferences(self.screen)

    async def command_line(self) -> None:
        self._ordering.ask()

    async def messages(self) -> None:
        said = self.screen.session.journal.lines
        self.screen.app.push_screen(
            TextScreen(_("What was said, the newest first"), said or (_("Nothing was said yet."),))
        )

    async def help(self) -> None:
        async def run(command: str | None) -> None:
            if command:
                await self.screen.dispatch.run(command)

        self.screen.app.push_screen(CommandsScreen(self._preferences), run)

    async def settings(self) -> None:
        self.screen.app.push_screen(
            SettingsScreen(lambda dotted: value_of(self.screen.settings, dotted), self._preferences, key_presets())
        )

    async def quit_or_back(self) -> None:
        if not self.screen.step_back():
            self.screen.app.exit()

    async def quit(self) -> None:
        self.screen.app.exit()
