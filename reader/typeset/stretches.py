"""Parts of laid-out lines: what is found, selected or pointed at, and how lines look where it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from reader.typeset.cells import clusters, width
from reader.typeset.lines import Span

Mark: TypeAlias = Literal["", "hit", "current", "selected", "focus"]
"""Why a part of a line stands out; a screen gives each its look."""

_LATIN: Final = b"\2"
"""The level of what runs from left to right, whatever is around it."""


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
            yield span.part(first - position, last - position), over[-1] if over else ""
        position = end


def labelled(spans: Iterable[Span], start: int, label: str) -> tuple[Span, ...]:
    """The spans of a line with a label over the characters from `start` on, and as wide as before where they were wide
    enough."""
    covered = position = 0
    before: list[Span] = []
    after: list[Span] = []
    for span in spans:
        at = 0
        for text, cells in clusters(span.text):
            if position < start:
                before.append(span.part(at, at + len(text)))
            elif covered < width(label):
                covered += cells
            else:
                after.append(span.part(at, at + len(text)))
            at += len(text)
            position += len(text)
    hint = Span(label, "hint", levels=_LATIN * len(label))
    return (*before, hint, Span(" " * max(0, covered - width(label))), *after)


def in_line(stretches: Sequence[Stretch], number: int) -> Iterator[tuple[int, int]]:
    """The places of those stretches that lie in a line."""
    return ((one.start, one.end) for one in stretches if one.line == number)
