"""Whether an article is in sight, and all that speaks against it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reader.model.errors import NotFound
from reader.model.terms import Filter
from reader.model.texts import gettext as _
from reader.model.times import from_seconds
from reader.store.columns import IN_SIGHT, REMOVED, moment_or_none
from reader.store.database import Database
from reader.store.hiding import in_force
from reader.store.matching import among
from reader.store.mutes import Mute, as_mutes

_ARTICLE: Final = (
    "SELECT a.title, a.hidden AS place, m.read, m.starred, m.hidden FROM articles a"
    " LEFT JOIN marks m ON m.article_id = a.id WHERE a.id = ?"
)
_REMEMBERED: Final = (
    "SELECT EXISTS (SELECT 1 FROM article_keys WHERE article_id = ?1)"
    " OR EXISTS (SELECT 1 FROM marks WHERE article_id = ?1) OR EXISTS (SELECT 1 FROM tags WHERE article_id = ?1)"
)


@dataclass(frozen=True, slots=True)
class Sight:
    """How an article stands. It is `here` unless it was deleted, and nothing but what the person did is left of it.

    `hidden` is when the person hid it, `rules` are those in force that it meets, `removed` the titles of the removed
    feeds that took it along. `read` and `starred` are the moments of the marks.
    """

    title: str = ""
    here: bool = False
    in_sight: bool = False
    hidden: datetime | None = None
    rules: tuple[Mute, ...] = ()
    removed: tuple[str, ...] = ()
    read: datetime | None = None
    starred: datetime | None = None


class Sights:
    """Tells of single articles how they stand.

    All of it raises `Busy` where another process holds the library for too long, and `LibraryError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_id: int) -> Sight:
        """How an article stands. Raises `NotFound` for one that never was, or that nothing is left of."""
        with self._database.reading() as connection:
            row = connection.execute(_ARTICLE, (article_id,)).fetchone()
            if row is None:
                if connection.execute(_REMEMBERED, (article_id,)).fetchone()[0]:
                    return Sight()
                raise NotFound(_("There is no article {}.").format(article_id))
            is_removed = row["place"] == REMOVED
            return Sight(
                title=row["title"],
                here=True,
                in_sight=row["place"] == IN_SIGHT,
                hidden=moment_or_none(row["hidden"]),
                rules=() if is_removed else _rules(connection, article_id),
                removed=_titles(connection, article_id) if is_removed else (),
                read=moment_or_none(row["read"]),
                starred=moment_or_none(row["starred"]),
            )

    def meets(self, article_id: int, term: Filter, now: datetime) -> bool:
        """Whether an article that the index has matches a filter, in sight or not."""
        with self._database.reading() as connection:
            return bool(among(connection, term, now, [article_id]))


def _rules(connection: sqlite3.Connection, article_id: int) -> tuple[Mute, ...]:
    met = [
        rule
        for rule in in_force(connection)
        if rule.term is not None and among(connection, rule.term, from_seconds(0), [article_id])
    ]
    return as_mutes(connection, met)


def _titles(connection: sqlite3.Connection, article_id: int) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT f.title FROM entries e JOIN feeds f ON f.id = e.feed_id WHERE e.article_id = ? ORDER BY f.id",
        (article_id,),
    )
    return tuple(row["title"] for row in rows)
