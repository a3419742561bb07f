"""A damaged library, read as far as it goes: row by row around the pages that are damaged."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from reader.model.errors import LibraryError
from reader.model.texts import gettext as _
from reader.store.faults import FAULTS
from reader.store.firstpage import write_head, write_way_to_tables
from reader.store.schema import APPLICATION_ID

_FAULTS_AT_MOST: Final = 1_000_000
"""Rows of one table that can't be read, after which the rest of it is given up."""

_FARTHEST: Final = 1_000_000
"""How far rowids are looked for where nothing tells how far they go."""


class Wreck:
    """The tables of a damaged library. `lost` counts, by table, the rows at most that could not be read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.lost: dict[str, int] = {}

    def columns(self, table: str) -> frozenset[str]:
        """The columns that a table has; none where there is no such table."""
        with suppress(*FAULTS):
            return frozenset(row[1] for row in self._connection.execute(f"PRAGMA table_xinfo({table})"))
        return frozenset()

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """The rows that can be read, each with the values of `columns`; some may come twice."""
        wanted = ", ".join(columns)
        if self._has_rowids(table):
            yield from self._by_rowid(table, wanted)
        else:
            yield from self._by_index(table, wanted)

    def highest_ids(self) -> dict[str, int]:
        """The highest id that each table of ids ever gave, as far as that can be read."""
        with suppress(*FAULTS):
            return {row[0]: row[1] for row in self._connection.execute("SELECT name, seq FROM sqlite_sequence")}
        return {}

    def _has_rowids(self, table: str) -> bool:
        made = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return not made[0].rstrip().upper().endswith("WITHOUT ROWID")

    def _by_rowid(self, table: str, wanted: str) -> Iterator[tuple[Any, ...]]:
        """Reads spans of rowids; one that fails goes on in two halves behind the last row that was read."""
        sql = f"SELECT rowid, {wanted} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        spans = [(1, self._highest(table))]
        while spans and self.lost.get(table, 0) < _FAULTS_AT_MOST:
            low, high = spans.pop()
            last = low - 1
            try:
                for row in self._connection.execute(sql, (low, high)):
                    last = row[0]
                    yield row[1:]
                continue
            except FAULTS:
                low = last + 1
            if low >= high:
                self._lose(table)
                continue
            middle = (low + high) // 2
            spans += [(middle + 1, high), (low, middle)]

    def _highest(self, table: str) -> int:
        with suppress(*FAULTS):
            return int(self._connection.execute(f"SELECT coalesce(max(rowid), 1) FROM {table}").fetchone()[0])
        return 4 * max(self.highest_ids().values(), default=0) or _FARTHEST

    def _by_index(self, table: str, wanted: str) -> Iterator[tuple[Any, ...]]:
        """Reads a table without rowids from both ends, and from both ends of each of its indexes."""
        for index in [row[1] for row in self._connection.execute(f"PRAGMA index_list({table})")]:
            order = [row[2] for row in self._connection.execute(f"PRAGMA index_info({index})")]
            by = "" if index.startswith("sqlite_autoindex") else f" INDEXED BY {index}"
            whole = True
            for direction in ("ASC", "DESC"):
                ordered = ", ".join(f"{column} {direction}" for column in order)
                sql = f"SELECT {wanted} FROM {table}{by} ORDER BY {ordered}"
                try:
                    yield from self._connection.execute(sql)
                except FAULTS:
                    whole = False
            if whole:
                return
            self._lose(table)

    def _lose(self, table: str) -> None:
        self.lost[table] = self.lost.get(table, 0) + 1


@contextmanager
def opened_wreck(path: Path) -> Iterator[Wreck]:
    """What is left of the library at `path`, whose file stays as it is: a copy is read where its first page is lost.

    Raises `LibraryError` where nothing of a library can be found.
    """
    mended = path.with_name(f"{path.name}.mended")
    try:
        connection = _read(path)
        if not _is_library(connection):
            _copy(path, mended)
            for mend in (write_head, write_way_to_tables):
                connection.close()
                mend(mended)
                connection = _read(mended)
                if _is_library(connection):
                    break
        with closing(connection):
            if not _is_library(connection):
                raise LibraryError(
                    _(
                        "Nothing of a newsreader library can be found in {}. It was left as it is. `newsreader "
                        "restore FILE` puts a copy in its place."
                    ).format(path)
                )
            yield Wreck(connection)
    finally:
        for end in ("", "-wal", "-shm"):
            mended.with_name(f"{mended.name}{end}").unlink(missing_ok=True)


def _read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _is_library(connection: sqlite3.Connection) -> bool:
    """Whether its list of tables can be read, and is a library's."""
    try:
        (number,) = connection.execute("PRAGMA application_id").fetchone()
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except FAULTS:
        return False
    return number == APPLICATION_ID and {"feeds", "articles", "marks"} <= tables


def _copy(path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    log = path.with_name(f"{path.name}-wal")
    if log.is_file():
        shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
