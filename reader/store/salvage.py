"""What a damaged library still holds, brought into a new one: the person's own first, then articles, then the rest."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reader.model.errors import LibraryError
from reader.model.ports import Tell
from reader.model.texts import gettext as _
from reader.store import copies, derived, disks
from reader.store.columns import PAGE
from reader.store.database import Database
from reader.store.indexing import index_again, order_again
from reader.store.records import unpack
from reader.store.renewal import new_article, renewed
from reader.store.wreck import Wreck, opened_wreck

_FIRST: Final = ("feeds", "marks", "tags", "views", "mutes", "agreements", "bookmark", "articles", "article_keys")
_LISTS: Final = frozenset({"authors", "agencies", "topics", "enclosures", "metadata", "rhythm", "moments"})
"""Columns that are JSON."""

_BODIES: Final = frozenset({"blocks"})
_PACKED: Final = frozenset({"html", "earlier"})
"""Columns that are compressed."""

_KINDS: Final[Mapping[str, type]] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
_AS_MUCH: Final = 2
"""How often the room of the damaged file is needed: for the new one and its log."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved into a new library, and what was lost at most, in rows by table; `kept` is the damaged file."""

    kept: Path
    saved: Mapping[str, int]
    lost: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: type | None
    optional: bool


def salvage(path: Path, tell: Tell) -> Salvaged:
    """Gives what the damaged library at `path` still holds a new file, which takes its place; that one is kept beside.

    Nobody else may be at work on it. Raises `Busy` where somebody is, and `LibraryError`; then nothing is changed.
    """
    fresh = path.with_name(f"{path.name}.new")
    _remove(fresh)
    try:
        _ask_for_room(path)
        with copies.alone(path):
            pass
        with opened_wreck(path) as wreck:
            tell(_("The library is damaged. All that it still holds is brought into a new one; that may take minutes."))
            with closing(Database.open(fresh)) as database:
                saved, broken = _bring_over(wreck, database)
        disks.made_sure(fresh)
        with copies.alone(path):
            kept = copies.take_place(fresh, path, copies.DAMAGED)
    except OSError as error:
        raise disks.unusable(path.parent, error) from error
    finally:
        _remove(fresh)
    lost = {table: wreck.lost.get(table, 0) + broken.get(table, 0) for table in {**wreck.lost, **broken}}
    return Salvaged(kept or path, saved, lost)


def _ask_for_room(path: Path) -> None:
    needed, free = _AS_MUCH * path.stat().st_size, disks.free_bytes(path.parent)
    if free < needed:
        raise LibraryError(
            _(
                "The library is damaged, and to save what it holds needs up to {}; {} are free in {}. "
                "Nothing was changed. Make room, then try again."
            ).format(copies.megabytes(needed), copies.megabytes(free), path.parent)
        )


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            file.with_name(f"{file.name}{end}").unlink(missing_ok=True)


def _bring_over(wreck: Wreck, database: Database) -> tuple[dict[str, int], dict[str, int]]:
    """Brings all tables over and puts them in order; gives how many rows each has now, and how many made no sense."""
    broken: dict[str, int] = {}
    with database.writing() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        tables = _tables(connection)
        for table in tables:
            _bring_table(wreck, connection, table, broken)
        _put_in_order(connection, wreck.highest_ids())
        order_again(connection)
        index_again(connection)
        derived.work_out(connection)
        return {table: _count(connection, table) for table in tables}, broken


def _tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'word_index%'"
    )
    names = {row[0] for row in rows}.difference(derived.NAMES)
    return (*(name for name in _FIRST if name in names), *sorted(names - set(_FIRST)))


def _bring_table(wreck: Wreck, connection: sqlite3.Connection, table: str, broken: dict[str, int]) -> None:
    have = wreck.columns(table)
    columns = [
        _Column(row["name"], _KINDS.get(row["type"]), not row["notnull"])
        for row in connection.execute(f"PRAGMA table_xinfo({table})")
        if row["name"] in have and not row["hidden"]
    ]
    if not columns:
        return
    names = [column.name for column in columns]
    connection.execute(f"DELETE FROM {table}")
    sql = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"
    for row in wreck.rows(table, names):
        values = _sound(row, columns)
        if values is None:
            broken[table] = broken.get(table, 0) + 1
        else:
            connection.execute(sql, values)


def _sound(row: Sequence[Any], columns: Sequence[_Column]) -> tuple[Any, ...] | None:
    """A row as it can be kept, without a body that can't be read; None for one that makes no sense."""
    values: list[Any] = []
    for value, column in zip(row, columns, strict=True):
        if value is None and column.optional:
            values.append(value)
        elif column.kind is not None and not isinstance(value, column.kind):
            return None
        elif column.name in _BODIES:
            values.append(value if _is_body(value) else None)
        elif (column.name in _LISTS and not _is_json(value)) or (column.name in _PACKED and not _is_packed(value)):
            return None
        else:
            values.append(value)
    return tuple(values)


def _is_body(value: bytes) -> bool:
    try:
        unpack(value)
    except (LibraryError, zlib.error, ValueError, LookupError, TypeError, AttributeError):
        return False
    return True


def _is_json(value: str) -> bool:
    try:
        json.loads(value)
    except ValueError:
        return False
    return True


def _is_packed(value: bytes) -> bool:
    try:
        zlib.decompress(value)
    except zlib.error:
        return False
    return True


def _put_in_order(connection: sqlite3.Connection, highest: Mapping[str, int]) -> None:
    """Makes the records agree: articles are made again of what feeds said, and what belongs to nobody goes."""
    connection.execute("DELETE FROM entries WHERE feed_id NOT IN (SELECT id FROM feeds)")
    connection.execute(
        "INSERT INTO counters SELECT 'arrival', coalesce(max(arrival), 0) FROM articles WHERE true"
        " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)"
    )
    for article_id, first_seen in _nameless(connection):
        new_article(connection, first_seen, article_id)
        with renewed(connection, article_id):
            pass
    for article_id in _bodiless(connection):
        with renewed(connection, article_id):
            pass
    for table in ("pages", "raw_pages", "revisions"):
        connection.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")
    # What the feeds still name and is lost here comes back with their next answers, which are asked for in full.
    connection.execute("UPDATE feeds SET etag = '', modified = '', body_hash = '', next_check = NULL")
    _never_reuse_ids(connection, highest)


def _nameless(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Articles of which feeds say something and no more is known, with the second at which they were first seen."""
    rows = connection.execute(
        "SELECT article_id, min(first_seen) FROM entries WHERE article_id NOT IN (SELECT id FROM articles)"
        " GROUP BY article_id ORDER BY article_id"
    )
    return [(row[0], row[1]) for row in rows]


def _bodiless(connection: sqlite3.Connection) -> Iterator[int]:
    """Articles that show a body which is lost, and of which feeds or the page still say something."""
    rows = connection.execute(
        "SELECT id FROM articles a WHERE body_feed_id IS NOT NULL AND NOT EXISTS ("
        " SELECT 1 FROM pages WHERE article_id = a.id AND blocks IS NOT NULL AND a.body_feed_id = ?"
        " UNION ALL SELECT 1 FROM entries WHERE article_id = a.id AND feed_id = a.body_feed_id AND blocks IS NOT NULL"
        ") AND EXISTS (SELECT 1 FROM entries WHERE article_id = a.id)",
        (PAGE,),
    ).fetchall()
    return (row[0] for row in rows)


def _never_reuse_ids(connection: sqlite3.Connection, highest: Mapping[str, int]) -> None:
    """No new article takes the id, and with it the marks, of one that was lost."""
    marked = connection.execute(
        "SELECT max(coalesce((SELECT max(article_id) FROM marks), 0), coalesce((SELECT max(article_id) FROM"
        " article_keys), 0), coalesce((SELECT max(article_id) FROM tags), 0))"
    ).fetchone()[0]
    for table, at_least in {**highest, "articles": max(highest.get("articles", 0), marked)}.items():
        changed = connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (at_least, table))
        if not changed.rowcount:
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, at_least))


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
