"""Giving back the room that deleted articles leave, in steps so short that nobody who writes waits for them.

A deleted article's words stay in the index, with a note that they are gone, until its parts are merged. FTS5 does that
in steps: a first `merge` by a negative number gathers all parts, and others by positive ones go on
(https://www.sqlite.org/fts5.html#the_merge_command). Pages that are free then are taken from the file's end by
`incremental_vacuum`, in a library that was made for it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.store.database import Database

_MERGED_AT_ONCE: Final = 64
_VACUUMED_AT_ONCE: Final = 256
"""Pages of the file in one step."""

_WORTH: Final = 20
"""A twentieth of the file is worth the work; less is soon filled again."""

_WORD_BYTES: Final = 30
"""About what a word of a deleted article takes in the index: where it stands, and in the note that it is gone."""

_INCREMENTAL: Final = 2
"""What `auto_vacuum` says where a file can be made shorter in steps."""


@dataclass(frozen=True, slots=True)
class Room:
    """The bytes of the file, and those that it needs. `in_steps` says whether it can be made shorter in steps.

    `compacting` are the bytes that writing it anew takes for a while, `free` those that the disk has for it.
    """

    bytes: int
    needed: int
    in_steps: bool
    compacting: int
    free: int


@dataclass(frozen=True, slots=True)
class _State:
    pages: int
    free: int
    page_bytes: int
    vacuum: int
    loose: int
    merging: int

    def step(self, *, thorough: bool) -> str:
        """What is to be done next, "" for nothing; `thorough` where that is little too."""
        worth = 1 if thorough else (self.pages - self.free) * self.page_bytes // _WORTH
        if self.merging or self.loose >= max(1, worth):
            return "merge"
        if self.vacuum == _INCREMENTAL and self.free > (0 if thorough else self.pages // _WORTH):
            return "vacuum"
        return ""


class Upkeep:
    """Implements `model.ports.UpkeepStore`, and what a person asks for: making the file as small as it can be.

    All of it raises `Busy` where another process holds the library for too long, and `LibraryError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def step(self, *, thorough: bool = False) -> bool:
        """Gives back some room, and tells whether more is worth giving back; with `thorough` all of it is.

        Nothing is written where there is nothing to do.
        """
        if not self._state().step(thorough=thorough):
            return False
        with self._database.writing() as connection:
            state = _state(connection)
            match state.step(thorough=thorough):
                case "merge":
                    _merge(connection, state)
                case "vacuum":
                    for _ in range(min(state.free, _VACUUMED_AT_ONCE)):
                        connection.execute("PRAGMA incremental_vacuum(1)")
        return bool(self._state().step(thorough=thorough))

    def room(self) -> Room:
        """How large the file is, and how small it could be."""
        state, folder = self._state(), self._database.path.parent
        needed = (state.pages - state.free) * state.page_bytes
        aside = _aside()
        together = aside.stat().st_dev == folder.stat().st_dev
        free = shutil.disk_usage(folder).free
        return Room(
            bytes=state.pages * state.page_bytes,
            needed=needed,
            in_steps=state.vacuum == _INCREMENTAL,
            compacting=2 * needed if together else needed,
            free=free if together else min(free, shutil.disk_usage(aside).free),
        )

    def compact(self) -> None:
        """Writes the file anew, as small as it can be, and so that it can be made shorter in steps from then on."""
        self._database.vacuum()

    def _state(self) -> _State:
        with self._database.reading() as connection:
            return _state(connection)


def loosen(connection: sqlite3.Connection, words: int) -> None:
    """Notes that so many words of the index are to be merged away."""
    connection.execute(
        "INSERT INTO counters VALUES ('loose', ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
        (words * _WORD_BYTES,),
    )


def loosened(connection: sqlite3.Connection) -> int:
    """About how many bytes of the index are to be merged away."""
    sql = "SELECT coalesce(sum(value), 0) FROM counters WHERE name IN ('loose', 'merging')"
    return int(connection.execute(sql).fetchone()[0])


def _state(connection: sqlite3.Connection) -> _State:
    counters = dict(map(tuple, connection.execute("SELECT name, value FROM counters")))
    row = connection.execute(
        "SELECT page_count, freelist_count, page_size, auto_vacuum"
        " FROM pragma_page_count, pragma_freelist_count, pragma_page_size, pragma_auto_vacuum"
    ).fetchone()
    return _State(*row, *(counters.get(name, 0) for name in ("loose", "merging")))


def _merge(connection: sqlite3.Connection, state: _State) -> None:
    """Merges some of the index: begins with what is loose now, or goes on with what was."""
    pages = _MERGED_AT_ONCE if state.merging else -_MERGED_AT_ONCE
    before = connection.total_changes
    connection.execute("INSERT INTO word_index (word_index, rank) VALUES ('merge', ?)", (pages,))
    done = connection.total_changes - before < 2  # as FTS5 tells that nothing was left to merge
    connection.execute(
        "INSERT OR REPLACE INTO counters VALUES ('merging', ?)", (0 if done else state.merging or state.loose,)
    )
    if not state.merging:
        connection.execute("UPDATE counters SET value = 0 WHERE name = 'loose'")


def _aside() -> Path:
    """The folder in which SQLite makes the new file (https://www.sqlite.org/tempfiles.html)."""
    named = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), "/var/tmp", "/usr/tmp")  # noqa: S108
    usable = (Path(name) for name in named if name and os.access(name, os.W_OK | os.X_OK))
    return next(usable, Path(tempfile.gettempdir()))
