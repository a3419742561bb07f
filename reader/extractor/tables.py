"""Tables of data; tables that only lay a page out are no tables here."""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import names, text_of
from reader.model.blocks import Runs, Table

_ROWS_AT_MOST = 1000
_COLUMNS_AT_MOST = 50
_CELL_AT_MOST = 600
"""Characters: a cell that holds more is a piece of layout."""

_LAYOUT_ROLES = frozenset({"presentation", "none"})
_NOT_IN_CELLS = names("table h1 h2 h3 blockquote pre iframe video audio figure form article section")
"""What stands in cells that lay a page out, never in those of data."""


def read_table(element: HtmlElement, read_runs: Callable[[HtmlElement], Runs], place: Place) -> Table | None:
    """The table, or None where the element is layout: it says so, has one column, or cells as full as a page.

    Cells that span several columns or rows stand in the first of them, with empty cells after and below, so that
    columns line up.
    """
    if (element.get("role") or "").lower() in _LAYOUT_ROLES:
        return None
    if next((inner for inner in element.iterdescendants() if inner.tag in _NOT_IN_CELLS), None) is not None:
        return None
    lines = [list(row.iterchildren("td", "th"))[:_COLUMNS_AT_MOST] for row in element.iter("tr")][:_ROWS_AT_MOST]
    lines = [cells for cells in lines if cells]
    if len(lines) < 2 or max(map(len, lines)) < 2:
        return None
    if any(len(text_of(cell)) > _CELL_AT_MOST for cells in lines for cell in cells):
        return None
    placed = _placed(lines)
    rows = tuple(tuple(read_runs(cell) if cell is not None else () for cell in cells) for cells in placed)
    if not any(cell for row in rows for cell in row):
        return None
    heads = _header_rows(lines)
    return Table(
        rows,
        header_rows=heads,
        header_columns=_header_columns(placed[heads:]),
        caption=_caption(element),
        language=place.language,
        direction=place.direction,
    )


def _placed(lines: list[list[HtmlElement]]) -> list[list[HtmlElement | None]]:
    """Rows of equally many places: a cell stands in the first place it spans, None in the others."""
    placed: list[list[HtmlElement | None]] = []
    taken: dict[int, int] = {}
    for cells in lines:
        row: list[HtmlElement | None] = []
        waiting = list(cells)
        while (waiting or any(column >= len(row) for column in taken)) and len(row) < _COLUMNS_AT_MOST:
            if taken.get(len(row), 0):
                taken[len(row)] -= 1
                row.append(None)
            elif waiting:
                cell = waiting.pop(0)
                below = _span(cell, "rowspan") - 1
                for spanned in range(min(_span(cell, "colspan"), _COLUMNS_AT_MOST - len(row))):
                    if below:
                        taken[len(row)] = below
                    row.append(None if spanned else cell)
            else:
                row.append(None)
        placed.append(row)
        taken = {column: left for column, left in taken.items() if left}
    width = max(map(len, placed))
    return [row + [None] * (width - len(row)) for row in placed]


def _span(cell: HtmlElement, name: str) -> int:
    text = (cell.get(name) or "").strip()
    limit = _COLUMNS_AT_MOST if name == "colspan" else _ROWS_AT_MOST
    return min(max(int(text), 1), limit) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _header_rows(lines: list[list[HtmlElement]]) -> int:
    """How many rows at the top are heads: those in `thead`, and those of `th` alone; never all of them."""
    heads = 0
    for cells in lines:
        row = cells[0].getparent()
        around = row.getparent() if row is not None else None
        in_head = around is not None and around.tag == "thead"
        if not in_head and not all(cell.tag == "th" for cell in cells):
            break
        heads += 1
    return min(heads, len(lines) - 1)


def _header_columns(placed: list[list[HtmlElement | None]]) -> int:
    """How many columns at the left are heads: cells of `th`, or what those span, in every row below the heads."""
    heads = 0
    for column in zip(*placed, strict=True):
        if column[0] is None or not all(cell is None or cell.tag == "th" for cell in column):
            break
        heads += 1
    return min(heads, len(placed[0]) - 1)


def _caption(element: HtmlElement) -> str:
    """What stands over a table, or under it where it is a figure of its own."""
    caption = element.find("caption")
    if caption is None:
        around = next((node for node in element.iterancestors("figure")), None)
        caption = around.find("figcaption") if around is not None else None
    return text_of(caption) if caption is not None else ""
