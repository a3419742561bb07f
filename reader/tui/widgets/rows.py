"""A list of rows with a cursor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import var

from reader.tui.widgets.lines import LineView, reorders
from reader.typeset.cells import cut, width
from reader.typeset.signs import PLACE, POINTER
from reader.typeset.visual import in_order

WHEEL_LINES = 3
"""How far a turn of the mouse wheel goes, in about as many lines."""


class RowList(LineView, inherit_bindings=False):
    """Rows with a cursor. A subclass says how many there are (`length`) and draws them (`draw`)."""

    COMPONENT_CLASSES = {"row--cursor", "row--cursor-focus", "row--pointer", "row--strong", "row--ink", "row--muted"}

    cursor: var[int] = var(0)
    row_height: var[int] = var(1)

    @dataclass
    class Highlighted(Message):
        """The cursor moved to another row."""

        rows: RowList

        @property
        def control(self) -> RowList:
            return self.rows

    @dataclass
    class Chosen(Highlighted):
        """A row was clicked that the cursor was on already."""

    @property
    def length(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        """The texts of line `part` of a row, of `cells` at most in all; styles without a background.

        They are in reading order; what runs from right to left stands `apart`.
        """
        raise NotImplementedError

    @property
    def place(self) -> Offset:
        return self.region.offset + Offset(0, self.cursor * self.row_height - self.scroll_offset.y)

    def rests_on(self, index: int) -> bool:
        """Whether the cursor can stand on a row; it passes over all others."""
        return True

    def relay(self) -> None:
        """Draw everything anew, for rows that are other ones now."""
        self.set_height(self.length * self.row_height)
        self.cursor = max(0, min(self.cursor, self.length - 1))

    def redraw(self, index: int) -> None:
        """Draw one row anew."""
        top = index * self.row_height - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self.row_height))

    def go_to(self, index: int) -> None:
        """Put the cursor on a row and make it visible."""
        if self.length:
            index = max(0, min(index, self.length - 1))
            self.cursor = self._resting_place(index, 1 if index >= self.cursor else -1)
            self.show_cursor()

    def page(self, pages: float) -> None:
        """Move the cursor by pages."""
        self.go_to(self.cursor + round(pages * max(1, self.size.height // self.row_height - 1)))

    def show_cursor(self) -> None:
        """Scroll just so far that the cursor's row is visible."""
        if not self.size.height:  # not on the screen yet; showing it begins with a resize
            return
        headed = self.cursor > 0 and not self.rests_on(self.cursor - 1)  # what stands over it is seen with it
        first, rows = self.cursor - headed, 1 + headed
        region = Region(0, first * self.row_height, self.size.width, rows * self.row_height)
        self.scroll_to_region(region, animate=False, force=True)

    def watch_cursor(self, before: int, now: int) -> None:
        self.redraw(before)
        self.redraw(now)
        if self.length:
            self.post_message(self.Highlighted(self))

    def watch_row_height(self) -> None:
        self.relay()
        self.show_cursor()

    def on_resize(self) -> None:
        self.relay()
        self.show_cursor()

    def on_focus(self) -> None:
        self.redraw(self.cursor)

    def on_blur(self) -> None:
        self.redraw(self.cursor)

    def row_at(self, y: int) -> int | None:
        """The row at a line of the screen's that the widget has; None below the last."""
        index = (y + self.scroll_offset.y) // self.row_height
        return index if index < self.length else None

    def on_click(self, event: events.Click) -> None:
        index = self.row_at(event.y)
        if index is None:
            return
        if index == self.cursor:
            self.post_message(self.Chosen(self))
        self.go_to(index)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._roll(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._roll(event, -1)

    def _roll(self, event: events.MouseEvent, step: int) -> None:
        """Scroll by whole rows; a cursor that would be left behind comes along at the edge of what is seen."""
        event.stop()
        event.prevent_default()
        lines = max(1, round(WHEEL_LINES / self.row_height)) * self.row_height
        self.scroll_to(y=self.scroll_offset.y + step * lines, animate=False, force=True)
        first = -(-self.scroll_offset.y // self.row_height)
        last = max(first, (self.scroll_offset.y + self.size.height) // self.row_height - 1)
        if self.length and not first <= self.cursor <= last:
            index = min(max(first, min(self.cursor, last)), self.length - 1)
            self.cursor = self._resting_place(index, step)

    def _resting_place(self, index: int, step: int) -> int:
        """The row where the cursor comes to stand on its way to another."""
        for way in (step, -step):
            place = index
            while 0 <= place < self.length:
                if self.rests_on(place):
                    return place
                place += way
        return index

    def draw_line(self, number: int) -> list[Segment]:
        index, part = divmod(number, self.row_height)
        under = index == self.cursor
        paper = self.paper
        if under:
            paper = self.get_component_rich_style("row--cursor-focus" if self.has_focus else "row--cursor")
        pieces = [(self._pointer(under=under), paper + self.ink("row--pointer"))]
        room = self.columns - 1
        for text, style in self.draw(index, part, room):
            fitting = cut(text, room)
            pieces.append((fitting, paper + style))
            room -= width(fitting)
        pieces.append((" " * room, paper))
        drawn = in_order(pieces) if reorders(self) else pieces
        return [Segment(text, style) for text, style in drawn]

    def _pointer(self, *, under: bool) -> str:
        """What stands before a row: a bar where the keys go, a thin one where the cursor is in another pane; a clearer
        sign than the bar where no shade helps it."""
        if not under:
            return " "
        return PLACE if not self.has_focus else ">" if self.app.native_ansi_color else POINTER
