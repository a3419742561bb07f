"""A line that a person types, as it is drawn from left to right, and which of its cells belong to which character."""

from __future__ import annotations

from collections.abc import Sequence

from reader.typeset.bidi import direction_of, levels_of
from reader.typeset.cells import width
from reader.typeset.visual import Glyph, glyphs


def drawn(text: str) -> list[Glyph]:
    """What is drawn for a text, in the direction of its first letter that has one; where it ends stands a space, for
    the cursor."""
    direction = direction_of(text)
    line = glyphs(text, levels_of(text, direction), direction, measured=False)
    end = Glyph(" ", len(text))
    return [end, *line] if direction == "rtl" else [*line, end]


def glyph_of(line: Sequence[Glyph], place: int) -> Glyph:
    """Where the character at a place of the text is drawn: a letter's mark with the letter."""
    return max((glyph for glyph in line if glyph.start <= place), key=lambda glyph: glyph.start)


def cells_of(line: Sequence[Glyph], start: int, end: int) -> tuple[int, int]:
    """The cells from the first to before the last in which the characters from `start` to before `end` are drawn."""
    first, last = (glyph_of(line, place).start for place in (start, max(start, end - 1)))
    taken: list[int] = []
    cell = 0
    for glyph in line:
        if first <= glyph.start <= last:
            taken += (cell, cell + width(glyph.text))
        cell += width(glyph.text)
    return min(taken), max(taken)


def place_at(line: Sequence[Glyph], cell: int) -> int:
    """The character that is drawn in a cell; the nearest one's where none is."""
    for glyph in line:
        cell -= width(glyph.text)
        if cell < 0:
            return glyph.start
    return line[-1].start
