"""The article: its laid-out lines, drawn as they become visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from reader.model.article import Story
from reader.tui.widgets.lines import LineView
from reader.typeset.layout import lay_story
from reader.typeset.lines import BLANK, Line, Role, Span, flow

ROLES: Final[tuple[Role, ...]] = (
    "kicker",
    "title",
    "lead",
    "meta",
    "body",
    "heading",
    "quote",
    "marker",
    "caption",
    "credit",
    "code",
    "media",
    "rule",
)
EDGE = 2
"""Cells that stay free on each side of the text."""


class ArticleView(LineView, inherit_bindings=False):
    """Shows one story in a centred column of at most `measure` cells."""

    COMPONENT_CLASSES = {*(f"article--{role}" for role in ROLES), "article--link"}

    @dataclass
    class Scrolled(Message):
        """Another part is visible; `percent` of the article has been seen, 100 at its end."""

        percent: int

    def __init__(self, measure: int) -> None:
        super().__init__(id="article")
        self._measure = measure
        self._story: Story | None = None
        self._note = ""
        self._lines: tuple[Line, ...] = ()
        self._column = 0

    @property
    def story(self) -> Story | None:
        """What is shown."""
        return self._story

    @property
    def at_end(self) -> bool:
        """Whether the last line is visible."""
        return self.scroll_offset.y >= self.max_scroll_y

    def show(self, story: Story | None, note: str = "") -> None:
        """Show a story from its beginning, or the same one as far down as before; `note` stands after it."""
        same = self._story is not None and story is not None and story.article.id == self._story.article.id
        self._story, self._note = story, note
        self._lay(keep=same)

    def page(self, pages: float) -> None:
        """Scroll by pages; a line of the last page stays in sight."""
        self._scroll_by(round(pages * (self.size.height - 1)))

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll_by(lines)

    def go_to_edge(self, *, end: bool) -> None:
        """Scroll to the first or the last line."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False, force=True)

    def on_resize(self) -> None:
        self._lay(keep=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self.percent))

    @property
    def percent(self) -> int:
        """How much of the article has been seen."""
        if not self.max_scroll_y:
            return 100
        return min(100, round(100 * self.scroll_offset.y / self.max_scroll_y))

    def draw_line(self, number: int) -> list[Segment]:
        line = self._lines[number]
        left = (self.columns - self._column) // 2
        if line.direction == "rtl":
            left += self._column - line.cells
        paper = self.rich_style
        return [
            Segment(" " * left, paper),
            *(Segment(span.text, paper + self._style(span)) for span in line.spans),
            Segment("", paper),
        ]

    def _style(self, span: Span) -> Style:
        look = self.ink(f"article--{'code' if span.code else span.role}")
        style = look + Style(bold=span.strong or None, italic=span.emphasis or None)
        return style + self.ink("article--link") if span.link else style

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def _lay(self, *, keep: bool) -> None:
        """Lay the lines for the width there is; with `keep`, the block at the top of the screen stays there."""
        place = self._place() if keep else None
        self._column = max(10, min(self._measure, self.columns - 2 * EDGE))
        lines: list[Line] = [BLANK]
        if self._story is not None:
            lines += lay_story(self._story, self._column)
            if self._note:
                lines += [BLANK, *(Line(row) for row in flow([Span(self._note, "meta")], self._column))]
        self._lines = (*lines, BLANK)
        self.set_height(len(self._lines))
        self.scroll_to(y=self._find(place) if place else 0, animate=False, force=True, immediate=True)
        self.post_message(self.Scrolled(self.percent))

    def _place(self) -> tuple[int, int] | None:
        """The block and the offset in it that the topmost line shows; None at the very top."""
        top = self.scroll_offset.y
        if top == 0:
            return None
        for line in self._lines[top:]:
            for span in line.spans:
                if span.offset >= 0:
                    return (line.block, span.offset)
        return None

    def _find(self, place: tuple[int, int]) -> int:
        block, offset = place
        found = 0
        for number, line in enumerate(self._lines):
            starts = [span.offset for span in line.spans if span.offset >= 0]
            if line.block == block and starts and starts[0] <= offset:
                found = number
        return found
