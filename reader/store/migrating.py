"""Bringing a library up to date: one process at a time, in one transaction, with a copy of what was there before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from reader.model.errors import LibraryError, LibraryOlder
from reader.model.ports import Tell
from reader.model.reasons import reason_of
from reader.model.texts import deferred, number
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.store import copies, derived, disks
from reader.store.copies import BEFORE, megabytes
from reader.store.faults import FAULTS, code_of, translated
from reader.store.indexing import index_again, order_again
from reader.store.lock import WorkLock
from reader.store.schema import APPLICATION_ID, INDEXED_SINCE, MIGRATIONS, version_of

LOCK: Final = "migrating.lock"
_A_STEP: Final = 2
AN_INDEX: Final = 3
"""How often the room that the library takes is needed: for the copy, the log of the transaction, and what it adds."""

BRINGING: Final = deferred("Another newsreader{process} brings this library up to date. Try again when it is done.")
_AS_IT_WAS: Final = deferred("It was not brought up to date, and is as it was.")
_NOT_OF_THE_DISK: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_SOON: Final = 20
"""Seconds that a person waits without being told."""

_ARTICLES_A_SECOND: Final = 400
_PARTS_TOLD: Final = 10


def migrate(connection: sqlite3.Connection, path: Path, patience: float, tell: Tell, check: Callable[[], None]) -> None:
    """Takes the steps that the library at `path` lacks; `check` looks once more whether it is one.

    Raises `Busy` where another newsreader is at it, and `LibraryOlder` where the disk is in the way; the library is as
    it was then.
    """
    if version_of(connection) == 0:
        take_steps(connection, check, tell)
        return
    room = _room(connection, path)
    with WorkLock(path.with_name(LOCK), BRINGING, patience):
        before = version_of(connection)
        if before == len(MIGRATIONS):  # another process was first
            return
        tell(_("The library is brought up to date; {}. A copy of it as it was is kept beside it.").format(room))
        copy = path.with_name(f"{path.stem}-{BEFORE}-{before + 1}-{utc_now().astimezone():%Y-%m-%d}{path.suffix}")
        try:
            take_steps(connection, check, tell, lambda: _copy(path, copy))
        except FAULTS as error:
            copy.unlink(missing_ok=True)
            if code_of(error) in _NOT_OF_THE_DISK:
                raise
            raise LibraryOlder(f"{translated(error, path)} {_(_AS_IT_WAS)}") from error
        copies.drop_older(path)


def _room(connection: sqlite3.Connection, path: Path) -> str:
    """What room is needed and what is free, in words; raises `LibraryError` where that is too little."""
    version = version_of(connection)
    needed = copies.used_bytes(connection) * (AN_INDEX if version < INDEXED_SINCE else _A_STEP)
    free = disks.free_bytes(path.parent)
    room = _("that needs up to {}, and {} are free").format(megabytes(needed), megabytes(free))
    if free < needed:
        raise LibraryOlder(
            _(
                "The library is of an earlier version, and can't be brought up to date: {} in {}. Nothing of "
                "it was changed. Make room, then open it again."
            ).format(room, path.parent)
        )
    return room


def _copy(path: Path, copy: Path) -> None:
    """Copies the library beside it, in the state that the steps find: whoever would write waits."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        try:
            copies.write_copy(connection, copy)
        except OSError as error:
            raise LibraryError(
                _("The library can't be copied ({}): {}. {}").format(reason_of(error), path, _(_AS_IT_WAS))
            ) from error


def take_steps(
    connection: sqlite3.Connection, check: Callable[[], None], tell: Tell, prepare: Callable[[], None] = lambda: None
) -> None:
    """Takes the steps that a library lacks, all of them or none, once it is checked and prepared for them."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        check()  # another process may have been first
        version = version_of(connection)
        if version < len(MIGRATIONS):
            prepare()
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        if version < INDEXED_SINCE:
            _index(connection, tell)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _index(connection: sqlite3.Connection, tell: Tell) -> None:
    """Indexes the articles anew, with words to the person where that takes long."""
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    seconds = articles // _ARTICLES_A_SECOND
    told = 0

    def progress(done: int) -> None:
        nonlocal told
        part = done * _PARTS_TOLD // articles
        if seconds >= _SOON and part > told:
            told = part
            tell(_("{} of {} articles are indexed.").format(number(done), number(articles)))

    if seconds >= _SOON:
        tell(
            _("{} articles are indexed anew; that takes about {} minutes.").format(
                number(articles), max(1, round(seconds / 60))
            )
        )
    order_again(connection)
    index_again(connection, progress)
    derived.work_out(connection)
