"""How the library's file stands, for `newsreader doctor`."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from reader.model.errors import Busy, LibraryError
from reader.model.texts import gettext as _
from reader.model.times import to_seconds
from reader.store.database import Database

_MISSING: Final = "SELECT count(*) FROM articles WHERE hidden = 0 AND sort_key NOT IN (SELECT rowid FROM word_index)"


_LATELY: Final = timedelta(days=7)
"""How long what a page gave tells of its site's present look."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A site of whose last `pages`, `missed` were not as its rules expect."""

    site: str
    missed: int
    pages: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What a check of the file found: `damage` and `index_damage` are what SQLite says, "" where all is well.

    `missing_from_index` counts articles in sight that a search can't find; `bytes` is the size of the file.
    `raw_pages` counts the pages that are kept as they were fetched, `raw_bytes` is what they take, compressed.
    `misfits` are the sites whose rules did not fit pages of the last days.
    """

    damage: str
    index_damage: str
    missing_from_index: int
    articles: int
    pages: int
    failed_pages: int
    bytes: int
    raw_pages: int
    raw_bytes: int
    misfits: tuple[Misfit, ...]
    sqlite: str


def check(database: Database, now: datetime) -> Condition:
    """Looks the file through, page by page, and the search index, as of `now`; takes seconds for a large library.

    What can't be counted for damage is 0. Raises `Busy` and `LibraryError`.
    """
    damage = _damage(database)
    found = Condition(damage, _index_damage(database), 0, 0, 0, 0, 0, 0, 0, (), sqlite3.sqlite_version)
    try:
        with database.reading() as connection:
            return _counted(connection, found, now)
    except LibraryError:
        if not damage:
            raise
        return found


def _counted(connection: sqlite3.Connection, found: Condition, now: datetime) -> Condition:
    return replace(
        found,
        missing_from_index=0 if found.index_damage else _count(connection, _MISSING),
        articles=_count(connection, "SELECT count(*) FROM articles WHERE hidden = 0"),
        pages=_count(connection, "SELECT count(*) FROM pages"),
        failed_pages=_count(connection, "SELECT count(*) FROM articles WHERE fetch = 'failed' AND hidden = 0"),
        bytes=_count(connection, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"),
        raw_pages=_count(connection, "SELECT count(*) FROM raw_pages"),
        raw_bytes=_count(connection, "SELECT coalesce(sum(length(html)), 0) FROM raw_pages"),
        misfits=_misfits(connection, to_seconds(now - _LATELY)),
    )


def _damage(database: Database) -> str:
    try:
        with database.reading() as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
    except Busy:
        raise
    except LibraryError as error:
        return str(error)
    return "; ".join(
        [*(text for text in found if text != "ok"), *([_("records without their owner")] if orphans else [])]
    )


def _index_damage(database: Database) -> str:
    """FTS5 checks itself on a statement that looks like a change: not where nothing can be written."""
    if database.read_only:
        return ""
    try:
        with database.writing() as connection:
            connection.execute("INSERT INTO word_index (word_index) VALUES ('integrity-check')")
    except Busy:
        raise
    except LibraryError as error:
        return str(error)
    return ""


def _misfits(connection: sqlite3.Connection, since: int) -> tuple[Misfit, ...]:
    """The sites whose rules missed pages that were fetched after `since`, in seconds."""
    rows = connection.execute(
        "SELECT coalesce(nullif(missed, ''), rules) AS site, sum(missed <> '') AS missed, count(*) AS pages FROM ("
        " SELECT coalesce(json_extract(metadata, '$.missed'), '') AS missed,"
        "  coalesce(json_extract(metadata, '$.rules'), '') AS rules FROM pages WHERE fetched >= ?"
        ") WHERE missed <> '' OR rules <> '' GROUP BY 1 HAVING sum(missed <> '') ORDER BY 1",
        (since,),
    )
    return tuple(Misfit(row["site"], row["missed"], row["pages"]) for row in rows)


def _count(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
