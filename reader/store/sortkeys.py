"""Numbers that order articles by date: newest first walks them, in the list and in the full-text index alike.

A key is the second of publication with a serial below it. The index writes down how far it is from one key to the next
for every word: short steps make it half as large as long ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

_BITS: Final = 8
_EARLIEST: Final = -(2**31)
_LATEST: Final = 2**32 - 1
_DRIFT: Final = 86_400
"""Seconds that the key of an article may be ahead of it: twenty million of one second fill as many."""

_LAST_OF_SECOND: Final = (
    "SELECT max(sort_key) FROM articles WHERE hidden IN (0, 1, 2) AND sort_key >= ? AND sort_key < ?"
)


class SortKeys:
    """Gives out keys that no article has, within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next: dict[int, int] = {}

    def free(self, published: int) -> int:
        """A key for an article of that second, or the next in which one is free; the later it is given the higher."""
        second = _bounded(published)
        while True:
            end = (second + 1) << _BITS
            key = self._next[second] if second in self._next else self._after_last(second << _BITS, end)
            self._next[second] = min(key + 1, end)
            if key < end:
                return key
            second += 1

    def _after_last(self, start: int, end: int) -> int:
        last = self._connection.execute(_LAST_OF_SECOND, (start, end)).fetchone()[0]
        return start if last is None else int(last) + 1


def in_order(published: Iterable[int]) -> Iterator[int]:
    """Keys for all articles of a library, given in the order of their dates."""
    key = _EARLIEST << _BITS
    for second in published:
        key = max(key + 1, _bounded(second) << _BITS)
        yield key


def key_from(second: int) -> int:
    """The least key of what was published at a second or after it."""
    return _bounded(second) << _BITS


def key_before(second: int) -> int:
    """A key above all of what was published before a second, however many articles share the last ones."""
    return (_bounded(second) + _DRIFT) << _BITS


def _bounded(second: int) -> int:
    return max(_EARLIEST, min(second, _LATEST))
