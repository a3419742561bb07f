"""Taking back what a person did: rows as they were, and all that follows from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from typing import Final

from reader.store.actions import TABLES, Action, Rows
from reader.store.columns import REMOVED, one_parameter, parameters
from reader.store.hiding import put_away, reapply, reapply_for_feeds, restarred
from reader.store.removal import remove_feed, restore_feed
from reader.store.renewal import rehidden

_MARKS: Final = ("read", "starred", "hidden", "block")
"""The columns that say whether an article bears any mark, or a place where the person stopped."""


def take_back(connection: sqlite3.Connection, action: Action) -> None:
    """Undoes an action that no longer is kept."""
    for rows in action.rows:
        _RESTORING[rows.table](connection, rows)


def write_marks(connection: sqlite3.Connection, column: str, value: str | int | None, ids: Collection[int]) -> None:
    """Gives a mark of articles a value, and puts the articles where it wants them; None takes it away.

    A row that has no other mark goes with it at once: to empty it first would take twice the time.
    """
    alone = " AND ".join(f"{name} IS NULL" for name in _MARKS if name != column)
    those = "article_id IN (SELECT value FROM json_each(?))"
    for wanted in parameters(ids):
        if value is None:
            connection.execute(f"DELETE FROM marks WHERE {those} AND {alone}", (wanted,))
            connection.execute(f"UPDATE marks SET {column} = NULL WHERE {those}", (wanted,))
        else:
            connection.execute(
                f"INSERT INTO marks (article_id, {column}) SELECT value, ? FROM json_each(?) WHERE true"
                f" ON CONFLICT (article_id) DO UPDATE SET {column} = excluded.{column}",
                (value, wanted),
            )
    if column == "hidden":
        put_away(connection, ids)
    elif column == "starred":
        restarred(connection, ids)


def _put_back(connection: sqlite3.Connection, rows: Rows) -> None:
    """Makes rows of a table what they were; those that were not there go first, for their names may be another's."""
    *first, last = TABLES[rows.table].key
    names = (*first, *rows.columns, last)
    wanted = "WITH wanted (id) AS (SELECT value FROM json_each(?))"
    forget = (
        f"{wanted} DELETE FROM {rows.table} WHERE {last} IN (SELECT id FROM wanted)"
        f"{''.join(f' AND {name} = ?' for name in first)}"
    )
    write = (
        f"{wanted} INSERT INTO {rows.table} ({', '.join(names)})"
        f" SELECT {'?, ' * (len(names) - 1)} id FROM wanted WHERE true"
        f" ON CONFLICT ({', '.join((*first, last))})"
        f" DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rows.columns)}"
    )
    key = (rows.tag,) if first else ()
    for values, ids in sorted(rows.were.items(), key=lambda group: group[0] is not None):
        statement = forget if values is None else write
        connection.execute(statement, (one_parameter(ids), *key, *(values or ())))


def _restore_marks(connection: sqlite3.Connection, rows: Rows) -> None:
    for values, ids in rows.were.items():
        for column, value in zip(rows.columns, values or (), strict=True):
            write_marks(connection, column, value, ids)


def _restore_rules(connection: sqlite3.Connection, rows: Rows) -> None:
    _put_back(connection, rows)
    reapply(connection, rows.ids)


def _restore_feeds(connection: sqlite3.Connection, rows: Rows) -> None:
    """Feeds that were not there go out of sight; adding them again before something else is done brings them back."""
    for feed_id, values in rows.by_id.items():
        before = None if values is None else dict(zip(rows.columns, values, strict=True))
        if before is None:
            added = connection.execute("SELECT added FROM feeds WHERE id = ?", (feed_id,)).fetchone()
            if added:
                remove_feed(connection, feed_id, added[0])
            continue
        removed = before.pop("removed", None)
        _set(connection, feed_id, before)
        if "removed" in rows.columns:
            if removed is None:
                restore_feed(connection, feed_id)
            else:
                remove_feed(connection, feed_id, int(removed))
    reapply_for_feeds(connection)


def _restore_places(connection: sqlite3.Connection, rows: Rows) -> None:
    """Articles of a feed that is removed anew: which of them it took along before."""
    for article_id, values in rows.by_id.items():
        row = connection.execute("SELECT hidden FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row and values and (row["hidden"] == REMOVED) != (values[0] == REMOVED):
            with rehidden(connection, article_id):
                connection.execute("UPDATE articles SET hidden = ? WHERE id = ?", (*values, article_id))


def _set(connection: sqlite3.Connection, feed_id: int, values: Mapping[str, str | int | None]) -> None:
    if values:
        columns = ", ".join(f"{name} = :{name}" for name in values)
        connection.execute(f"UPDATE feeds SET {columns} WHERE id = :id", {**values, "id": feed_id})


_RESTORING: Final[Mapping[str, Callable[[sqlite3.Connection, Rows], None]]] = {
    "marks": _restore_marks,
    "tags": _put_back,
    "views": _put_back,
    "mutes": _restore_rules,
    "feeds": _restore_feeds,
    "articles": _restore_places,
}
