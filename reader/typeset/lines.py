"""What the typesetter makes: lines of spans, each of which knows what it is and where its characters come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reader.model.blocks import Direction, Run
from reader.typeset.cells import width
from reader.typeset.wrap import wrap

Role: TypeAlias = Literal[
    "kicker",
    "title",
    "lead",
    "meta",
    "body",
    "heading",
    "quote",
    "pull",
    "marker",
    "caption",
    "credit",
    "code",
    "media",
    "rule",
    "number",
    "hint",
    "added",
    "removed",
]
"""What a span is; a screen gives each role its look."""

HEAD = -1
"""The block number of lines that stand before or after the body."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one look. `offset` is where they begin in their block's text; -1 for what is only drawn."""

    text: str
    role: Role = "body"
    offset: int = -1
    link: str | None = None
    emphasis: bool = False
    strong: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells. `block` is the number of the block in the body that it belongs to, or `HEAD`."""

    spans: tuple[Span, ...] = ()
    block: int = HEAD
    direction: Direction = "ltr"

    @property
    def text(self) -> str:
        """The characters of the row."""
        return "".join(span.text for span in self.spans)

    @property
    def cells(self) -> int:
        """The cells that the row takes."""
        return sum(width(span.text) for span in self.spans)


BLANK = Line()


def spans_of(runs: Iterable[Run], role: Role) -> list[Span]:
    """Running text as spans, each knowing its offset."""
    spans: list[Span] = []
    offset = 0
    for run in runs:
        if run.text:
            spans.append(Span(run.text, role, offset, run.link, run.emphasis, run.strong, run.code))
            offset += len(run.text)
    return spans


def shifted(line: Line, by: int) -> Line:
    """A line whose offsets count from `by` characters further on in a longer text."""
    return replace(
        line, spans=tuple(replace(span, offset=span.offset + by) if span.offset >= 0 else span for span in line.spans)
    )


def drawn_only(line: Line) -> Line:
    """A line without offsets: what it says is no part of the running text."""
    return replace(line, spans=tuple(replace(span, offset=-1) for span in line.spans))


def flow(spans: Iterable[Span], cells: int) -> list[tuple[Span, ...]]:
    """Spans as rows of at most `cells`, broken where lines may break."""
    spans = list(spans)
    rows: list[tuple[Span, ...]] = []
    at = position = 0  # the first span that has not ended, and where it begins
    for start, end in wrap("".join(span.text for span in spans), cells):
        while at < len(spans) and position + len(spans[at].text) <= start:
            position += len(spans[at].text)
            at += 1
        rows.append(tuple(_between(spans, at, position, start, end)))
    return rows


def _between(spans: Sequence[Span], at: int, position: int, start: int, end: int) -> Iterator[Span]:
    """The parts of spans from number `at` on, which begins at `position`, that lie between two characters."""
    while at < len(spans) and position < end:
        span = spans[at]
        first, last = max(start - position, 0), min(end - position, len(span.text))
        if first < last:
            offset = span.offset + first if span.offset >= 0 else -1
            yield replace(span, text=span.text[first:last], offset=offset)
        position += len(span.text)
        at += 1
