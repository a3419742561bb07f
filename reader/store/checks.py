"""How the library's file stands, for `newsreader doctor`."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from reader.model.errors import LibraryError
from reader.store.database import Database

_MISSING: Final = "SELECT count(*) FROM articles WHERE hidden = 0 AND sort_key NOT IN (SELECT rowid FROM word_index)"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a check of the file found: `damage` and `index_damage` are what SQLite says, "" where all is well.

    `missing_from_index` counts articles in sight that a search can't find; `bytes` is the size of the file.
    """

    damage: str
    index_damage: str
    missing_from_index: int
    articles: int
    pages: int
    failed_pages: int
    bytes: int
    sqlite: str


def check(database: Database) -> Condition:
    """Looks the file through, page by page, and the search index; takes seconds for a large library."""
    damage, index_damage = _damage(database), _index_damage(database)
    with database.reading() as connection:
        return Condition(
            damage=damage,
            index_damage=index_damage,
            missing_from_index=0 if index_damage else _count(connection, _MISSING),
            articles=_count(connection, "SELECT count(*) FROM articles WHERE hidden = 0"),
            pages=_count(connection, "SELECT count(*) FROM pages"),
            failed_pages=_count(connection, "SELECT count(*) FROM articles WHERE fetch = 'failed' AND hidden = 0"),
            bytes=_count(connection, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"),
            sqlite=sqlite3.sqlite_version,
        )


def _damage(database: Database) -> str:
    try:
        with database.reading() as connection:
            found = [row[0] for row in connection.execute("PRAGMA quick_check(3)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
    except LibraryError as error:
        return str(error)
    return "; ".join([*(text for text in found if text != "ok"), *(["records without their owner"] if orphans else [])])


def _index_damage(database: Database) -> str:
    """FTS5 checks itself on a statement that looks like a change."""
    try:
        with database.writing() as connection:
            connection.execute("INSERT INTO word_index (word_index) VALUES ('integrity-check')")
    except LibraryError as error:
        return str(error)
    return ""


def _count(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
