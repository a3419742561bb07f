"""What the typesetter makes: lines of spans, each of which knows what it is and where its characters come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reader.model.blocks import Direction, Run
from reader.typeset.bidi import is_plain, levels_of
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

_APART, _TOGETHER = "\u2068", "\u2069"
"""The characters around a text that runs in its own direction, its first letter's."""

HEAD = -1
"""The block number of lines that stand before or after the body."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one look. `offset` is where they begin in their block's text; -1 for what is only drawn.

    What stands `apart` runs in its own direction, whatever is around it. `levels` say in which direction each character
    runs (UAX #9); where there are none, all run as their line does.
    """

    text: str
    role: Role = "body"
    offset: int = -1
    link: str | None = None
    emphasis: bool = False
    strong: bool = False
    code: bool = False
    apart: bool = False
    levels: bytes = b""

    def part(self, start: int, end: int) -> Span:
        """The characters `start` to `end` of it."""
        offset = self.offset + start if self.offset >= 0 else -1
        return replace(self, text=self.text[start:end], offset=offset, levels=self.levels[start:end])


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells, its spans in reading order. `block` is the number of the block in the body that it belongs to,
    or `HEAD`."""

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

    @property
    def levels(self) -> bytes:
        """In which direction each character runs."""
        own = bytes([self.direction == "rtl"])
        return b"".join(span.levels or own * len(span.text) for span in self.spans)


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


def turned(line: Line, direction: Direction) -> Line:
    """A line as a part of one that runs in another direction; its text runs as it did."""
    if line.direction == direction:
        return line
    up = 2 if direction == "rtl" else 0
    levels = bytes(level + up for level in line.levels)
    spans: list[Span] = []
    position = 0
    for span in line.spans:
        spans.append(replace(span, levels=levels[position : position + len(span.text)]))
        position += len(span.text)
    return replace(line, spans=tuple(spans), direction=direction)


def levelled(spans: Iterable[Span], direction: Direction) -> list[Span]:
    """The spans of a paragraph, each knowing in which direction its characters run."""
    spans = list(spans)
    if direction == "ltr" and all(is_plain(span.text) for span in spans):
        return spans
    text = "".join(f"{_APART}{span.text}{_TOGETHER}" if span.apart else span.text for span in spans)
    levels = levels_of(text, direction)
    if levels.count(direction == "rtl") == len(levels):
        return spans
    found: list[Span] = []
    position = 0
    for span in spans:
        position += span.apart
        found.append(replace(span, levels=levels[position : position + len(span.text)]))
        position += len(span.text) + span.apart
    return found


def flow(spans: Iterable[Span], cells: int, direction: Direction = "ltr") -> list[tuple[Span, ...]]:
    """The spans of a paragraph as rows of at most `cells`, broken where lines may break."""
    spans = levelled(spans, direction)
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
            yield span.part(first, last)
        position += len(span.text)
        at += 1
