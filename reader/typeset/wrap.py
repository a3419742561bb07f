"""Where lines break: at spaces, after hyphens, and between characters of scripts that have no spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.typeset.cells import clusters, is_even

# Signs that may not start or end a line in Chinese and Japanese (JIS X 4051; CLREQ 3.1.2), the common ones.
_NEVER_FIRST = frozenset(
    "、。，．！？：；）】》〉」』〕｝’”…—ー・％‰℃々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}%»"
)
_NEVER_LAST = frozenset("（【《〈「『〔｛‘“([{«")
_HYPHENS = frozenset("-‐–—/")


class Slice(NamedTuple):
    """The characters `start` to `end` of a text make one line."""

    start: int
    end: int


@lru_cache(maxsize=8192)
def _is_wide(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) in "WF"


def _may_break(before: str, after: str) -> bool:
    if before.isspace():
        return True
    if before in _HYPHENS:
        return after.isalpha()
    if before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    return _is_wide(before) or _is_wide(after)


def wrap(text: str, cells: int) -> tuple[Slice, ...]:
    """The lines of `text`, none wider than `cells` (one at least); spaces at a line's end belong to no line.

    A newline ends a line. A word longer than a line is broken where the line is full. A cluster wider than the
    whole line stands alone on it.
    """
    cells = max(1, cells)
    return tuple(_wrap_even(text, cells) if is_even(text) else _wrap_clusters(text, cells))


def _wrap_even(text: str, cells: int) -> Iterator[Slice]:
    """The lines of a text whose characters take a cell each: none but the ends of lines is looked at."""
    start = 0
    while (full := _first_beyond(text, start + cells)) < len(text):
        end = next((place for place in range(full, start, -1) if _may_break(text[place - 1], text[place])), full)
        yield _trimmed(text, start, end)
        start = end
    yield _trimmed(text, start, len(text))


def _first_beyond(text: str, place: int) -> int:
    """The first character from `place` on that needs room: spaces may hang over a line's end."""
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _wrap_clusters(text: str, cells: int) -> list[Slice]:
    lines: list[Slice] = []
    start = offset = used = 0
    break_at = used_at_break = 0
    before = ""
    for cluster, taken in clusters(text):
        if cluster == "\n":
            lines.append(_trimmed(text, start, offset))
            start, used, break_at, used_at_break, before = offset + 1, 0, offset + 1, 0, ""
            offset += 1
            continue
        if before and _may_break(before, cluster):
            break_at, used_at_break = offset, used
        if used + taken > cells and used and not cluster.isspace():
            end = break_at if break_at > start else offset
            used -= used_at_break if break_at > start else used
            lines.append(_trimmed(text, start, end))
            start, break_at, used_at_break = end, end, 0
        used += taken
        offset += len(cluster)
        before = cluster
    lines.append(_trimmed(text, start, len(text)))
    return lines


def _trimmed(text: str, start: int, end: int) -> Slice:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Slice(start, end)
