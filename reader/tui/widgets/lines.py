"""A pane that is drawn line by line: its cost depends on what is visible, never on its length."""

from __future__ import annotations

import re
from typing import Any, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.model.text import clean
from reader.typeset.cells import steady, width
from reader.typeset.signs import ASCII, THUMB
from reader.typeset.visual import apart, in_order

KEPT_LINES = 500
"""Lines that are kept as they were drawn: some screens full."""


_QUOTED: Final = re.compile("([“„])([^“”„]+)([“”])")


def harmless(text: str, *, ascii_only: bool) -> str:
    """Text that can stand in one row: whatever its way here, no terminal obeys a character of it."""
    text = steady(clean(text)).replace("\n", " ").replace("\t", " ")
    return text.translate(ASCII) if ascii_only else text


def draws_ascii(widget: Widget) -> bool:
    """Whether a widget draws its signs with ASCII characters alone."""
    return widget.app.has_class("-ascii")


def reorders(widget: Widget) -> bool:
    """Whether text is drawn in its order from left to right; if not, the terminal sees to that."""
    return not widget.app.has_class("-logical")


def shown(text: str, widget: Widget) -> str:
    """A text of one row as a widget draws it."""
    if reorders(widget):
        text = "".join(piece for piece, _ in in_order([(text, None)], measured=False))
    return harmless(text, ascii_only=draws_ascii(widget))


def said(sentence: str, widget: Widget) -> str:
    """A sentence as a widget draws it: what it quotes runs in a direction of its own."""
    return shown(_QUOTED.sub(lambda found: f"{found[1]}{apart(found[2])}{found[3]}", sentence), widget)


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of styled text, with a mark at the right edge that shows which part is visible.

    The mark is drawn in the lines themselves: a scrollbar of Textual's makes it cut the lines, and it measures some
    scripts narrower than terminals do, so the cut would come at the wrong place.
    """

    COMPONENT_CLASSES = {"lines--thumb"}

    def __init__(self, **named: Any) -> None:
        self._styles: dict[str, Style] = {}
        self._drawn: dict[tuple[int, bool], Strip] = {}
        super().__init__(**named)

    def notify_style_update(self) -> None:
        self._styles.clear()
        self._drawn.clear()
        super().notify_style_update()

    @property
    def columns(self) -> int:
        """The cells that a line may fill: all but the one of the mark."""
        return max(1, self.size.width - 1)

    @property
    def place(self) -> Offset:
        """Where on the screen the line begins that is read."""
        return self.region.offset

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

    @property
    def paper(self) -> Style:
        """The style of a line on which nothing stands."""
        if "" not in self._styles:
            self._styles[""] = self.rich_style
        return self._styles[""]

    def ink(self, name: str) -> Style:
        """The style of a component without its background, which is the line's."""
        if name not in self._styles:
            style = self.get_component_rich_style(name)
            self._styles[name] = Style(
                color=style.color,
                bold=style.bold,
                italic=style.italic,
                underline=style.underline,
                reverse=style.reverse,
                strike=style.strike,
            )
        return self._styles[name]

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> LineView:
        """Draw lines anew: those in `regions`, or all where none is named."""
        if regions:
            for line in {self.scroll_offset.y + y for region in regions for y in region.line_range}:
                self._drawn.pop((line, False), None)
                self._drawn.pop((line, True), None)
        else:
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other lines; those that were drawn stay what they are."""
        if round(old_value) != round(new_value):
            super().refresh(self.size.region)

    def render_line(self, y: int) -> Strip:
        number, thumb = y + self.scroll_offset.y, self._is_thumb(y)
        if (number, thumb) not in self._drawn:
            if len(self._drawn) >= KEPT_LINES:
                self._drawn.clear()
            self._drawn[number, thumb] = self._draw(number, thumb=thumb)
        return self._drawn[number, thumb]

    def _draw(self, number: int, *, thumb: bool) -> Strip:
        ascii_only = draws_ascii(self)
        segments = self.draw_line(number) if number < self.height else []
        segments = [Segment(harmless(segment.text, ascii_only=ascii_only), segment.style) for segment in segments]
        paper = segments[-1].style if segments else self.paper
        room = self.columns - sum(width(segment.text) for segment in segments)
        segments.append(Segment(" " * room, paper))
        mark = harmless(THUMB if thumb else " ", ascii_only=ascii_only)
        segments.append(Segment(mark, self.paper + self.ink("lines--thumb")))
        return Strip(segments, self.columns + 1)

    def _is_thumb(self, y: int) -> bool:
        lines, visible = self.height, self.size.height
        if lines <= visible:
            return False
        length = max(1, round(visible * visible / lines))
        start = round((visible - length) * self.scroll_offset.y / (lines - visible))
        return start <= y < start + length
