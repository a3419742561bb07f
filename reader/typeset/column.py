"""The column that an article is set in, and text that stands beside an edge of it: a sign, a bar, an indent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from reader.model.blocks import Direction
from reader.typeset.cells import width
from reader.typeset.lines import Line, Span, flow, levelled, turned
from reader.typeset.numbers import Numbers, Unnumbered
from reader.typeset.signs import ARROW, ARROW_BACK

NARROWEST: Final = 8
"""Cells of text that no edge may take: where less would be left, text is set without it."""


@dataclass(frozen=True, slots=True)
class Column:
    """How wide text may be, in cells, whether galleries are open in it, and what numbers its links."""

    cells: int
    unfolded: bool = False
    numbers: Numbers = field(default_factory=Unnumbered)

    def beside(self, edge: int) -> Column:
        """What is left beside an edge of so many cells; all of it where that is too little."""
        left = self.cells - edge
        return replace(self, cells=left) if left >= NARROWEST else self


def rows(spans: Iterable[Span], column: Column, direction: Direction) -> Iterator[Line]:
    """Running text as lines."""
    return (Line(row, 0, direction) for row in flow(column.numbers.after(spans), column.cells, direction))


def marked(sign: str, spans: Iterable[Span], column: Column, direction: Direction) -> Iterator[Line]:
    """Text with a sign before its first line, and a hanging indent."""
    if direction == "rtl":
        sign = sign.replace(ARROW, ARROW_BACK)
    indent = width(sign) + 1
    inner = column.beside(indent)
    if inner is column:
        yield from rows([Span(f"{sign} ", "marker"), *spans], column, direction)
        return
    for number, line in enumerate(rows(spans, inner, direction)):
        yield _edged(line, " " * indent if number else f"{sign} ")


def indented(lines: Iterable[Line], indent: int) -> Iterator[Line]:
    """Lines moved away from the edge at which their text begins."""
    if not indent:
        return iter(lines)
    return (_edged(line, " " * indent) for line in lines)


def barred(lines: Iterable[Line], bar: str, direction: Direction) -> Iterator[Line]:
    """Lines with a bar at the edge at which their text begins; those of a block's own direction follow the bar's."""
    for line in lines:
        yield _edged(turned(line, direction), f"{bar} ")


def _edged(line: Line, edge: str) -> Line:
    return replace(line, spans=(*levelled([Span(edge, "marker")], line.direction), *line.spans))
