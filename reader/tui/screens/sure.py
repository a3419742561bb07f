"""A question that is answered with yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.screens.box import BoxScreen
from reader.tui.screens.text import Sentences


class SureScreen(BoxScreen[bool], inherit_bindings=False):
    """Says in paragraphs what it is about; leaves with true where the person presses `yes`, which `foot` names."""

    def __init__(self, head: str, paragraphs: Sequence[str], foot: str, *, yes: str = "y") -> None:
        super().__init__(Sentences(paragraphs), head, foot)
        self._yes = yes

    def choose(self) -> None:
        if self._yes == "enter":
            self.dismiss(True)

    def press(self, key: str) -> bool:
        if key in {"y", "n"}:
            self.dismiss(key == "y")
        return key in {"y", "n"}
