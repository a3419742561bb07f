"""Tables of data; tables that only lay a page out are no tables here."""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import text_of
from reader.model.blocks import Runs, Table

_ROWS_AT_MOST = 1000
_COLUMNS_AT_MOST = 50
_CELL_AT_MOST = 600
"""Characters: a cell that holds more is a piece of layout."""


def read_table(element: HtmlElement, read_runs: Callable[[HtmlElement], Runs], place: Place) -> Table | None:
    """The table, or None where the element is layout: one column, tables in its cells, or cells as long as a page."""
    if element.find(".//table") is not None:
        return None
    lines = [list(row.iterchildren("td", "th"))[:_COLUMNS_AT_MOST] for row in element.iter("tr")][:_ROWS_AT_MOST]
    lines = [cells for cells in lines if cells]
    if len(lines) < 2 or max(map(len, lines)) < 2:
        return None
    if any(len(text_of(cell)) > _CELL_AT_MOST for cells in lines for cell in cells):
        return None
    rows = tuple(tuple(read_runs(cell) for cell in cells) for cells in lines)
    heads = 0
    while heads < len(lines) and all(cell.tag == "th" for cell in lines[heads]):
        heads += 1
    caption = element.find("caption")
    return Table(
        rows,
        header_rows=min(heads, len(lines) - 1),
        caption=text_of(caption) if caption is not None else "",
        language=place.language,
        direction=place.direction,
    )
