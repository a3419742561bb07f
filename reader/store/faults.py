"""What SQLite and a damaged library give rise to, in sentences for a person: what is kept, and what to do."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reader.model.errors import Busy, LibraryError
from reader.model.texts import deferred
from reader.model.texts import gettext as _

_BUSY: Final = deferred(
    "Another newsreader has kept the library busy for too long: {path}. Nothing of it was "
    "changed. Try again when the other one is done."
)
_FULL: Final = deferred(
    "The disk is full. The last change was not kept; all that was here before is: {path}. Make room, then do it again."
)
_FAILING: Final = deferred(
    "The disk does not do what it should ({error}). The last change was not kept; all that was "
    "here before is: {path}. Look after the disk and the room on it, then ask `newsreader "
    "doctor`."
)
_NOT_WRITABLE: Final = deferred(
    "The library can't be written to: {path}. All that is here can be read. To change it, make "
    "the file and its folder writable."
)
_UNOPENED: Final = deferred(
    "The library can't be opened: {path}. Nothing of it was changed. Look whether it is a file "
    "that you may read, in a folder that you may write to."
)
_NONE: Final = deferred(
    "This file is not a newsreader library, or its beginning is damaged: {path}. It was left as "
    "it is. `newsreader doctor --repair` looks for what it still holds; `newsreader restore "
    "FILE` puts a copy in its place."
)
_DAMAGED: Final = deferred(
    "The library is damaged ({error}): {path}. It was left as it is. `newsreader doctor "
    "--repair` saves all that it still holds."
)
_OTHERWISE: Final = deferred("The library can't be used ({error}): {path}. What was here before is kept.")

_TELLING: Final = {
    sqlite3.SQLITE_BUSY: (Busy, _BUSY),
    sqlite3.SQLITE_LOCKED: (Busy, _BUSY),
    sqlite3.SQLITE_PROTOCOL: (Busy, _BUSY),
    sqlite3.SQLITE_FULL: (LibraryError, _FULL),
    sqlite3.SQLITE_IOERR: (LibraryError, _FAILING),
    sqlite3.SQLITE_READONLY: (LibraryError, _NOT_WRITABLE),
    sqlite3.SQLITE_CANTOPEN: (LibraryError, _UNOPENED),
    sqlite3.SQLITE_NOTADB: (LibraryError, _NONE),
    sqlite3.SQLITE_CORRUPT: (LibraryError, _DAMAGED),
}

FAULTS: Final = (sqlite3.Error, UnicodeDecodeError, zlib.error, json.JSONDecodeError)
"""What a library that can't be used gives rise to; the last three, what a damaged one holds."""


def code_of(error: Exception) -> int:
    """The kind of an error of SQLite: the low byte of its code, for the rest is a detail; 0 for any other."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def translated(error: Exception, path: Path) -> LibraryError:
    """The error that a person is told, for one of `FAULTS` with the library at `path`."""
    if not isinstance(error, sqlite3.Error):
        return LibraryError(_(_DAMAGED).format(error=type(error).__name__, path=path))
    kind, message = _TELLING.get(code_of(error), (LibraryError, _OTHERWISE))
    return kind(_(message).format(error=error, path=path))


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Around work on the library at `path`: its faults leave it as `LibraryError`."""
    try:
        yield
    except FAULTS as error:
        raise translated(error, path) from error
