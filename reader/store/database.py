"""The library's file: opened, brought up to date, and written to in short transactions that never wait halfway.

Any number of processes may have it open. Every writer begins IMMEDIATE, for a transaction that reads first and
then writes fails at once when another wrote in between.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, get_ident
from typing import Final

from reader.model.errors import Busy, LibraryError, LibraryTooNew
from reader.model.words import fold
from reader.store.schema import APPLICATION_ID, MIGRATIONS

_PATIENCE: Final = 15.0
"""Seconds to wait for another process's transaction."""

_TELLING: Final = {
    sqlite3.SQLITE_BUSY: (Busy, "Another newsreader has kept the library busy for too long: {path}"),
    sqlite3.SQLITE_LOCKED: (Busy, "Another newsreader has kept the library busy for too long: {path}"),
    sqlite3.SQLITE_FULL: (LibraryError, "The disk is full. The last change was not kept: {path}"),
    sqlite3.SQLITE_READONLY: (LibraryError, "The library can't be written to: {path}"),
    sqlite3.SQLITE_CANTOPEN: (LibraryError, "The library can't be opened: {path}"),
    sqlite3.SQLITE_NOTADB: (LibraryError, "This file is not a newsreader library: {path}"),
    sqlite3.SQLITE_CORRUPT: (LibraryError, "The library is damaged ({error}): {path}"),
}


_FAULTS: Final = (sqlite3.Error, UnicodeDecodeError, zlib.error, json.JSONDecodeError)
"""What a library that can't be used gives rise to; the last three, what a damaged one holds."""


class Database:
    """A connection to a library that writes, and one that reads. Threads take turns on each.

    Who reads never waits for who writes, of this process or another.
    """

    def __init__(self, writer: sqlite3.Connection, reader: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._write_turn = RLock()
        self._read_turn = RLock()
        self._writing_thread: int | None = None

    @classmethod
    def open(cls, path: Path) -> Database:
        """Opens the library file at `path`, made where it is missing and migrated where it is older.

        Raises `LibraryTooNew` for a newer program's library, `Busy` when another holds it for too long, and
        `LibraryError` for whatever else is in the way. A file that is refused is left as it was.
        """
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        except OSError as error:
            raise LibraryError(f"The library's folder can't be used ({error.strerror}): {path.parent}") from error
        except sqlite3.Error as error:
            raise _translated(error, path) from error
        try:
            _prepare(connection, path)
            reader = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            _equip(reader)
            reader.execute("PRAGMA query_only = ON")
        except _FAULTS as error:
            connection.close()
            raise _translated(error, path) from error
        except LibraryError:
            connection.close()
            raise
        return cls(connection, reader, path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that sees one state of the library throughout; inside another one, that one."""
        if self._writing_thread == get_ident():
            yield self._writer
            return
        with self._read_turn, self._translating():
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
        with self._write_turn, self._translating():
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

    def version(self) -> int:
        """A number that changes when another connection, of this process or another, has written."""
        with self._write_turn, self._translating():
            return int(self._writer.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Closes the file; closing twice is harmless."""
        with self._write_turn, self._read_turn:
            self._reader.close()
            self._writer.close()

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except _FAULTS as error:
            raise _translated(error, self.path) from error


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Sets the connection up and the tables up to date."""
    connection.row_factory = sqlite3.Row
    connection.execute("BEGIN")  # one state for all that is checked, whoever makes the library meanwhile
    try:
        _check(connection, path)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    _equip(connection)
    if _version(connection) < len(MIGRATIONS):
        _migrate(connection, path)


def _equip(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA cache_size = -16000")
    connection.create_function("fold", 1, fold, deterministic=True)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses what this program must not touch, before anything is written."""
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application_id != APPLICATION_ID:
        raise LibraryError(f"This file is not a newsreader library: {path}")
    if _version(connection) > len(MIGRATIONS):
        raise LibraryTooNew(f"A newer newsreader has written this library; update newsreader to open it: {path}")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        _check(connection, path)  # another process may have been first
        for step in MIGRATIONS[_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _translated(error: Exception, path: Path) -> LibraryError:
    if not isinstance(error, sqlite3.Error):
        return LibraryError(f"The library is damaged ({type(error).__name__}): {path}")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest a detail of it
    kind, message = _TELLING.get(code, (LibraryError, "The library can't be used ({error}): {path}"))
    return kind(message.format(error=error, path=path))
