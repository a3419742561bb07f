"""Copies of a library: made beside it before it changes shape, written as a backup, and put back in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.model.errors import Busy, LibraryError, LibraryTooNew
from reader.model.reasons import reason_of
from reader.model.texts import gettext as _
from reader.model.texts import number
from reader.model.times import utc_now
from reader.store import disks
from reader.store.faults import FAULTS, code_of, translating
from reader.store.schema import APPLICATION_ID, MIGRATIONS

BEFORE: Final = "before"
KEPT: Final = "kept"
DAMAGED: Final = "damaged"
"""Why a file lies beside a library: it was copied before a step, a copy took its place, or it was damaged."""

_MADE_BEFORE_STEPS: Final = 2
"""How many of the copies that were made before steps are kept."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A library in the file `path`, of the schema's version `version`."""

    path: Path
    version: int


def copy_name(path: Path, why: str) -> Path:
    """A name that is free, beside the library at `path`, for a file that is there because of `why`, as of today."""
    stem = f"{path.stem}-{why}-{utc_now().astimezone():%Y-%m-%d}"
    names = (path.with_name(f"{stem}{end}{path.suffix}") for end in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(name for name in names if not name.exists())


def copies_of(path: Path) -> tuple[Copy, ...]:
    """The copies beside the library at `path` that are libraries, the newest first."""
    found = []
    for why in (BEFORE, KEPT):
        for file in path.parent.glob(f"{path.stem}-{why}-*{path.suffix}"):
            with suppress(OSError, LibraryError, *FAULTS), closing(_read(file)) as connection:
                found.append((file.stat().st_mtime, Copy(file, _version(connection, file))))
    return tuple(copy for _, copy in sorted(found, key=lambda one: one[0], reverse=True))


def advice(path: Path) -> str:
    """What to do about a library that is too new: the newest copy that this program can read, "" where none is."""
    for copy in copies_of(path):
        if copy.version <= len(MIGRATIONS):
            return _(
                " This version can read a copy of it from before: `newsreader restore {}` puts that in its "
                "place, and keeps the newer one beside it."
            ).format(copy.path)
    return ""


def drop_older(path: Path) -> None:
    """Deletes the copies that were made before steps, but for the last ones."""
    made = sorted(path.parent.glob(f"{path.stem}-{BEFORE}-*{path.suffix}"), key=lambda file: file.stat().st_mtime)
    for file in made[:-_MADE_BEFORE_STEPS]:
        with suppress(OSError):
            file.unlink()


def used_bytes(connection: sqlite3.Connection) -> int:
    """What a copy of the library takes, in bytes."""
    (used,) = connection.execute(
        "SELECT (page_count - freelist_count) * page_size"
        " FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
    ).fetchone()
    return int(used)


def write_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Writes the library as `connection` sees it, without its waste, into a file `target` that is whole or not there.

    Raises the faults of SQLite and of the disk. Others read and write meanwhile.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
        connection.execute("VACUUM INTO ?", (str(part),))
        disks.made_sure(part)
        part.replace(target)
        disks.made_sure(target.parent)
    finally:
        part.unlink(missing_ok=True)


def back_up(path: Path, target: Path, *, force: bool) -> int:
    """Writes the library at `path` into the file `target`, while it is used; gives the bytes that takes.

    What was written is checked before it gets its name. A file that is there is replaced with `force` alone. Raises
    `LibraryError`; then `target` is as it was.
    """
    if target.exists() and not (force and target.is_file()):
        raise LibraryError(_("{} is there already, and was left as it is. --force replaces a file.").format(target))
    if target.exists() and target.samefile(path):
        raise LibraryError(_("{} is the library itself. A backup needs a file of its own.").format(target))
    fresh = target.with_name(f"{target.name}.new")
    try:
        with translating(path), closing(_read(path)) as connection:
            needed, free = used_bytes(connection), disks.free_bytes(target.parent)
            if needed > free:
                raise LibraryError(
                    _("{} would need {}; {} are free. Nothing was written.").format(
                        target, megabytes(needed), megabytes(free)
                    )
                )
            write_copy(connection, fresh)
        checked(fresh)
        fresh.replace(target)
        return target.stat().st_size
    except OSError as error:
        raise LibraryError(_("{} can't be written ({}).").format(target, reason_of(error))) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def checked(file: Path) -> Copy:
    """The copy in `file`, looked through. Raises `LibraryError` for what is no whole library, or too new."""
    if not file.is_file():
        raise LibraryError(_("There is no file {}.").format(file))
    with translating(file), closing(_read(file)) as connection:
        version = _version(connection, file)
        if version > len(MIGRATIONS):
            raise LibraryTooNew(_("A newer newsreader has written {}; update newsreader to use it.").format(file))
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise LibraryError(
                _("{} is damaged. `newsreader doctor --repair` saves a library from damage.").format(file)
            )
    return Copy(file, version)


def restore(path: Path, source: Path) -> Path | None:
    """Puts the library in `source` in the place of the one at `path`; gives where that one is kept, None for none.

    At every moment there is a whole library at `path`. Raises `Busy` where another newsreader has it open, and
    `LibraryError`; then nothing is changed.
    """
    checked(source)
    disks.make_folder(path.parent)
    if path.exists() and path.samefile(source):
        raise LibraryError(_("{} is the library itself. Nothing was changed.").format(source))
    fresh = path.with_name(f"{path.name}.new")
    try:
        with alone(path), translating(source):
            with closing(_read(source)) as connection:
                write_copy(connection, fresh)
            return take_place(fresh, path, KEPT)
    except OSError as error:
        raise disks.unusable(path.parent, error) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """While nobody else has the library at `path` open, as far as can be told: of a damaged one it can't.

    Its log is folded into it. Raises `Busy`.
    """
    if not path.exists():
        yield
        return
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # which SQLite does for the last connection alone
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if code_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise Busy(
                    _("Another newsreader has this library open: {}. Close it, then try again.").format(path)
                ) from error
        yield


def take_place(fresh: Path, path: Path, why: str) -> Path | None:
    """Gives the file `fresh` the place of the library at `path`; gives where that one is kept, with its log."""
    kept = None
    if path.exists():
        kept = copy_name(path, why)
        _name_twice(path, kept)
        for end in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(f"{path.name}{end}").rename(kept.with_name(f"{kept.name}{end}"))
    fresh.replace(path)
    disks.made_sure(path.parent)
    return kept


def megabytes(size: int) -> str:
    """A size for a person."""
    return _("{} MB").format(number(size / 1_000_000, 1))


def _name_twice(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a disk that gives a file one name only
        shutil.copy2(path, other)
        disks.made_sure(other)


def _read(file: Path) -> sqlite3.Connection:
    """A connection that reads a copy, which has no log."""
    log = file.with_name(f"{file.name}-wal")
    access = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    return sqlite3.connect(f"{file.absolute().as_uri()}?{access}", uri=True, isolation_level=None)


def _version(connection: sqlite3.Connection, file: Path) -> int:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise LibraryError(_("{} is not a newsreader library.").format(file))
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
