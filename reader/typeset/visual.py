"""Lines as they are drawn from left to right: what runs from right to left is reordered, mirrored and joined.

All else in the program, and what a person copies, is in reading order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import Final, NamedTuple, TypeVar

from reader.model.blocks import Direction
from reader.typeset.bidi import at_line_end, direction_of, is_plain, levels_of, visual_order
from reader.typeset.brackets import mirrored
from reader.typeset.cells import clusters, width
from reader.typeset.joining import shape
from reader.typeset.lines import Line

_Look = TypeVar("_Look")

_LEFTWARD, _RIGHTWARD, _END = "\u2067", "\u2066", "\u2069"
_BEGINNINGS: Final[dict[Direction, str]] = {"ltr": _RIGHTWARD, "rtl": _LEFTWARD}
_GAP: Final = "  "
"""What parts the columns of a table, one space at least."""


class Glyph(NamedTuple):
    """What is drawn in a cell or two, and the first of the characters that it stands for."""

    text: str
    start: int


def apart(text: str, direction: Direction | None = None) -> str:
    """A text between others in a row that runs in a direction of its own, its first letter's where none is given."""
    if direction != "rtl" and is_plain(text):
        return text
    return f"{_BEGINNINGS[direction or direction_of(text)]}{text}{_END}"


def in_order(
    pieces: Iterable[tuple[str, _Look]], levels: bytes = b"", direction: Direction = "ltr", *, measured: bool = True
) -> Iterator[tuple[str, _Look]]:
    """The pieces of a line, each with its look, as they are drawn from left to right; without `levels`, those of a row
    in which nothing is known of its texts but which of them stand `apart`. See `glyphs`."""
    pieces = [piece for piece in pieces if piece[0]]
    text = "".join(text for text, _ in pieces)
    if direction == "ltr" and is_plain(text):
        yield from pieces
        return
    ends = list(accumulate(len(text) for text, _ in pieces))
    drawn = glyphs(text, levels or levels_of(text, direction), direction, measured=measured)
    for number, same in groupby(drawn, key=lambda glyph: bisect_right(ends, glyph.start)):
        yield "".join(glyph.text for glyph in same), pieces[number][1]


def glyphs(text: str, levels: bytes, direction: Direction, *, measured: bool = True) -> list[Glyph]:
    """A line from left to right; `levels` has one for each character.

    Where it was `measured` before, what takes fewer cells now, as lam and alef do, is made up for at the end of a text
    that stands apart or in a column: what is beside it stays where it is.
    """
    shaped = shape(text)
    levels = at_line_end(text, levels, int(direction == "rtl"))
    drawn: list[Glyph] = []
    heights: list[int] = []
    begun = place = lacking = 0
    for cluster, _ in clusters(text):
        shown = "".join(shaped[place : place + len(cluster)])
        if drawn and not shaped[place] and cluster[0].isalpha():  # it is drawn with the letter before
            drawn[-1] = Glyph(drawn[-1].text + shown, drawn[-1].start)
            lacking += measured
            place += len(cluster)
            continue
        if cluster in _BEGINNINGS.values():
            shown, begun = "", len(drawn)
        elif cluster == _END:
            shown = ""
            if text[drawn[begun].start] == _LEFTWARD:
                drawn[begun] = Glyph(" " * lacking, drawn[begun].start)
            else:
                shown = " " * lacking
            lacking = 0
        elif lacking and text.startswith(_GAP, place):
            shown, lacking = " " * (1 + lacking), 0
        drawn.append(Glyph(mirrored(shown) if levels[place] % 2 else shown, place))
        heights.append(levels[place])
        place += len(cluster)
    return [drawn[number] for number in visual_order(heights)]


def char_at(line: Line, cells: int, *, reordered: bool) -> int:
    """The character of a line that is drawn so many cells from its left end; where none is, the line's beginning or end
    on that side."""
    text = line.text
    begins_right = line.direction == "rtl"
    if cells < 0:
        return len(text) if begins_right else 0
    for glyph in _glyphs_of(line, reordered=reordered):
        taken = width(glyph.text)
        if cells < taken:
            return glyph.start
        cells -= taken
    return 0 if begins_right else len(text)


def _glyphs_of(line: Line, *, reordered: bool) -> Iterator[Glyph]:
    text = line.text
    if reordered and not (line.direction == "ltr" and is_plain(text)):
        yield from glyphs(text, line.levels, line.direction)
        return
    place = 0
    for cluster, _ in clusters(text):
        yield Glyph(cluster, place)
        place += len(cluster)
