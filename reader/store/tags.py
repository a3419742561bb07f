"""Tags, which the person gives articles and which outlive them; a tag is spelled as it was the first time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reader.model.errors import Unfit
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import to_seconds
from reader.model.words import fold
from reader.store import actions
from reader.store.columns import one_parameter
from reader.store.database import Database

LONGEST: Final = 100
"""Characters of a tag."""

MOST: Final = 1_000
"""Tags of a library."""

MOST_OF_ONE: Final = 50
"""Tags of an article."""

_SPELLINGS: Final = (  # from one tag to the next by the key of the table, past the articles that bear it
    "WITH RECURSIVE known (tag) AS ("
    " SELECT min(tag) FROM tags UNION ALL"
    " SELECT (SELECT min(tag) FROM tags WHERE tag > known.tag) FROM known WHERE known.tag IS NOT NULL"
    ") SELECT tag FROM known WHERE tag IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and how many articles in sight bear it and are unread among those."""

    name: str
    articles: int
    unread: int


class Tagging:
    """Gives articles tags and takes them away; each call is one action.

    All of it raises `Busy` where another process holds the library for too long, and `LibraryError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def tag(self, ids: Sequence[int], name: str, now: datetime) -> int:
        """Gives articles a tag, which those that bear it keep with its moment; gives how many it is new to.

        Raises `Unfit` for a name that can't be one, for the one tag too many, and where one of the articles has as many
        as it can bear.
        """
        wanted = _cleaned(name)
        with self._database.writing(durable=True) as connection:
            spelled = _spelled(connection, wanted) or _new(connection, wanted)
            changed = [
                row[0]
                for row in connection.execute(
                    "SELECT a.id FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
                    " WHERE NOT EXISTS (SELECT 1 FROM tags WHERE tag = ? AND article_id = a.id) GROUP BY a.id",
                    (one_parameter(ids), spelled),
                )
            ]
            _refuse_too_many(connection, changed)
            connection.execute(
                "INSERT INTO tags (tag, article_id, tagged) SELECT ?, value, ? FROM json_each(?)",
                (spelled, to_seconds(now), one_parameter(changed)),
            )
            _note(connection, "tag", spelled, dict.fromkeys(changed))
        return len(changed)

    def untag(self, ids: Sequence[int], name: str) -> int:
        """Takes a tag from articles; gives how many bore it."""
        with self._database.writing(durable=True) as connection:
            spelled = _spelled(connection, name)
            if spelled is None:
                return 0
            earlier = {
                row["article_id"]: row["tagged"]
                for row in connection.execute(
                    "DELETE FROM tags WHERE tag = ? AND article_id IN (SELECT value FROM json_each(?))"
                    " RETURNING article_id, tagged",
                    (spelled, one_parameter(ids)),
                )
            }
            _note(connection, "untag", spelled, earlier)
        return len(earlier)

    def all(self) -> tuple[Tag, ...]:
        """All tags with their counts, in the order of the alphabet."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT t.tag, count(a.id) AS articles, count(m.read) AS read FROM tags t"
                " LEFT JOIN articles a ON a.id = t.article_id AND +a.hidden = 0"
                " LEFT JOIN marks m ON m.article_id = a.id GROUP BY t.tag"
            )
            tags = [Tag(row["tag"], row["articles"], row["articles"] - row["read"]) for row in rows]
        return tuple(sorted(tags, key=lambda tag: fold(tag.name)))


def _cleaned(name: str) -> str:
    """A tag as it is kept: one line without quotation marks, which a query has no way to ask for."""
    cleaned = clean_line(name.replace('"', " "))
    if not fold(cleaned):
        raise Unfit(_("A tag needs a name."))
    if len(cleaned) > LONGEST:
        raise Unfit(_("This tag is too long: {} characters are the most.").format(LONGEST))
    return cleaned


def _spelled(connection: sqlite3.Connection, name: str) -> str | None:
    """The tag that a person means by a name; None where there is none yet."""
    wanted = fold(clean_line(name.replace('"', " ")))
    return next((row["tag"] for row in connection.execute(_SPELLINGS) if fold(row["tag"]) == wanted), None)


def _new(connection: sqlite3.Connection, name: str) -> str:
    if len(connection.execute(_SPELLINGS).fetchall()) >= MOST:
        raise Unfit(_("There are {} tags already, which are the most.").format(MOST))
    return name


def _refuse_too_many(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    full = connection.execute(
        "SELECT 1 FROM tags WHERE article_id IN (SELECT value FROM json_each(?))"
        " GROUP BY article_id HAVING count(*) >= ?",
        (one_parameter(ids), MOST_OF_ONE),
    ).fetchone()
    if full:
        raise Unfit(_("An article can bear {} tags at most.").format(MOST_OF_ONE))


def _note(connection: sqlite3.Connection, kind: actions.Kind, tag: str, earlier: dict[int, int | None]) -> None:
    """Keeps the action, where something changed: when each article was tagged before, None for never."""
    if earlier:
        were = actions.grouped((one, None if tagged is None else (tagged,)) for one, tagged in earlier.items())
        rows = actions.Rows("tags", ("tagged",), were, tag)
        actions.note(connection, actions.Action(kind, (rows,), len(earlier), tag))
