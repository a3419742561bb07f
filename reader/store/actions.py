"""The last things a person did, each with what is needed to undo it; kept over restarts.

An action keeps rows of the person's own tables as they were before. Undoing puts them back, whatever the action was,
and then makes true again what follows from them (`store.undoing`).
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from reader.store.columns import one_parameter
from reader.store.removal import purge_feed

KEPT: Final = 200
"""How many actions can be undone."""

Kind: TypeAlias = (
    Literal["read", "unread", "star", "unstar", "hide", "show", "tag", "untag", "merge"]
    | Literal["mute", "unmute", "change rule", "make view", "change view", "move view", "delete view"]
    | Literal["add", "remove", "edit", "move", "rename folder"]
)

Values: TypeAlias = tuple[str | int | None, ...]

_PACKED_FAST: Final = 1
"""zlib's level: a hundred thousand articles are marked while a person waits."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of what the person did: its key, whose last part is an id, and the columns that can be put back."""

    key: tuple[str, ...]
    columns: tuple[str, ...]


TABLES: Final[Mapping[str, Table]] = {
    "marks": Table(("article_id",), ("read", "starred", "hidden")),
    "tags": Table(("tag", "article_id"), ("tagged",)),
    "views": Table(("id",), ("name", "query", "place")),
    "mutes": Table(("id",), ("query", "made", "until")),
    "feeds": Table(
        ("id",),
        (
            *("given_title", "interval", "full_text", "folder", "proxy", "stopped", "removed"),
            *("login_user", "login_source", "login_secret"),
        ),
    ),
    "articles": Table(("id",), ("hidden",)),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table as they were: ids by the values of their `columns`, by None where there was no row.

    Most of many articles were the same. `tag` is the first part of a key that has two.
    """

    table: str
    columns: tuple[str, ...]
    were: Mapping[Values | None, Sequence[int]]
    tag: str = ""

    @property
    def ids(self) -> Sequence[int]:
        """All of them."""
        every = array("q")
        for ids in self.were.values():
            every.extend(ids)
        return every

    @property
    def by_id(self) -> dict[int, Values | None]:
        """The values by their ids."""
        return {one: values for values, ids in self.were.items() for one in ids}


@dataclass(frozen=True, slots=True)
class Action:
    """Something done, to `count` articles or feeds or to what is called `title`; `feed_id` is a removed feed."""

    kind: Kind
    rows: tuple[Rows, ...] = ()
    count: int = 0
    title: str = ""
    feed_id: int | None = None


def grouped(rows: Iterable[tuple[int, Values | None]]) -> dict[Values | None, Sequence[int]]:
    """Ids by the values that they come with."""
    groups: defaultdict[Values | None, array[int]] = defaultdict(lambda: array("q"))
    for one, values in rows:
        groups[values].append(one)
    return dict(groups)


def rows_of(connection: sqlite3.Connection, table: str, ids: Sequence[int], *columns: str) -> Rows:
    """The rows of a table as they are; all columns that can be put back, where none is named."""
    columns = columns or TABLES[table].columns
    (key,) = TABLES[table].key
    found = {
        row[0]: tuple(row)[1:]
        for row in connection.execute(
            f"SELECT {', '.join((key, *columns))} FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))",
            (one_parameter(ids),),
        )
    }
    return Rows(table, columns, grouped((one, found.get(one)) for one in ids))


def note(connection: sqlite3.Connection, action: Action) -> None:
    """Keeps an action, and forgets the one too many: a feed that no action can bring back is gone for good."""
    connection.execute(
        "INSERT INTO actions (kind, feed_id, earlier) VALUES (?, ?, ?)", (action.kind, action.feed_id, _packed(action))
    )
    connection.execute(
        "DELETE FROM actions WHERE id <= (SELECT id FROM actions ORDER BY id DESC LIMIT 1 OFFSET ?)", (KEPT,)
    )
    for row in connection.execute(
        "SELECT id FROM feeds f WHERE removed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM actions WHERE feed_id = f.id)"
    ).fetchall():
        purge_feed(connection, row["id"])


def take(connection: sqlite3.Connection) -> Action | None:
    """The last action, which is no longer kept; None where nothing is left."""
    row = connection.execute("SELECT * FROM actions ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    connection.execute("DELETE FROM actions WHERE id = ?", (row["id"],))
    return _action(row)


def _action(row: sqlite3.Row) -> Action:
    kept = json.loads(zlib.decompress(row["earlier"]))
    if isinstance(kept, list):
        return _of_an_earlier_version(row, kept)
    rows = tuple(_rows(one) for one in kept["rows"])
    return Action(row["kind"], rows, kept["count"], kept["title"], row["feed_id"])


def undoable(connection: sqlite3.Connection, kinds: Iterable[str]) -> frozenset[int]:
    """The articles to which something of these kinds was done that can still be undone."""
    rows = connection.execute(
        "SELECT * FROM actions WHERE kind IN (SELECT value FROM json_each(?))", (one_parameter(kinds),)
    )
    kept = (one for row in rows for one in _action(row).rows)
    return frozenset(article for one in kept for ids in one.were.values() for article in ids)


def _packed(action: Action) -> bytes:
    """An action as it is kept; ids as text in it, for those of a million articles would fill the memory."""
    rows = [
        {
            "table": one.table,
            "columns": one.columns,
            "were": [(values, one_parameter(ids)) for values, ids in one.were.items()],
            "tag": one.tag,
        }
        for one in action.rows
    ]
    kept = {"count": action.count, "title": action.title, "rows": rows}
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), _PACKED_FAST)


def _rows(kept: Mapping[str, Any]) -> Rows:
    were = {
        None if values is None else tuple(values): array("q", json.loads(ids) if isinstance(ids, str) else ids)
        for values, ids in kept["were"]
    }
    return Rows(kept["table"], tuple(kept["columns"]), were, kept["tag"])


def _of_an_earlier_version(row: sqlite3.Row, kept: Sequence[tuple[int, int | None]]) -> Action:
    """An action as libraries kept it when there were but marks and removed feeds: the mark of each article before."""
    if row["feed_id"] is not None:
        return Action(row["kind"], (Rows("feeds", ("removed",), {(None,): [row["feed_id"]]}),), feed_id=row["feed_id"])
    column = "read" if row["kind"] in {"read", "unread"} else "starred"
    return Action(row["kind"], (Rows("marks", (column,), grouped((one, (value,)) for one, value in kept)),), len(kept))
