"""The library's feeds: which there are, how their polling stands, and taking them in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from reader.model.errors import NotFound
from reader.model.feed import Feed, NewFeed, ParsedFeed, PolledFeed, Polling
from reader.model.times import from_seconds, to_seconds
from reader.store import actions
from reader.store.database import Database
from reader.store.records import direction_of, moment_or_none, seconds_or_none
from reader.store.removal import remove_feed, restore_feed

_FEEDS = (
    "SELECT f.*, coalesce(c.articles, 0) AS articles, coalesce(c.articles - c.read, 0) AS unread FROM feeds f"
    " LEFT JOIN (SELECT e.feed_id, count(*) AS articles, count(m.read) AS read FROM entries e"
    " LEFT JOIN marks m ON m.article_id = e.article_id GROUP BY e.feed_id) c ON c.feed_id = f.id"
    " WHERE f.removed IS NULL ORDER BY f.id"
)


class Feeds:
    """Implements `model.ports.FeedStore`, and what a person does with feeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Feed, ...]:
        """All feeds with their counts, in the order they were added."""
        with self._database.reading() as connection:
            return tuple(_feed(row, row["articles"], row["unread"]) for row in connection.execute(_FEEDS))

    def polled(self, ids: Sequence[int] | None = None) -> tuple[PolledFeed, ...]:
        """The feeds of `ids` (all, for None), without counts, with how their polling stands."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM feeds WHERE removed IS NULL ORDER BY id").fetchall()
        wanted = None if ids is None else set(ids)
        return tuple(_polled(row) for row in rows if wanted is None or row["id"] in wanted)

    def record_polling(self, feed_id: int, polling: Polling) -> None:
        """Keeps how a feed's polling stands now."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE feeds SET etag = ?, modified = ?, body_hash = ?, checked = ?, succeeded = ?, next_check = ?,"
                " held_until = ?, failures = ?, error = ? WHERE id = ?",
                (
                    *(polling.etag, polling.modified, polling.body_hash),
                    *(seconds_or_none(polling.checked), seconds_or_none(polling.succeeded)),
                    *(seconds_or_none(polling.next_check), seconds_or_none(polling.held_until)),
                    *(polling.failures, polling.error, feed_id),
                ),
            )

    def describe(self, feed_id: int, parsed: ParsedFeed) -> None:
        """Keeps what a feed says of itself; what it leaves out stays, and so does a language that is known."""
        with self._database.writing() as connection:
            row = connection.execute("SELECT * FROM feeds WHERE id = ?", (feed_id,)).fetchone()
            if row is None:
                return
            language = row["language"] or parsed.language
            direction = row["direction"] if row["language"] else direction_of(language, row["direction"])
            connection.execute(
                "UPDATE feeds SET own_title = ?, site = ?, language = ?, direction = ? WHERE id = ?",
                (parsed.title or row["own_title"], parsed.site or row["site"], language, direction, feed_id),
            )

    def hold_host(self, host: str, until: datetime) -> None:
        """Leaves a host alone until a moment, or until the later one that it asked for before."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO hosts (host, held_until) VALUES (?, ?)"
                " ON CONFLICT (host) DO UPDATE SET held_until = max(held_until, excluded.held_until)",
                (host, to_seconds(until)),
            )

    def held_hosts(self, now: datetime) -> dict[str, datetime]:
        """The hosts to leave alone, and until when."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT host, held_until FROM hosts WHERE held_until > ?", (to_seconds(now),))
            return {row["host"]: from_seconds(row["held_until"]) for row in rows}

    def add(self, feed: NewFeed, now: datetime) -> Feed:
        """Adds a feed; one with the same address is that one, also where it was removed and comes back so."""
        with self._database.writing(durable=True) as connection:
            row = connection.execute("SELECT id, removed FROM feeds WHERE url = ?", (feed.url,)).fetchone()
            if row is None:
                direction = feed.direction if feed.direction == "rtl" else direction_of(feed.language)
                connection.execute(
                    "INSERT INTO feeds (url, given_title, language, direction, folder, added)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (feed.url, feed.title, feed.language, direction, feed.folder, to_seconds(now)),
                )
            elif row["removed"] is not None:
                restore_feed(connection, row["id"])
                actions.forget_removal(connection, row["id"])
        return next(one for one in self.all() if one.url == feed.url)

    def remove(self, feed_id: int, now: datetime) -> Feed:
        """Removes a feed, with its articles that no other feed has and that are not starred; undoable.

        Raises `NotFound` for no such feed. Gives the feed as it was.
        """
        with self._database.writing(durable=True) as connection:
            feed = next((one for one in self.all() if one.id == feed_id), None)
            if feed is None:
                raise NotFound(f"There is no feed {feed_id}.")
            remove_feed(connection, feed_id, to_seconds(now))
            actions.note(connection, actions.Action("remove", feed_id=feed_id))
        return feed


def _feed(row: sqlite3.Row, articles: int = 0, unread: int = 0) -> Feed:
    return Feed(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        site=row["site"],
        language=row["language"],
        direction=row["direction"],
        folder=row["folder"],
        articles=articles,
        unread=unread,
        checked=moment_or_none(row["checked"]),
        error=row["error"],
    )


def _polled(row: sqlite3.Row) -> PolledFeed:
    polling = Polling(
        etag=row["etag"],
        modified=row["modified"],
        body_hash=row["body_hash"],
        checked=moment_or_none(row["checked"]),
        succeeded=moment_or_none(row["succeeded"]),
        next_check=moment_or_none(row["next_check"]),
        held_until=moment_or_none(row["held_until"]),
        failures=row["failures"],
        error=row["error"],
    )
    return PolledFeed(_feed(row), polling)
