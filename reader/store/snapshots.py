"""States of the library that are read on and off, each through a connection of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from reader.model.texts import gettext as _

if TYPE_CHECKING:
    from reader.store.where import Parameter

_SPARE: Final = 2
"""Connections that are kept for the next state: to open one costs more than a small question."""


class Snapshots:
    """Hands states out; `connect` opens a connection that reads, `translating` turns its errors into our own."""

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], translating: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._connect = connect
        self._translating = translating
        self._turn = Lock()
        self._spare: list[sqlite3.Connection] = []
        self._taken: WeakSet[Snapshot] = WeakSet()
        self._closed = False

    def take(self) -> Snapshot:
        """The library's state from the first question on. Raises `LibraryError`."""
        with self._turn, self._translating():
            if self._closed:
                raise sqlite3.ProgrammingError(_("The library is closed."))
            connection = self._spare.pop() if self._spare else self._connect()
            connection.execute("BEGIN")
            snapshot = Snapshot(connection, self._translating, self._take_back)
            self._taken.add(snapshot)
            return snapshot

    def close(self) -> None:
        """Ends all states: nothing more can be read of them."""
        with self._turn:
            self._closed = True
            taken, spare = list(self._taken), self._spare
            self._spare = []
        for snapshot in taken:
            snapshot.close()
        for connection in spare:
            connection.close()

    def _take_back(self, connection: sqlite3.Connection) -> None:
        with self._turn:
            if len(self._spare) < _SPARE and not self._closed:
                self._spare.append(connection)
                return
        connection.close()


class Snapshot:
    """One state of the library."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        translating: Callable[[], AbstractContextManager[None]],
        give_back: Callable[[sqlite3.Connection], None],
    ) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._translating = translating
        self._give_back = give_back
        self._answers: list[sqlite3.Cursor] = []

    def __del__(self) -> None:
        self.close()  # a connection that is merely let go of stays open until garbage is looked for

    @contextmanager
    def asking(self) -> Iterator[sqlite3.Connection]:
        """The connection, for a question. Raises `LibraryError` and `Busy`."""
        with self._translating():
            if self._connection is None:
                raise sqlite3.ProgrammingError(_("The library is closed."))
            yield self._connection

    def answer(self, sql: str, parameters: Sequence[Parameter]) -> sqlite3.Cursor:
        """The rows that a statement gives, as plain tuples, to be read on and off while the state is held."""
        with self.asking() as connection:
            cursor = connection.cursor()
            cursor.row_factory = None
            self._answers.append(cursor)
            return cursor.execute(sql, parameters)

    def finish(self) -> None:
        """Ends it when all questions have been answered to their end."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._leave_answers()
            connection.execute("COMMIT")
            self._give_back(connection)

    def close(self) -> None:
        """Ends it in the middle of an answer."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.interrupt()  # a thread may be in the midst of an answer
            self._leave_answers()
            connection.close()

    def _leave_answers(self) -> None:
        """Close what was not read to its end: SQLite holds the file, and its log, as long as that is open."""
        for cursor in self._answers:
            with suppress(sqlite3.ProgrammingError):  # it is read just now: its reader lets go of it
                cursor.close()
        self._answers.clear()
