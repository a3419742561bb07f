"""Deleting what the person's rules let go, by their leave: a rule deletes nothing that they have not agreed to.

What a person did outlives the article: its marks stay, and the keys by which it is known should it come back. Its feeds
may speak of it for long; that it is gone is noted, so that the same words don't bring it back to be deleted again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from reader.model.retention import Rule
from reader.model.times import from_seconds, to_seconds
from reader.store.columns import REMOVED, one_parameter
from reader.store.database import Database
from reader.store.doomed import Doomed, doomed, shares, still_free
from reader.store.renewal import rehidden
from reader.store.upkeep import loosen

SHOWN_FOR: Final = timedelta(days=1)
"""What was shown longer ago is not what a person agrees to."""

_PAUSE: Final = timedelta(hours=1)
"""Rules that speak of days need not be looked at more often."""

_TITLES: Final = 5


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be gone: how many articles, about how many bytes, from when to when, of which feeds, some titles.

    `feeds` has the id and the title of each, and how many of the articles are shown as its own, the most first;
    `titles` are those of the newest.
    """

    articles: int = 0
    bytes: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None
    feeds: tuple[tuple[int, str, int], ...] = ()
    titles: tuple[str, ...] = ()


class Retention:
    """Implements `model.ports.RetentionStore`, and what a person is shown of it.

    All of it raises `Busy` where another process holds the library for too long, and `LibraryError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def doomed(self, rules: Sequence[Rule], now: datetime) -> tuple[Doomed, ...]:
        """What each rule lets go, agreed to or not; nothing is changed."""
        with self._database.reading() as connection:
            return doomed(connection, rules, now)

    def loss(self, ids: Sequence[int]) -> Loss:
        """What would be gone with the articles of `ids`."""
        with self._database.reading() as connection:
            return _loss(connection, ids) if ids else Loss()

    def note_shown(self, rules: Sequence[Rule], now: datetime) -> None:
        """Notes that a person was shown what rules let go."""
        with self._database.writing(durable=True) as connection:
            connection.executemany(
                "INSERT INTO agreements (rule, shown) VALUES (?, ?)"
                " ON CONFLICT (rule) DO UPDATE SET shown = excluded.shown",
                [(rule.name, to_seconds(now)) for rule in rules],
            )

    def shown(self, rules: Sequence[Rule], now: datetime) -> tuple[Rule, ...]:
        """Those of `rules` of which a person was shown lately what they let go."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT rule FROM agreements WHERE shown > ?", (to_seconds(now - SHOWN_FOR),))
            names = {row["rule"] for row in rows}
        return tuple(rule for rule in rules if rule.name in names)

    def agree(self, rules: Sequence[Rule], now: datetime) -> tuple[Rule, ...]:
        """Lets rules delete from now on, and no others; those that were not shown lately are passed over.

        Gives the rules that may.
        """
        with self._database.writing(durable=True) as connection:
            agreed = self.shown(rules, now)
            connection.execute("UPDATE agreements SET agreed = NULL")
            connection.executemany(
                "UPDATE agreements SET agreed = ? WHERE rule = ?", [(to_seconds(now), rule.name) for rule in agreed]
            )
        return agreed

    def agreed(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Those of `rules` that the person has agreed to as they stand."""
        with self._database.reading() as connection:
            names = {row["rule"] for row in connection.execute("SELECT rule FROM agreements WHERE agreed IS NOT NULL")}
        return tuple(rule for rule in rules if rule.name in names)

    def due(self, rules: Sequence[Rule], now: datetime) -> tuple[Rule, ...]:
        """What `agreed` gives, for who applies them now; none where they were applied a short time ago."""
        agreed = self.agreed(rules)
        if not agreed:
            return ()
        seconds = to_seconds(now)
        with self._database.writing() as connection:
            row = connection.execute("SELECT value FROM counters WHERE name = 'tidied'").fetchone()
            if row and seconds - _PAUSE.total_seconds() < row["value"] <= seconds:
                return ()
            connection.execute("INSERT OR REPLACE INTO counters VALUES ('tidied', ?)", (seconds,))
        return agreed

    def delete(self, rule: Rule, ids: Sequence[int], now: datetime) -> int:
        """Deletes articles that a rule lets go, in one transaction; gives how many.

        One that something keeps by now is passed over, and all are where the rule is not agreed to.
        """
        with self._database.writing() as connection:
            if not self.agreed([rule]):
                return 0
            rows = still_free(connection, rule, ids, now)
            for row in rows:
                _delete(connection, row["id"], to_seconds(now))
            loosen(connection, sum(row["words"] for row in rows))
        return len(rows)


def _delete(connection: sqlite3.Connection, article_id: int, now: int) -> None:
    with rehidden(connection, article_id):  # which takes it out of the index
        connection.execute("UPDATE articles SET hidden = ? WHERE id = ?", (REMOVED, article_id))
    connection.execute(
        "INSERT OR REPLACE INTO departed (feed_id, article_id, departed)"
        " SELECT feed_id, article_id, ? FROM entries WHERE article_id = ?",
        (now, article_id),
    )
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))


def _loss(connection: sqlite3.Connection, ids: Sequence[int]) -> Loss:
    wanted, share = one_parameter(ids), shares(connection)
    among = " FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
    sizes = connection.execute(
        "SELECT a.words, coalesce(length(r.html), 0) AS raw, a.published"
        f"{among} LEFT JOIN raw_pages r ON r.article_id = a.id",
        (wanted,),
    ).fetchall()
    feeds = connection.execute(
        f"SELECT f.id, f.title, count(*){among} JOIN feeds f ON f.id = a.feed_id GROUP BY f.id ORDER BY 3 DESC, 1",
        (wanted,),
    )
    titles = connection.execute(f"SELECT a.title{among} ORDER BY a.sort_key DESC LIMIT ?", (wanted, _TITLES))
    return Loss(
        articles=len(sizes),
        bytes=sum(share.of(row["words"], row["raw"]) for row in sizes),
        oldest=from_seconds(min(row["published"] for row in sizes)),
        newest=from_seconds(max(row["published"] for row in sizes)),
        feeds=tuple((row[0], row[1], row[2]) for row in feeds),
        titles=tuple(row["title"] for row in titles),
    )
