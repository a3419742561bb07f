"""All commands with their keys: help, and a way to run what has no key in one's head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import gettext as _

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.settings.commands import COMMANDS, Command
from reader.tui.keys import written
from reader.tui.widgets.rows import RowList
from reader.typeset.cells import pad

KEYS_WIDTH = 24


class CommandList(RowList):
    """Commands that fit what is typed, each with its keys."""

    def __init__(self, bindings: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(id="commands")
        self._sequences = bindings
        self._shown: tuple[Command, ...] = COMMANDS

    @property
    def length(self) -> int:
        return len(self._shown)

    @property
    def current(self) -> Command | None:
        """The command under the cursor."""
        return self._shown[self.cursor] if self._shown else None

    def narrow(self, text: str) -> None:
        """Show the commands whose title, group or keys hold all the words."""
        words = text.casefold().split()
        self._shown = tuple(command for command in COMMANDS if all(word in self._words(command) for word in words))
        self.relay()
        self.go_to(0)

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        command = self._shown[index]
        keys = "  ".join(written(keys) for keys in self._sequences.get(command.id, ()))
        yield (pad(f" {keys}", KEYS_WIDTH), self.ink("row--strong"))
        yield (pad(_(command.title), cells - KEYS_WIDTH - 10), self.ink("row--ink"))
        yield (f"{_(command.group)} ", self.ink("row--muted"))

    def _words(self, command: Command) -> str:
        return " ".join((command.title, command.group, *self._sequences.get(command.id, ()))).casefold()


class CommandsScreen(Screen[str | None], inherit_bindings=False):
    """Type to find a command, enter runs it, escape leaves."""

    AUTO_FOCUS = "Input"

    def __init__(self, bindings: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = CommandList(bindings)
        self._rows.can_focus = False

    def compose(self) -> ComposeResult:
        with Vertical(id="commands-box"):
            yield Static(_(" Keys and commands"), id="commands-head", markup=False)
            yield Input(placeholder=_("type to find one"), compact=True)
            yield self._rows
            yield Static(_(" enter runs it   esc leaves"), id="commands-foot", markup=False)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._rows.narrow(event.value)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _run(self) -> None:
        command = self._rows.current
        self.dismiss(command.id if command else None)

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "escape" | "f1" | "ctrl+c":
                self.dismiss(None)
            case "ctrl+q":
                self.app.exit()
            case "down" | "tab":
                self._rows.go_to(self._rows.cursor + 1)
            case "up" | "shift+tab":
                self._rows.go_to(self._rows.cursor - 1)
            case "pagedown":
                self._rows.page(1)
            case "pageup":
                self._rows.page(-1)
            case _:
                return
        event.stop()
        event.prevent_default()
