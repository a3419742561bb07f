"""What could be meant, above the line that a person types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rich.style import Style
from textual import events
from textual.message import Message

from reader.tui.completing import Offered
from reader.tui.widgets.rows import RowList
from reader.typeset.cells import cut, pad, width
from reader.typeset.visual import apart

ROWS: Final = 6
"""How many are seen at once."""


_LEAST: Final = 10
"""Cells that a note needs to say anything."""


class OfferList(RowList, can_focus=False):
    """Shows what is offered, the cursor on what is taken."""

    @dataclass
    class Taken(Message):
        """An offer was clicked."""

        index: int

    def __init__(self) -> None:
        super().__init__(id="offers")
        self._offered = Offered()

    @property
    def length(self) -> int:
        return len(self._offered.offers)

    def show(self, offered: Offered) -> None:
        """Show other offers."""
        self._offered = offered
        self.styles.height = min(ROWS, self.length)
        self.set_class(offered.is_begun, "-shown")
        self.relay()
        self.go_to(max(0, offered.taken))
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = event.y + round(self.scroll_offset.y)
        if index < self.length:
            self.post_message(self.Taken(index))

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        offer = self._offered.offers[index]
        text = cut(f" {offer.completion.text}", cells)
        room = cells - width(text) - 3
        note = f"  {cut(offer.note, room)} " if offer.note and room > _LEAST else ""
        room = cells - width(note)
        yield (pad(apart(cut(text, room)), room), self.ink("row--ink"))
        yield (apart(note), self.ink("row--muted"))
