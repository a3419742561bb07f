"""From the keys that a person presses to what they do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import events
from textual.timer import Timer

from reader.model.errors import NewsreaderError, QueryError
from reader.model.texts import gettext as _
from reader.settings.keymap import KeyMap
from reader.tui.commands import handlers
from reader.tui.keys import KeyReader, key_of

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

SEQUENCE_SECONDS = 1.0
"""How long a sequence of keys waits for its next key."""


class Dispatch:
    """Follows the keys on a screen, and runs commands on it."""

    def __init__(self, screen: ReadingScreen, keymap: KeyMap) -> None:
        self._screen = screen
        self._keys = KeyReader(keymap)
        self._handlers = handlers(screen)
        self._forgetting: Timer | None = None

    def use(self, keymap: KeyMap) -> None:
        """Let other keys start the commands."""
        self._keys = KeyReader(keymap)

    async def press(self, event: events.Key) -> None:
        """Do what a key starts; a key that starts nothing is left to others."""
        pressed = self._keys.press(key_of(event))
        self._screen.key_line.pending = pressed.pending
        if self._forgetting is not None:
            self._forgetting.stop()
        if pressed.pending:
            self._screen.key_line.sentence = ""
            self._forgetting = self._screen.set_timer(SEQUENCE_SECONDS, self._forget)
        if pressed.answer:
            self._screen.say(pressed.answer)
        if pressed.command or pressed.pending or pressed.answer:
            event.stop()
            event.prevent_default()
        if pressed.command:
            await self.run(pressed.command)

    async def run(self, command: str) -> None:
        """Do what a command's id stands for, unless the people who run this machine do not want it done."""
        if command in self._screen.settings.locked.commands:
            self._screen.say(_("This is locked by the settings of this system."), failed=True)
            return
        await self.attempt(self._handlers[command])

    async def attempt(self, deed: Callable[[], Awaitable[None]]) -> None:
        """Do something, and say what goes wrong."""
        self._screen.key_line.sentence = ""
        try:
            await deed()
        except NewsreaderError as error:
            self._screen.say(str(error), failed=True)

    async def answer(self, text: str) -> bool:
        """Give what was entered to who asked for it; False where the line stays."""
        prompt = self._screen.prompt
        question = prompt.question
        try:
            return question is not None and await question.entered(text) and prompt.question is question
        except QueryError as error:
            prompt.mark(error)
        except NewsreaderError as error:
            self._screen.say(str(error), failed=True)
        return False

    def _forget(self) -> None:
        self._keys.forget()
        self._screen.key_line.pending = ()
