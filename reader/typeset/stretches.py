"""Parts of laid-out lines: what is found, selected or pointed at, and how lines look where it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from reader.typeset.cells import clusters, width
from reader.typeset.lines import Line, Span

Mark: TypeAlias = Literal["", "hit", "current", "selected", "focus"]
"""Why a part of a line stands out; a screen gives each its look."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The characters `start` to `end` of the line with a number."""

    line: int
    start: int
    end: int


def marked(spans: Iterable[Span], marks: Iterable[tuple[int, int, Mark]]) -> Iterator[tuple[Span, Mark]]:
    """The spans of a line, parted where a mark (from a character to another) begins or ends; later marks lie over
    earlier ones."""
    marks = list(marks)
    if not marks:
        yield from ((span, "") for span in spans)
        return
    edges = {edge for start, end, _ in marks for edge in (start, end)}
    position = 0
    for span in spans:
        end = position + len(span.text)
        cuts = sorted({position, end, *(edge for edge in edges if position < edge < end)})
        for first, last in pairwise(cuts):
            over = [mark for start, stop, mark in marks if start <= first < stop]
            yield _part(span, first - position, last - position), over[-1] if over else ""
        position = end


def labelled(spans: Iterable[Span], start: int, label: str) -> tuple[Span, ...]:
    """The spans of a line with a label over the characters from `start` on, and as wide as before where they were wide
    enough."""
    pieces = [(span, text, cells) for span in spans for text, cells in (clusters(span.text) if span.text else ())]
    covered = position = 0
    before: list[Span] = []
    after: list[Span] = []
    for span, text, cells in pieces:
        if position < start:
            before.append(replace(span, text=text))
        elif covered < width(label):
            covered += cells
        else:
            after.append(replace(span, text=text))
        position += len(text)
    return (*before, Span(label, "hint"), Span(" " * max(0, covered - width(label))), *after)


def column_of(line: Line, cells: int) -> int:
    """The character of a line that stands at a number of cells from its beginning; its length for what is beyond."""
    position = 0
    for text, taken in clusters(line.text):
        if cells < taken:
            return position
        cells -= taken
        position += len(text)
    return position


def in_line(stretches: Sequence[Stretch], number: int) -> Iterator[tuple[int, int]]:
    """The places of those stretches that lie in a line."""
    return ((one.start, one.end) for one in stretches if one.line == number)


def _part(span: Span, start: int, end: int) -> Span:
    offset = span.offset + start if span.offset >= 0 else -1
    return replace(span, text=span.text[start:end], offset=offset)
