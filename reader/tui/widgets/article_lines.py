"""The lines of an article: laid out for the width there is, and drawn as they become visible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.message import Message

from reader.model.article import Story
from reader.model.changes import Comparison
from reader.model.texts import gettext as _
from reader.tui.widgets.highlights import Highlights
from reader.tui.widgets.lines import LineView, reorders
from reader.typeset.cells import width
from reader.typeset.changed import lay_comparison
from reader.typeset.column import Column
from reader.typeset.layout import lay_story
from reader.typeset.lines import BLANK, HEAD, Line, Role, Span, flow
from reader.typeset.numbers import Numbers, Unnumbered
from reader.typeset.pictures import holds_gallery
from reader.typeset.selecting import Spot
from reader.typeset.stretches import Mark
from reader.typeset.visual import char_at, in_order

EDGE = 2
"""Cells that stay free on each side of the text."""


class ArticleLines(LineView, inherit_bindings=False):
    """Shows one story in a centred column of at most `measure` cells. `highlights` knows what stands out in it."""

    COMPONENT_CLASSES = {
        *(f"article--{role}" for role in get_args(Role)),
        *(f"article--{mark}" for mark in get_args(Mark) if mark),
        "article--link",
    }

    @dataclass
    class Scrolled(Message):
        """Another part is visible; `percent` of the article has been seen, 100 at its end."""

        percent: int

    def __init__(self, measure: int, *, numbered: bool = True) -> None:
        super().__init__(id="article")
        self.highlights = Highlights()
        self._measure = measure
        self._numbered = numbered
        self._story: Story | None = None
        self._comparison: Comparison | None = None
        self._note = ""
        self._unfolded: frozenset[int] = frozenset()
        self._top = (HEAD, 0)  # where a person was before they looked at changes
        self.lines: tuple[Line, ...] = ()
        self._column = 0

    @property
    def place(self) -> Offset:
        link = self.highlights.focused
        begun = next((number for number in self.in_sight if self.lines[number].spans), self.in_sight.start)
        line = link.first.line if link is not None and link.first.line in self.in_sight else begun
        return self.region.offset + Offset(self._begin_of(line), line - self.in_sight.start)

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
        if self._comparison is not None:
            return self._top
        lines = self.lines[self.scroll_offset.y :] if self.scroll_offset.y else ()
        block = next((line.block for line in lines if line.block != HEAD), HEAD)
        for line in lines:
            for span in line.spans:
                if line.block == block and span.offset >= 0:
                    return (block, span.offset)
        return (block, 0)

    @property
    def in_sight(self) -> range:
        """The numbers of the lines that are visible."""
        return range(self.scroll_offset.y, min(len(self.lines), self.scroll_offset.y + self.size.height))

    def show(self, story: Story | None, note: str = "", *, top: tuple[int, int] | None = None) -> None:
        """Show a story with `note` after it: from `top` on, or the same story as far down as before, or another one
        from its beginning."""
        same = self._story is not None and story is not None and story.article.id == self._story.article.id
        if top is None:
            top = self.top if same else (HEAD, 0)
        if not same:
            self._unfolded = frozenset()
            self._comparison = None
            self.highlights.forget()
        self._story, self._note = story, note
        self._lay(top)

    @property
    def shows_changes(self) -> bool:
        """Whether it is shown what changed."""
        return self._comparison is not None

    def show_changes(self, comparison: Comparison | None) -> None:
        """Show what changed in the story, from the first change on; None shows the story again."""
        self._top = self.top
        self._comparison = comparison
        self.highlights.forget()
        self._lay(self._top)
        roles = ({span.role for span in line.spans} for line in self.lines)
        changed = (number for number, shown in enumerate(roles) if shown & {"added", "removed"})
        if comparison is not None:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
            self.bring_in_sight(next(changed, 0))

    def show_plain(self) -> None:
        """Show the story as one that is opened again: from the same line on, with nothing unfolded or marked."""
        top = self.top
        self._unfolded = frozenset()
        self._comparison = None
        self.highlights.forget()
        self._lay(top)

    def set_column(self, measure: int, *, numbered: bool) -> None:
        """Lay the article in a column of another width, its links numbered or not; what is topmost stays."""
        if (measure, numbered) != (self._measure, self._numbered):
            self._measure, self._numbered = measure, numbered
            self._lay(self.top)

    def page(self, pages: float) -> None:
        """Scroll by pages; a line of the last page stays in sight."""
        self._scroll_by(round(pages * (self.size.height - 1)))

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll_by(lines)

    def go_to_edge(self, *, end: bool) -> None:
        """Scroll to the first or the last line."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False, force=True)

    def bring_in_sight(self, line: int) -> None:
        """Scroll to a line, if it isn't visible; there is text above it then."""
        if line not in self.in_sight:
            self.scroll_to(y=line - self.size.height // 3, animate=False, force=True, immediate=True)

    def unfold(self) -> bool:
        """Open the galleries that are in sight, or close them where all are open; False where there is none."""
        story = self._story
        seen = {self.lines[number].block for number in self.in_sight} - {HEAD}
        galleries = {number for number in seen if story is not None and holds_gallery(story.blocks[number])}
        if not galleries:
            return False
        is_open = galleries <= self._unfolded
        top = self.top
        self._unfolded = self._unfolded - galleries if is_open else self._unfolded | galleries
        self._lay(top)
        return True

    def spot_at(self, x: int, y: int) -> Spot:
        """The character that is drawn at a cell of the widget; the nearest one where there is none."""
        number = max(0, min(len(self.lines) - 1, y + self.scroll_offset.y))
        line = self.lines[number]
        pieces = self._drawn_pieces(number)
        return Spot(number, char_at(line, x - self._left_of(line, pieces), reordered=reorders(self)))

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
        line, paper = self.lines[number], self.paper
        pieces = self._drawn_pieces(number)
        return [
            Segment(" " * self._left_of(line, pieces), paper),
            *(Segment(text, paper + self._style(span, mark)) for text, (span, mark) in pieces),
            Segment("", paper),
        ]

    def _drawn_pieces(self, number: int) -> list[tuple[str, tuple[Span, Mark]]]:
        """The parts of a line from left to right."""
        line = self.lines[number]
        marked = list(self.highlights.drawn(number, line))
        pieces = [(span.text, (span, mark)) for span, mark in marked]
        if not reorders(self):
            return pieces
        levels = replace(line, spans=tuple(span for span, _ in marked)).levels
        return list(in_order(pieces, levels, line.direction))

    def _begin_of(self, number: int) -> int:
        """The cell in which a line begins to be read."""
        left = (self.columns - self._column) // 2
        return left + self._column - 1 if self.lines[number].direction == "rtl" else left

    def _left_of(self, line: Line, pieces: Iterable[tuple[str, object]]) -> int:
        left = (self.columns - self._column) // 2
        return left + self._column - sum(width(text) for text, _ in pieces) if line.direction == "rtl" else left

    def _style(self, span: Span, mark: Mark) -> Style:
        look = self.ink(f"article--{'code' if span.code else span.role}")
        style = look + Style(bold=span.strong or None, italic=span.emphasis or None)
        if span.link and span.role != "number":
            style += self.ink("article--link")
        return style + self.ink(f"article--{mark}") if mark else style

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def _lay(self, top: tuple[int, int]) -> None:
        """Lay the lines for the width there is, and show those from a block and an offset in it on."""
        self._column = max(10, min(self._measure, self.columns - 2 * EDGE))
        numbers = Numbers() if self._numbered else Unnumbered()
        lines: list[Line] = [BLANK]
        if self._story is not None and self._comparison is not None:
            lines += self._said(_("What changed since you read it: +new words+ and -old ones-. c goes back."))
            column = Column(self._column, numbers=numbers)
            lines += (BLANK, *lay_comparison(self._comparison, column, self._story.article.direction))
        elif self._story is not None:
            lines += lay_story(self._story, self._column, self._unfolded, numbers)
            if self._note:
                lines += (BLANK, *self._said(self._note))
        self.lines = (*lines, BLANK)
        self.highlights.use(self.lines, numbers)
        self.set_height(len(self.lines))
        self.scroll_to(y=self._find(*top), animate=False, force=True, immediate=True)
        self.post_message(self.Scrolled(self.percent))

    def _said(self, sentence: str) -> list[Line]:
        return [Line(row) for row in flow([Span(sentence, "meta")], self._column)]

    def _find(self, block: int, offset: int) -> int:
        """The line that shows an offset of a block; the first of all where there is no such block."""
        found = 0
        for number, line in enumerate(self.lines):
            if line.block != block or block == HEAD:
                continue
            start = next((span.offset for span in line.spans if span.offset >= 0), -1)
            if not found or 0 < start <= offset:
                found = number
        return found
