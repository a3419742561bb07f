"""Tables as lines: side by side where the column has room for that, else row by row, each cell after its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from reader.model.blocks import Runs, Table, text_of
from reader.typeset.cells import width
from reader.typeset.column import Column, indented, rows
from reader.typeset.lines import BLANK, Line, Role, Span, flow, spans_of
from reader.typeset.signs import RULE

GAP: Final = 2
"""Cells between two columns."""

_WORD: Final = 14
"""Cells of a word that a column need not have: a longer one may be broken."""

_LINES: Final = 5
"""Lines that a cell may take, more or less, before a table is set row by row."""

_NUMBER = re.compile(r"[^\w\s]{0,3}\s?\d[\d.,:'’\s]{0,20}\S{0,3}")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its text in its look, the cells that it takes in one line, and those that it can't do without."""

    spans: list[Span]
    text: str
    widest: int
    needed: int


_NOTHING: Final = _Cell([], "", 0, 0)


def lay_table(table: Table, column: Column) -> Iterator[Line]:
    """The caption and the rows of a table; heads are drawn as headings, with a rule under the last row of them."""
    if table.caption:
        yield from rows([Span(table.caption, "caption")], column, table.direction)
    grid = _cells_of(table, column)
    widths = _column_widths(grid, column.cells)
    if widths is not None:
        yield from _lay_side_by_side(grid, widths, table)
    elif any(grid):
        yield from _lay_row_by_row(grid, column, table)


def _cells_of(table: Table, column: Column) -> list[list[_Cell]]:
    grid: list[list[_Cell]] = []
    offset = 0
    for number, row in enumerate(table.rows):
        cells: list[_Cell] = []
        for place, runs in enumerate(row):
            is_head = number < table.header_rows or place < table.header_columns
            cells.append(_cell(runs, "heading" if is_head else "body", offset, column))
            offset += len(text_of(runs)) + 1
        grid.append(cells)
    return grid


def _cell(runs: Runs, role: Role, offset: int, column: Column) -> _Cell:
    numbered = column.numbers.after(spans_of(runs, role))
    spans = [replace(span, offset=span.offset + offset) if span.offset >= 0 else span for span in numbered]
    shown = "".join(span.text for span in spans)
    widest = max((width(line) for line in shown.split("\n")), default=0)
    word = min(_WORD, max(map(width, shown.split()), default=0))
    return _Cell(spans, text_of(runs), widest, max(word, -(-widest // _LINES)))


def _column_widths(grid: Sequence[Sequence[_Cell]], cells: int) -> list[int] | None:
    """How wide each column is: what its longest cell takes, the widest ones giving way until all fit; None where
    there is no room for what they need, or where there are none."""
    columns = list(zip_longest(*grid, fillvalue=_NOTHING))
    room = cells - GAP * (len(columns) - 1)
    needed = [max(1, *(cell.needed for cell in column)) for column in columns]
    if not columns or sum(needed) > room:
        return None
    wanted = [max(1, *(min(cell.widest, room) for cell in column)) for column in columns]
    while sum(wanted) > room:
        widest = max((place for place in range(len(wanted)) if wanted[place] > needed[place]), key=wanted.__getitem__)
        wanted[widest] -= 1
    return wanted


def _lay_side_by_side(grid: Sequence[Sequence[_Cell]], widths: Sequence[int], table: Table) -> Iterator[Line]:
    body = grid[table.header_rows :]
    numeric = [  # from right to left, a cell stands at the right anyway
        table.direction == "ltr" and _is_numeric(row[place] for row in body if place < len(row))
        for place in range(len(widths))
    ]
    laid = [list(_lay_row(row, widths, numeric, table)) for row in grid]
    is_tall = any(len(lines) > 1 for lines in laid[table.header_rows :])
    for number, lines in enumerate(laid):
        if is_tall and number > table.header_rows:
            yield BLANK
        yield from lines
        if number == table.header_rows - 1:
            yield Line((Span(RULE * (sum(widths) + GAP * (len(widths) - 1)), "rule"),), 0, table.direction)


def _is_numeric(cells: Iterator[_Cell]) -> bool:
    """Whether the cells of a column are numbers, which stand under one another at the right."""
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def _lay_row(row: Sequence[_Cell], widths: Sequence[int], numeric: Sequence[bool], table: Table) -> Iterator[Line]:
    flowed = [flow(cell.spans, columns, table.direction) for cell, columns in zip(row, widths, strict=False)]
    for pieces in zip_longest(*flowed, fillvalue=()):
        spans: list[Span] = []
        for piece, columns, is_right in zip(pieces, widths, numeric, strict=False):
            space = Span(" " * (columns - sum(width(span.text) for span in piece)), "marker")
            spans += [space, *piece] if is_right else [*piece, space]
            spans.append(Span(" " * GAP, "marker"))
        yield Line(tuple(span for span in spans[:-1] if span.text), 0, table.direction)


def _lay_row_by_row(grid: Sequence[Sequence[_Cell]], column: Column, table: Table) -> Iterator[Line]:
    """Each row's own heads in a line, then its cells, each after the head of its column."""
    heads = grid[: table.header_rows] if table.header_rows < len(grid) else []
    labels = [_label(cells) for cells in zip_longest(*heads, fillvalue=_NOTHING)]
    said = [row for row in grid[len(heads) :] if any(cell.spans for cell in row)]
    for number, row in enumerate(said):
        if number:
            yield BLANK
        first = _named_cells(row[: table.header_columns], labels)
        if first:
            yield from rows(_joined(first), column, table.direction)
        inner = column.beside(GAP) if first else column
        for line in _lay_cells(row[table.header_columns :], labels[table.header_columns :], inner, table):
            yield from indented((line,), column.cells - inner.cells)


def _label(cells: Sequence[_Cell]) -> str:
    return " · ".join(filter(None, (" ".join(cell.text.split()) for cell in cells)))


def _lay_cells(row: Sequence[_Cell], labels: Sequence[str], column: Column, table: Table) -> Iterator[Line]:
    """Cells one after the other; each in a line of its own where there are heads, and words that need the room."""
    named = _named_cells(row, labels)
    is_brief = all(cell.widest <= _WORD for cell in row)
    for part in [_joined(named)] if named and (is_brief or not any(labels)) else named:
        yield from rows(part, column, table.direction)


def _named_cells(row: Sequence[_Cell], labels: Sequence[str]) -> list[list[Span]]:
    """The cells that say something, each after its label."""
    padded = [*labels, *[""] * len(row)]
    return [
        [Span(f"{label}: ", "meta"), *cell.spans] if label else cell.spans
        for cell, label in zip(row, padded, strict=False)
        if cell.spans
    ]


def _joined(parts: Sequence[Sequence[Span]]) -> list[Span]:
    between = [[Span(" · ", "meta")]] * len(parts)
    return [span for pair in zip(between, parts, strict=True) for spans in pair for span in spans][1:]
