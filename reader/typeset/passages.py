"""The text that laid-out lines show, put together again: each character knows where it is drawn.

The running text of a block is one passage, whatever stands between its lines: bars, indents, other cells of a table.
What has no offsets (head, captions) is a passage as far as no blank line ends it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.typeset.lines import Line, Role
from reader.typeset.stretches import Stretch

BESIDE: Final[frozenset[Role]] = frozenset({"marker", "rule", "number"})
"""What stands beside text, and is none."""

_HYPHENS: Final = frozenset("-‐–—/")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a passage that are drawn in a row: from place `at` in it on, from character `start` of a line."""

    at: int
    text: str
    line: int
    start: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and its pieces in order; spaces between them are drawn nowhere."""

    text: str
    pieces: tuple[Piece, ...]

    def stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Where two places of the text have what is between them drawn."""
        number = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.at) - 1)
        found: list[Stretch] = []
        for piece in self.pieces[number:]:
            if piece.at >= end:
                break
            first, last = max(start - piece.at, 0), min(end - piece.at, len(piece.text))
            if first < last:
                found.append(Stretch(piece.line, piece.start + first, piece.start + last))
        return tuple(found)


def passages_of(lines: Sequence[Line]) -> Iterator[Passage]:
    """All that lines say."""
    running: dict[int, list[Piece]] = defaultdict(list)
    beside: list[Piece] = []
    for number, line in enumerate(lines):
        drawn = list(_pieces(line, number))
        for offset, piece in drawn:
            if offset >= 0:
                running[line.block].append(piece)
        drawn_only = [piece for offset, piece in drawn if offset < 0]
        if beside and not drawn_only:
            yield _beside(beside)
            beside = []
        beside += drawn_only
    if beside:
        yield _beside(beside)
    yield from map(_running, running.values())


def joint(before: Line, after: Line) -> str:
    """What parts the text of a line from that of the next where both are of one paragraph: a space, or nothing where
    the line was broken within a word."""
    last = next((span for span in reversed(before.spans) if span.role not in BESIDE), None)
    first = next((span for span in after.spans if span.role not in BESIDE), None)
    if last is None or first is None:
        return ""
    if last.offset >= 0 and first.offset >= 0:
        return " " if first.offset > last.offset + len(last.text) else ""
    return _guessed_joint(last.text, first.text)


def _pieces(line: Line, number: int) -> Iterator[tuple[int, Piece]]:
    position = 0
    for span in line.spans:
        if span.text and span.role not in BESIDE:
            yield span.offset, Piece(max(span.offset, 0), span.text, number, position)
        position += len(span.text)


def _running(pieces: Iterable[Piece]) -> Passage:
    """A block's running text by its offsets; a space where none of it is drawn."""
    ordered = tuple(sorted(pieces, key=lambda piece: piece.at))
    text: list[str] = []
    length = 0
    for piece in ordered:
        text += (" " * (piece.at - length), piece.text)
        length = piece.at + len(piece.text)
    return Passage("".join(text), ordered)


def _beside(pieces: Sequence[Piece]) -> Passage:
    """Text without offsets, one line after the other."""
    placed: list[Piece] = []
    text: list[str] = []
    length = 0
    for piece in pieces:
        before = placed[-1] if placed else piece
        if piece.line != before.line:
            space = _guessed_joint(before.text, piece.text)
        else:
            space = "" if piece.start <= before.start + len(before.text) else " "
        text += (space, piece.text)
        placed.append(Piece(length + len(space), piece.text, piece.line, piece.start))
        length += len(space) + len(piece.text)
    return Passage("".join(text), tuple(placed))


def _guessed_joint(before: str, after: str) -> str:
    """What was between two lines, by the characters at their ends."""
    is_wide = unicodedata.east_asian_width(before[-1]) in "WF" or unicodedata.east_asian_width(after[0]) in "WF"
    return "" if is_wide or before[-1] in _HYPHENS else " "
