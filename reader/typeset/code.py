"""Preformatted text as lines: its newlines and spaces count, and what is too wide goes on in the next line."""

from __future__ import annotations

from collections.abc import Iterator

from reader.typeset.cells import width
from reader.typeset.column import Column, rows
from reader.typeset.lines import Line, Span

_TAB = 4
"""Cells from one tab stop to the next."""


def lay_code(text: str, column: Column) -> Iterator[Line]:
    """Each line of a text, and what it has no room for."""
    offset = 0
    for row in text.rstrip("\n").split("\n"):
        yield from rows(_between_tabs(row, offset), column, "ltr")
        offset += len(row) + 1


def _between_tabs(row: str, offset: int) -> Iterator[Span]:
    """The spans of a line, spaces in the place of its tabs."""
    cells = 0
    for number, part in enumerate(row.split("\t")):
        if number:
            gap = _TAB - cells % _TAB
            yield Span(" " * gap, "code")
            cells += gap
        yield Span(part, "code", offset)
        cells += width(part)
        offset += len(part) + 1
