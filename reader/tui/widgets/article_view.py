"""The article: its laid-out lines, drawn as they become visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from reader.model.article import Story
from reader.tui.widgets.lines import LineView
from reader.typeset.layout import lay_story
from reader.typeset.lines import BLANK, HEAD, Line, Role, Span, flow
from reader.typeset.pictures import holds_gallery

EDGE = 2
"""Cells that stay free on each side of the text."""


class ArticleView(LineView, inherit_bindings=False):
    """Shows one story in a centred column of at most `measure` cells."""

    COMPONENT_CLASSES = {*(f"article--{role}" for role in get_args(Role)), "article--link"}

    @dataclass
    class Scrolled(Message):
        """Another part is visible; `percent` of the article has been seen, 100 at its end."""

        percent: int

    def __init__(self, measure: int) -> None:
        super().__init__(id="article")
        self._measure = measure
        self._story: Story | None = None
        self._note = ""
        self._unfolded: frozenset[int] = frozenset()
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

    @property
    def top(self) -> tuple[int, int]:
        """The number of the block that is topmost on the screen, and the offset in its text of what is seen of it."""
        lines = self._lines[self.scroll_offset.y :] if self.scroll_offset.y else ()
        block = next((line.block for line in lines if line.block != HEAD), HEAD)
        for line in lines:
            for span in line.spans:
                if line.block == block and span.offset >= 0:
                    return (block, span.offset)
        return (block, 0)

    def show(self, story: Story | None, note: str = "", *, top: tuple[int, int] | None = None) -> None:
        """Show a story with `note` after it: from `top` on, or the same story as far down as before, or another one
        from its beginning."""
        same = self._story is not None and story is not None and story.article.id == self._story.article.id
        if top is None:
            top = self.top if same else (HEAD, 0)
        if not same:
            self._unfolded = frozenset()
        self._story, self._note = story, note
        self._lay(top)

    def page(self, pages: float) -> None:
        """Scroll by pages; a line of the last page stays in sight."""
        self._scroll_by(round(pages * (self.size.height - 1)))

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll_by(lines)

    def go_to_edge(self, *, end: bool) -> None:
        """Scroll to the first or the last line."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False, force=True)

    def unfold(self) -> bool:
        """Open the galleries that are in sight, or close them where all are open; False where there is none."""
        story = self._story
        visible = self._lines[self.scroll_offset.y : self.scroll_offset.y + self.size.height]
        seen = {line.block for line in visible if line.block != HEAD}
        galleries = {number for number in seen if story is not None and holds_gallery(story.blocks[number])}
        if not galleries:
            return False
        is_open = galleries <= self._unfolded
        top = self.top
        self._unfolded = self._unfolded - galleries if is_open else self._unfolded | galleries
        self._lay(top)
        return True

    def on_resize(self) -> None:
        self._lay(self.top)

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

    def _lay(self, top: tuple[int, int]) -> None:
        """Lay the lines for the width there is, and show those from a block and an offset in it on."""
        self._column = max(10, min(self._measure, self.columns - 2 * EDGE))
        lines: list[Line] = [BLANK]
        if self._story is not None:
            lines += lay_story(self._story, self._column, self._unfolded)
            if self._note:
                lines += [BLANK, *(Line(row) for row in flow([Span(self._note, "meta")], self._column))]
        self._lines = (*lines, BLANK)
        self.set_height(len(self._lines))
        self.scroll_to(y=self._find(*top), animate=False, force=True, immediate=True)
        self.post_message(self.Scrolled(self.percent))

    def _find(self, block: int, offset: int) -> int:
        """The line that shows an offset of a block; the first of all where there is no such block."""
        found = 0
        for number, line in enumerate(self._lines):
            if line.block != block or block == HEAD:
                continue
            start = next((span.offset for span in line.spans if span.offset >= 0), -1)
            if not found or 0 < start <= offset:
                found = number
        return found
