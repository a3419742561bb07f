"""What the person did: marks by article, which outlive the articles, and undoing."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeAlias

from reader.model.times import to_seconds
from reader.store import actions
from reader.store.database import Database
from reader.store.records import one_parameter
from reader.store.removal import restore_feed

Mark: TypeAlias = Literal["read", "starred"]

_KINDS: Final[dict[tuple[Mark, bool], actions.Kind]] = {
    ("read", True): "read",
    ("read", False): "unread",
    ("starred", True): "star",
    ("starred", False): "unstar",
}
_MARKS: Final[dict[actions.Kind, Mark]] = {kind: mark for (mark, _), kind in _KINDS.items()}
_WRITE: Final[dict[Mark, str]] = {
    "read": "INSERT INTO marks (article_id, read) VALUES (?, ?)"
    " ON CONFLICT (article_id) DO UPDATE SET read = excluded.read",
    "starred": "INSERT INTO marks (article_id, starred) VALUES (?, ?)"
    " ON CONFLICT (article_id) DO UPDATE SET starred = excluded.starred",
}


@dataclass(frozen=True, slots=True)
class Undone:
    """An action that was taken back: `count` articles, or the feed called `title`."""

    kind: actions.Kind
    count: int = 0
    title: str = ""


class Marking:
    """Sets and takes away marks, and undoes what was done last."""

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
            if earlier:
                _write(connection, mark, dict.fromkeys(earlier, seconds))
                actions.note(connection, actions.Action(_KINDS[mark, moment is not None], earlier))
        return len(earlier)

    def undo(self) -> Undone | None:
        """Takes the last action back; None where nothing is left to undo."""
        with self._database.writing(durable=True) as connection:
            action = actions.take(connection)
            if action is None:
                return None
            if action.feed_id is not None:
                restore_feed(connection, action.feed_id)
                row = connection.execute("SELECT title FROM feeds WHERE id = ?", (action.feed_id,)).fetchone()
                return Undone(action.kind, title=row["title"] if row else "")
            _write(connection, _MARKS[action.kind], action.earlier)
            return Undone(action.kind, len(action.earlier))


def _changing(connection: sqlite3.Connection, mark: Mark, ids: Sequence[int], on: bool) -> dict[int, int | None]:
    """The articles whose mark is to change, each with what it is."""
    rows = connection.execute(
        "SELECT a.id, m.read, m.starred FROM articles a LEFT JOIN marks m ON m.article_id = a.id"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        (one_parameter(ids),),
    )
    return {row["id"]: row[mark] for row in rows if (row[mark] is None) == on}


def _write(connection: sqlite3.Connection, mark: Mark, values: Mapping[int, int | None]) -> None:
    connection.executemany(_WRITE[mark], values.items())
    connection.executemany(
        "DELETE FROM marks WHERE article_id = ? AND read IS NULL AND starred IS NULL", [(one,) for one in values]
    )
