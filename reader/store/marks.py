"""What the person did with articles: marks and where they stopped reading, which outlive the articles, and undoing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final, Literal, TypeAlias

from reader.model.times import to_seconds
from reader.store import actions
from reader.store.columns import parameters
from reader.store.database import Database
from reader.store.undoing import take_back, write_marks

Mark: TypeAlias = Literal["read", "starred", "hidden"]

_KINDS: Final[dict[tuple[Mark, bool], actions.Kind]] = {
    ("read", True): "read",
    ("read", False): "unread",
    ("starred", True): "star",
    ("starred", False): "unstar",
    ("hidden", True): "hide",
    ("hidden", False): "show",
}


@dataclass(frozen=True, slots=True)
class Undone:
    """An action that was taken back: what it was done to, `count` articles or feeds, or what is called `title`."""

    kind: actions.Kind
    count: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a person stopped reading: the topmost visible line began at character `offset` of block `block`."""

    block: int
    offset: int


class Marking:
    """Sets and takes away marks, and undoes what was done last.

    It raises `Busy` and `LibraryError` as `Database` does.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, mark: Mark, ids: Sequence[int], moment: datetime | None) -> int:
        """Marks articles as of `moment`, or takes the mark away for None; one action, undoable.

        Articles that have the mark already keep its moment, and ids that name no article are passed over. Gives the
        number of articles that changed; where it is 0 nothing is there to undo.
        """
        seconds = None if moment is None else to_seconds(moment)
        with self._database.writing(durable=True) as connection:
            earlier = _changing(connection, mark, ids, moment is not None)
            if not earlier.were:
                return 0
            changed = earlier.ids
            write_marks(connection, mark, seconds, changed)
            actions.note(connection, actions.Action(_KINDS[mark, moment is not None], (earlier,), len(changed)))
        return len(changed)

    def keep_position(self, article_id: int, position: Position | None) -> None:
        """Keeps where a person stopped reading an article, None for its head; no action. No such one is passed over."""
        with self._database.writing() as connection:
            if position is None:
                write_marks(connection, "block", None, [article_id])
                return
            connection.execute(
                "INSERT INTO marks (article_id, block, offset) SELECT id, ?, ? FROM articles WHERE id = ?"
                " ON CONFLICT (article_id) DO UPDATE SET block = excluded.block, offset = excluded.offset",
                (position.block, position.offset, article_id),
            )

    def position(self, article_id: int) -> Position | None:
        """Where a person stopped reading an article; None for its head."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT block, offset FROM marks WHERE article_id = ? AND block IS NOT NULL", (article_id,)
            ).fetchone()
        return Position(row["block"], row["offset"]) if row else None

    def undo(self) -> Undone | None:
        """Takes the last action back; None where nothing is left to undo."""
        with self._database.writing(durable=True) as connection:
            action = actions.take(connection)
            if action is None:
                return None
            title = action.title
            if action.feed_id is not None:
                row = connection.execute("SELECT title FROM feeds WHERE id = ?", (action.feed_id,)).fetchone()
                title = row["title"] if row else ""
            take_back(connection, action)
            return Undone(action.kind, action.count, title)


def _changing(connection: sqlite3.Connection, mark: Mark, ids: Sequence[int], on: bool) -> actions.Rows:
    """The marks that are to change, as they are."""
    cursor = connection.cursor()
    cursor.row_factory = None
    sql = (
        f"SELECT a.id, m.{mark} FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
        f" LEFT JOIN marks m ON m.article_id = a.id WHERE (m.{mark} IS NULL) = ? GROUP BY a.id"
    )
    found = chain.from_iterable(cursor.execute(sql, (wanted, on)) for wanted in parameters(_each_once(ids)))
    return actions.Rows("marks", (mark,), actions.grouped((one, (value,)) for one, value in found))


def _each_once(ids: Sequence[int]) -> Sequence[int]:
    """The ids without those that come again."""
    return ids if len(ids) == len(set(ids)) else list(dict.fromkeys(ids))
