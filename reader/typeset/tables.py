"""Tables as lines: columns as wide as they need to be, and wrapped where the page is too narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.model.blocks import Runs, Table, text_of
from reader.typeset.cells import width
from reader.typeset.lines import Line, Role, Span, flow, spans_of
from reader.typeset.signs import RULE

GAP = 2
NARROWEST = 4


def lay_table(table: Table, cells: int) -> Iterator[Line]:
    """The caption and the rows of a table; heads are drawn as headings, with a rule under the last."""
    if table.caption:
        yield from (Line(row, 0, table.direction) for row in flow([Span(table.caption, "caption")], cells))
    columns = max((len(row) for row in table.rows), default=0)
    if not columns:
        return
    widths = column_widths(table.rows, columns, cells)
    for number, row in enumerate(table.rows):
        is_head = number < table.header_rows
        yield from _lay_row(row, widths, "heading" if is_head else "body", table)
        if is_head and number == table.header_rows - 1:
            yield Line((Span(RULE * min(cells, sum(widths) + GAP * (columns - 1)), "rule"),), 0, table.direction)


def column_widths(rows: Sequence[Sequence[Runs]], columns: int, cells: int) -> list[int]:
    """How wide each column is: what its longest cell needs, the widest ones giving way until all fit."""
    wanted = [
        max((width(text_of(row[column])) for row in rows if column < len(row)), default=0) or 1
        for column in range(columns)
    ]
    room = max(columns * NARROWEST, cells - GAP * (columns - 1))
    while sum(wanted) > room:
        widest = wanted.index(max(wanted))
        if wanted[widest] <= NARROWEST:
            break
        wanted[widest] -= 1
    return wanted


def _lay_row(row: Sequence[Runs], widths: Sequence[int], role: Role, table: Table) -> Iterator[Line]:
    cells = [flow(spans_of(runs, role), columns) for runs, columns in zip(row, widths, strict=False)]
    for pieces in zip_longest(*cells, fillvalue=()):
        spans: list[Span] = []
        for piece, columns in zip(pieces, widths, strict=False):
            taken = sum(width(span.text) for span in piece)
            spans += [*piece, Span(" " * (columns - taken + GAP), role)]
        yield Line(tuple(spans[:-1]), 0, table.direction)
