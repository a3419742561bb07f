"""A sentence about a place in the line above it. Pure."""

from __future__ import annotations

from typing import Final

from reader.typeset.cells import width

SIGN: Final = "^"


def pointed(sentence: str, start: int, end: int, room: int) -> str:
    """The sentence in a row of `room` cells, with marks under the columns from `start` to before `end`: after the marks
    where there is room for it, else before them, else alone."""
    start, end = max(0, start), min(end, room)
    if start >= end:
        return f" {sentence}"
    marks = SIGN * (end - start)
    if end + 1 + width(sentence) <= room:
        return f"{' ' * start}{marks} {sentence}"
    if width(sentence) + 2 <= start:
        return f" {sentence}{' ' * (start - 1 - width(sentence))}{marks}"
    return f" {sentence}"
