"""Opening a library's file: what is checked before anything is written, and how it is read where it can't be written.

A library that can't be written to is opened for reading alone, and says why.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model.errors import Busy, LibraryError, LibraryOlder, LibraryTooNew
from reader.model.texts import gettext as _
from reader.store import disks
from reader.store.faults import FAULTS, code_of, translated, translating
from reader.store.schema import APPLICATION_ID, MIGRATIONS, version_of

if TYPE_CHECKING:
    from reader.model.ports import Tell
    from reader.store.asides import Aside

_TRIES: Final = 5
_OF_THE_DISK: Final = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
)
"""Faults after which a library that is there may still be read."""


class Opened(NamedTuple):
    """Two connections to a library; `read_only` says why it is read alone, "" where it can be written to.

    What is read then may be a copy of it in the folder `aside`, which goes with the library's closing.
    """

    writer: sqlite3.Connection
    reader: sqlite3.Connection
    read_only: str = ""
    aside: Aside | None = None


def opened(path: Path, patience: float, tell: Tell) -> Opened:
    """The library at `path`, made where it is missing and brought up to date where it is older.

    Waits `patience` seconds for other processes. Raises `LibraryTooNew`, `Busy` and `LibraryError`.
    """
    disks.make_folder(path.parent)
    if network := disks.network_of(path.parent):
        tell(
            _(
                "The library is on a network ({}): {}. It may be damaged when two machines use it at the "
                "same time; keep it on this machine's disk."
            ).format(network, path.parent)
        )
    try:
        if disks.can_be_written(path):
            return _opened(path, patience, tell)
        return _read_alone(
            path, patience, tell, _("The library can't be written to, and is read alone: {}").format(path)
        )
    except LibraryOlder as error:
        return _read_aside(path, patience, tell, error)


def _opened(path: Path, patience: float, tell: Tell) -> Opened:
    there = path.is_file() and path.stat().st_size > 0
    try:
        return _for_writing(path, patience, tell)
    except FAULTS as error:
        reason = translated(error, path)
        if there and code_of(error) in _OF_THE_DISK:
            with suppress(LibraryError):
                return _read_alone(path, patience, tell, str(reason))
        raise reason from error


def _for_writing(path: Path, patience: float, tell: Tell) -> Opened:
    writer = _connected(path, patience)
    reader: sqlite3.Connection | None = None
    try:
        if not version_of(writer):  # before the first table, when alone it can be chosen
            writer.execute("PRAGMA auto_vacuum = INCREMENTAL")
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("PRAGMA foreign_keys = ON")
        disks.keep_private(path)
        if version_of(writer) < len(MIGRATIONS):
            from reader.store.migrating import migrate  # which few openings need

            migrate(writer, path, patience, tell, lambda: check(writer, path))
        reader = reader_of(path, patience)
    except (LibraryError, *FAULTS):
        writer.close()
        if reader:
            reader.close()
        raise
    return Opened(writer, reader)


def reader_of(path: Path, patience: float, *, alone: bool = False) -> sqlite3.Connection:
    """One more connection that reads; `alone` where the library can't be written to."""
    if alone:
        return _reading(path, patience)
    reader = _connection(path, patience)
    reader.execute("PRAGMA query_only = ON")
    return reader


def _connected(path: Path, patience: float) -> sqlite3.Connection:
    """A connection to the file that is at `path` once it is connected: `restore` may put another in its place."""
    for _attempt in range(_TRIES):
        before = _identity(path)
        connection = _connection(path, patience)
        try:
            _check_at_once(connection, path)
        except (LibraryError, *FAULTS):
            connection.close()
            raise
        if before is None or _identity(path) == before:
            return connection
        connection.close()
    raise Busy(
        _("Another newsreader puts other files in the library's place: {}. Try again when it is done.").format(path)
    )


def _connection(path: Path, patience: float, access: str = "") -> sqlite3.Connection:
    name = f"{path.absolute().as_uri()}?{access}" if access else path
    connection = sqlite3.connect(
        name, timeout=patience, isolation_level=None, check_same_thread=False, uri=bool(access)
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")  # a file that is restored may come from anywhere
    connection.create_function("fold", 1, _fold, deterministic=True)
    connection.create_function("matches", 2, _matches, deterministic=True)
    try:
        connection.execute("PRAGMA cache_size = -16000")  # which reads the file
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _fold(text: str) -> str:
    from reader.model.words import fold  # asked for by queries with feeds and tags alone

    return fold(text)


def _matches(expression: str, text: str) -> bool:
    from reader.model.patterns import matches  # few queries have a pattern

    return matches(expression, text)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _check_at_once(connection: sqlite3.Connection, path: Path) -> None:
    """Checks one state of the file, whoever makes the library meanwhile."""
    connection.execute("BEGIN")
    try:
        check(connection, path)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses what this program must not touch, before anything is written."""
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application_id != APPLICATION_ID:
        raise LibraryError(_("This file is not a newsreader library: {}. It was left as it is.").format(path))
    if version_of(connection) > len(MIGRATIONS):
        from reader.store import copies

        raise LibraryTooNew(
            _(
                "A newer newsreader has written this library; update newsreader to open it: {}. It was left as it is.{}"
            ).format(path, copies.advice(path))
        )


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses what an earlier version left: its articles are in another order, under other words."""
    if version_of(connection) < len(MIGRATIONS):
        raise LibraryOlder(
            _(
                "This library is of an earlier version, and can't be read before it is brought up to date: "
                "{}. Nothing of it was changed. Make its folder writable, or copy it to one that is, and "
                "open it again."
            ).format(path)
        )


def _read_alone(path: Path, patience: float, tell: Tell, reason: str) -> Opened:
    """The library for reading alone."""
    with translating(path):
        found = Opened(_reading(path, patience), _reading(path, patience), reason)
    tell(reason)
    return found


def _read_aside(path: Path, patience: float, tell: Tell, reason: LibraryOlder) -> Opened:
    """A copy of the library that could be brought up to date, for reading alone. Raises `reason` where none could."""
    from reader.store import asides

    with closing(read_connection(path, patience)) as connection:
        check(connection, path)
        aside = asides.copied(connection, lambda copy: closing(_connection(copy, patience)), tell)
    if aside is None:
        raise reason
    try:
        return _read_alone(aside.path, patience, tell, f"{reason} {_(asides.READ)}")._replace(aside=aside)
    except (LibraryError, *FAULTS):
        aside.drop()
        raise


def _reading(path: Path, patience: float) -> sqlite3.Connection:
    connection = read_connection(path, patience)
    try:
        check(connection, path)
        _check_version(connection, path)
        connection.execute("PRAGMA query_only = ON")
    except (LibraryError, *FAULTS):
        connection.close()
        raise
    return connection


def read_connection(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that never writes to the file at `path`, whatever disk it is on. Raises `LibraryError`.

    A log that is there is read too where that can be; without one, the file alone is the library.
    """
    try:
        return _connection(path, patience, "mode=ro")
    except sqlite3.Error as error:
        if code_of(error) not in _OF_THE_DISK or not path.is_file():
            raise
        log = path.with_name(f"{path.name}-wal")
        if log.is_file() and log.stat().st_size:
            raise LibraryError(
                _(
                    "The last changes lie beside the library, in {}, and can't be read from a disk that can't be "
                    "written to. Nothing was changed. Copy the whole folder to another disk, and name that with "
                    "--data."
                ).format(log)
            ) from error
    return _connection(path, patience, "mode=ro&immutable=1")
