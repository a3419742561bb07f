"""Tables for people: aligned, cut to the terminal, without a colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.cli import output
from reader.typeset.cells import cut, pad, width

_WIDEST: Final = 40
"""Cells of a column that is not the last."""

_GAP: Final = "  "


class Column(NamedTuple):
    """A column's head, and the edge that its cells stand against."""

    head: str
    right: bool = False


def write_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Prints rows of clean texts under their heads; nothing where there are none."""
    if not rows:
        return
    lines = [[column.head for column in columns], *rows]
    widths = [min(_WIDEST, max(width(line[place]) for line in lines)) for place in range(len(columns) - 1)]
    room = output.cells()
    for line in lines:
        cells = [
            pad(text, cells, right=column.right) for text, cells, column in zip(line, widths, columns, strict=False)
        ]
        written = _GAP.join((*cells, line[-1]))
        output.line(written if room is None else cut(written, room))
