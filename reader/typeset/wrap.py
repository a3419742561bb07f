"""Text broken into lines that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.typeset.breaks import is_space, may_break
from reader.typeset.cells import clusters, is_even, places_of_letters


class Slice(NamedTuple):
    """The characters `start` to `end` of a text make one line."""

    start: int
    end: int


def wrap(text: str, cells: int) -> tuple[Slice, ...]:
    """The lines of `text`, none wider than `cells` (one at least); spaces at a line's end belong to no line.

    A newline ends a line. A word longer than a line is broken where the line is full. A cluster wider than the
    whole line stands alone on it.
    """
    cells = max(1, cells)
    if is_even(text):
        return tuple(_wrap_even(text, cells))
    places = places_of_letters(text)
    return tuple(_wrap_clusters(text, cells) if places is None else _wrap_letters(text, places, cells))


def _wrap_even(text: str, cells: int) -> Iterator[Slice]:
    """The lines of a text whose characters take a cell each: none but the ends of lines is looked at."""
    start = 0
    while (full := _first_beyond(text, start + cells)) < len(text):
        end = next((place for place in range(full, start, -1) if may_break(text, place)), full)
        yield _trimmed(text, start, end)
        start = end
    yield _trimmed(text, start, len(text))


def _wrap_letters(text: str, places: Sequence[int], cells: int) -> Iterator[Slice]:
    """The lines of a text that would be even without its marks."""
    places = [*places, len(text)]
    for start, end in _wrap_even("".join(map(text.__getitem__, places[:-1])), cells):
        yield Slice(places[start], places[end])


def _first_beyond(text: str, place: int) -> int:
    """The first character from `place` on that needs room: spaces may hang over a line's end."""
    while place < len(text) and is_space(text[place]):
        place += 1
    return place


def _wrap_clusters(text: str, cells: int) -> list[Slice]:
    lines: list[Slice] = []
    start = offset = used = 0
    break_at = used_at_break = 0
    begun = 0  # where the text of a newline's line begins
    for cluster, taken in clusters(text):
        if cluster == "\n":
            lines.append(_trimmed(text, start, offset))
            offset += 1
            start = break_at = begun = offset
            used = used_at_break = 0
            continue
        if offset > begun and may_break(text, offset):
            break_at, used_at_break = offset, used
        if used + taken > cells and used and not is_space(cluster):
            end = break_at if break_at > start else offset
            used -= used_at_break if break_at > start else used
            lines.append(_trimmed(text, start, end))
            start, break_at, used_at_break = end, end, 0
        used += taken
        offset += len(cluster)
    lines.append(_trimmed(text, start, len(text)))
    return lines


def _trimmed(text: str, start: int, end: int) -> Slice:
    while end > start and is_space(text[end - 1]):
        end -= 1
    return Slice(start, end)
