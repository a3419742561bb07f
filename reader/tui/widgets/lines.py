"""A pane that is drawn line by line: its cost depends on what is visible, never on its length."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model.text import clean
from reader.typeset.cells import width
from reader.typeset.signs import ASCII, THUMB


def harmless(text: str, *, ascii_only: bool) -> str:
    """Text that can stand in one row: whatever its way here, no terminal obeys a character of it."""
    text = clean(text).replace("\n", " ").replace("\t", " ")
    return text.translate(ASCII) if ascii_only else text


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of styled text, with a mark at the right edge that shows which part is visible.

    The mark is drawn in the lines themselves: a scrollbar of Textual's makes it cut the lines, and it measures some
    scripts narrower than terminals do, so the cut would come at the wrong place.
    """

    COMPONENT_CLASSES = {"lines--thumb"}

    ascii_only: var[bool] = var(default=False)

    @property
    def columns(self) -> int:
        """The cells that a line may fill: all but the one of the mark."""
        return max(1, self.size.width - 1)

    @property
    def height(self) -> int:
        """How many lines there are."""
        return self.virtual_size.height

    def set_height(self, lines: int) -> None:
        """Say how many lines there are, and draw them anew."""
        self.virtual_size = Size(self.size.width, lines)
        self.refresh()

    def draw_line(self, number: int) -> list[Segment]:
        """The segments of a line, at most `columns` cells of them; numbers count from the first line of all."""
        raise NotImplementedError

    def ink(self, name: str) -> Style:
        """The style of a component without its background, which is the line's."""
        style = self.get_component_rich_style(name)
        return Style(color=style.color, bold=style.bold, italic=style.italic, underline=style.underline)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        segments = self.draw_line(number) if number < self.height else []
        segments = [Segment(harmless(segment.text, ascii_only=self.ascii_only), segment.style) for segment in segments]
        paper = segments[-1].style if segments else self.rich_style
        room = self.columns - sum(width(segment.text) for segment in segments)
        segments.append(Segment(" " * room, paper))
        thumb = harmless(THUMB if self._is_thumb(y) else " ", ascii_only=self.ascii_only)
        segments.append(Segment(thumb, self.rich_style + self.ink("lines--thumb")))
        return Strip(segments, self.columns + 1)

    def _is_thumb(self, y: int) -> bool:
        lines, visible = self.height, self.size.height
        if lines <= visible:
            return False
        length = max(1, round(visible * visible / lines))
        start = round((visible - length) * self.scroll_offset.y / (lines - visible))
        return start <= y < start + length
