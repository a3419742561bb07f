"""The library's file: two connections to it, and short transactions that never wait halfway.

Any number of processes may have it open. Every writer begins IMMEDIATE, for a transaction that reads first and
then writes fails at once when another wrote in between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, get_ident
from typing import TYPE_CHECKING, Final

from reader.model.errors import LibraryError
from reader.store.faults import translating
from reader.store.opening import opened, reader_of
from reader.store.snapshots import Snapshot, Snapshots

if TYPE_CHECKING:
    from reader.model.ports import Tell
    from reader.store.asides import Aside

PATIENCE: Final = 15.0
"""Seconds to wait for another process's transaction."""


def _silently(_: str) -> None:
    """Tells nobody."""


class Database:
    """A connection to a library that writes, and one that reads. Threads take turns on each.

    Who reads never waits for who writes, of this process or another. `read_only` says why nothing can be written, ""
    where that can be. Whatever is done with it raises `Busy` where another process writes for longer than it waits,
    and `LibraryError` for a disk or a file that fails; what was here before is kept then.
    """

    def __init__(
        self,
        writer: sqlite3.Connection,
        reader: sqlite3.Connection,
        path: Path,
        read_only: str = "",
        patience: float = PATIENCE,
        aside: Aside | None = None,
    ) -> None:
        self.path = path
        self._aside = aside
        read = aside.path if aside else path
        self.read_only = read_only
        self._writer = writer
        self._reader = reader
        self._write_turn = RLock()
        self._read_turn = RLock()
        self._writing_thread: int | None = None
        self._snapshots = Snapshots(lambda: reader_of(read, patience, alone=bool(read_only)), lambda: translating(path))

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE, tell: Tell = _silently) -> Database:
        """Opens the library file at `path`, made where it is missing and migrated where it is older.

        It waits `patience` seconds for other processes, here and in every transaction. `tell` is told what a person
        should know: that it takes time, that the library can only be read, that it lies on a network.

        Raises `LibraryTooNew` for a newer program's library, `Busy` when another holds it for too long, and
        `LibraryError` for whatever else is in the way. A file that is refused is left as it was.
        """
        with translating(path):
            found = opened(path, patience, tell)
        return cls(found.writer, found.reader, path, found.read_only, patience, found.aside)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that sees one state of the library throughout; inside another one, that one."""
        if self._writing_thread == get_ident():
            yield self._writer
            return
        with self._read_turn, translating(self.path):
            if self._reader.in_transaction:
                yield self._reader
            else:
                with _transaction(self._reader, "BEGIN"):
                    yield self._reader

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction that writes: all of it or, where an exception leaves it, nothing.

        `durable` waits until the disk has it, for what a person did; what a feed said can be asked for again.
        """
        if self.read_only:
            raise LibraryError(self.read_only)
        with self._write_turn, translating(self.path):
            if self._writing_thread == get_ident():
                yield self._writer
                return
            self._writer.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            with _transaction(self._writer, "BEGIN IMMEDIATE"):
                self._writing_thread = get_ident()
                try:
                    yield self._writer
                finally:
                    self._writing_thread = None

    def snapshot(self) -> Snapshot:
        """A state of the library, to be read on and off: of the first question, whatever is written afterwards."""
        return self._snapshots.take()

    def version(self) -> int:
        """A number that changes when another connection, of this process or another, has written."""
        with self._write_turn, translating(self.path):
            return int(self._writer.execute("PRAGMA data_version").fetchone()[0])

    def vacuum(self) -> None:
        """Writes the whole file anew, without what is free in it; for a while it takes two more of its size."""
        with self._write_turn, translating(self.path):
            self._writer.execute("PRAGMA auto_vacuum = INCREMENTAL")
            self._writer.execute("VACUUM")
            patience = self._writer.execute("PRAGMA busy_timeout").fetchone()[0]
            self._writer.execute("PRAGMA busy_timeout = 0")  # where another reads, the log is emptied after that
            try:
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._writer.execute(f"PRAGMA busy_timeout = {patience}")

    def close(self) -> None:
        """Closes the file; closing twice is harmless."""
        self._snapshots.close()
        with self._write_turn, self._read_turn:
            self._reader.close()
            self._writer.close()
        if self._aside:
            self._aside.drop()


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
