"""Sentences in a box: why an article is hidden, what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style

from reader.model.texts import gettext as _
from reader.tui.screens.box import BoxScreen
from reader.tui.widgets.rows import RowList
from reader.typeset.lines import Span, flow


class Sentences(RowList):
    """Paragraphs, wrapped to the width there is."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        super().__init__(id="sentences")
        self._paragraphs = paragraphs
        self._rows: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return len(self._rows)

    def on_resize(self) -> None:
        room = max(10, self.columns - 3)
        self._rows = tuple(
            "".join(span.text for span in row)
            for paragraph in self._paragraphs
            for row in flow([Span(paragraph, "body")], room)
        )
        super().on_resize()

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        yield (f" {self._rows[index]}", self.ink("row--ink"))


class TextScreen(BoxScreen[None], inherit_bindings=False):
    """Shows paragraphs; enter and escape leave."""

    def __init__(self, head: str, paragraphs: Sequence[str]) -> None:
        super().__init__(Sentences(paragraphs), head, _("esc leaves"))

    def choose(self) -> None:
        self.dismiss(None)
