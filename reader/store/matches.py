"""The ids that a statement gives, read only as far as somebody looks."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Final, overload

from reader.store.database import Database

if TYPE_CHECKING:
    from reader.store.where import Parameter

_PART: Final = 100
"""Ids that are read at a time where few are asked for."""


class Matches(Sequence[int]):
    """What matched when the statement was asked, whatever is written afterwards.

    Looking at the first few costs no more than these; `len`, and what lies further down, reads on. Until all of it is
    read a state of the library is held for it, which makes the log of changes grow: who wants no more closes it.
    May be looked at from several threads. Raises `LibraryError` and `Busy` as reading does.
    """

    def __init__(
        self, database: Database, sql: str, parameters: Sequence[Parameter], arrival: int | None = None
    ) -> None:
        self._ids = array("q")
        self._is_whole = False
        self._reads_on = True
        self._turn = Lock()
        self._view = database.snapshot()
        with self._view.asking() as connection:
            newest = connection.execute("SELECT value FROM counters WHERE name = 'arrival'").fetchone()[0]
            self.arrival = int(newest) if arrival is None else arrival
        self._cursor = self._view.answer(sql, parameters)
        self._read_to(_PART)

    @property
    def ready(self) -> Sequence[int]:
        """As many as were read so far: all of them, or those that came first."""
        return self._ids[:]

    @property
    def is_whole(self) -> bool:
        """Whether all are read."""
        return self._is_whole

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            ends = (place.start or 0, -1 if place.stop is None else place.stop)
            self._read_to(max(ends) if min(ends) >= 0 else None)
        else:
            self._read_to(place + 1 if place >= 0 else None)
        return self._ids[place]

    def __len__(self) -> int:
        self._read_to(None)
        return len(self._ids)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def __iter__(self) -> Iterator[int]:
        for place in count():
            self._read_to(place + 1)
            if place >= len(self._ids):
                return
            yield self._ids[place]

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """As for any sequence: `ValueError` where it is not among them."""
        self._read_to(stop)
        return self._ids.index(value, start, len(self._ids) if stop is None else stop)

    def close(self) -> None:
        """Reads no further; what was read stays."""
        with self._turn:
            self._end()

    def _end(self) -> None:
        if self._reads_on:
            self._reads_on = False
            self._view.finish()

    def _read_to(self, wanted: int | None) -> None:
        """Reads on until so many are known, or all. Raises `LibraryError` where the library was closed before."""
        with self._turn:
            while self._reads_on and (wanted is None or len(self._ids) < wanted):
                with self._view.asking():
                    rows = self._cursor.fetchmany(_PART if wanted is not None else _PART * 50)
                self._ids.extend(one for (one,) in rows)
                if not rows:
                    self._is_whole = True
                    self._end()
