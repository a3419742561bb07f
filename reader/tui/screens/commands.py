"""All commands with their keys: help, a way to run what has no key in one's head, and to give it one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from reader.model.errors import SettingsError
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.settings.commands import BY_ID, COMMANDS
from reader.tui.keys import written
from reader.tui.screens.choosing import Choice, ChoosingScreen
from reader.tui.screens.keys import KeysScreen


class Binding(Protocol):
    """Gives commands other keys."""

    @property
    def bindings(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of each command, as they are now."""

    def losing(self, command: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The titles of the commands that lose keys where a command gets these."""

    def bind(self, command: str, keys: tuple[str, ...]) -> str:
        """Give a command these keys alone, and say what came of it. Raises `SettingsError`."""

    def unbind(self, command: str) -> str:
        """Give a command the keys of the preset, and say what came of it. Raises `SettingsError`."""


class CommandsScreen(ChoosingScreen[str], inherit_bindings=False):
    """Leaves with the id of a command to run."""

    def __init__(self, binding: Binding) -> None:
        self._binding = binding
        super().__init__(
            self._offered(), _("Keys and commands"), foot=_("enter runs it   f4 changes its keys   esc leaves")
        )

    def press(self, key: str) -> bool:
        if key == "f1":
            self.dismiss(None)
        elif key == "f4":
            self._change()
        return key in {"f1", "f4"}

    def _change(self) -> None:
        choice = self.choices.current
        if choice is None:
            return
        command = choice.value

        def losing(keys: tuple[str, ...]) -> tuple[str, ...]:
            return self._binding.losing(command, keys)

        def take(keys: tuple[str, ...] | None) -> None:
            if keys is None:
                return
            try:
                self.tell(self._binding.bind(command, keys) if keys else self._binding.unbind(command))
            except SettingsError as error:
                self.tell(clean_line(str(error)))
            self.choices.offer(self._offered())

        self.app.push_screen(KeysScreen(BY_ID[command].title, self._binding.bindings[command], losing), take)

    def _offered(self) -> list[Choice[str]]:
        bindings = self._binding.bindings
        return [
            Choice(
                command.id,
                _(command.title),
                before="  ".join(written(keys) for keys in bindings[command.id]),
                after=_(command.group),
                words=" ".join(bindings[command.id]),
            )
            for command in COMMANDS
        ]
