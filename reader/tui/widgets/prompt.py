"""One line to type into: a filter, or what to search for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

Purpose: TypeAlias = Literal["filter", "search"]

LEFT_TO_THE_SCREEN: Final = frozenset({"escape", "up", "down", "pageup", "pagedown", "f1", "f2", "f3", "f10", "ctrl+q"})
"""Keys that act on the screen while a person types; all others belong to the line."""


class Prompt(Horizontal):
    """Hidden until it is asked; says what is typed at every key."""

    @dataclass
    class Typed(Message):
        """The text is another one."""

        purpose: Purpose
        text: str

    @dataclass
    class Entered(Message):
        """Enter was pressed."""

        purpose: Purpose
        text: str

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self.purpose: Purpose = "filter"
        self._asking = False

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)
        yield Input(compact=True, select_on_focus=False)

    @property
    def is_open(self) -> bool:
        """Whether a person is being asked."""
        return self._asking

    def ask(self, purpose: Purpose, label: str, hint: str, text: str) -> None:
        """Show the line, with `text` typed already."""
        self.purpose = purpose
        self._asking = True
        self.add_class("-open")
        self.query_one(Static).update(f" {label} ")
        line = self.query_one(Input)
        line.placeholder = hint
        with self.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        line.focus()

    def take(self, characters: str) -> None:
        """Add characters that were typed elsewhere."""
        self.query_one(Input).insert_text_at_cursor(characters)

    def close(self) -> None:
        """Hide the line."""
        self._asking = False
        self.remove_class("-open")

    @on(Input.Changed)
    def _say_typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._asking:
            self.post_message(self.Typed(self.purpose, event.value))

    @on(Input.Submitted)
    def _say_entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self.purpose, event.value))
