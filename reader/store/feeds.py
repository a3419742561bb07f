"""The library's feeds: which there are, how their polling stands, and taking them in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from reader.model.due import SHORTEST
from reader.model.errors import NotFound
from reader.model.feed import Feed, FeedWishes, NewFeed, ParsedFeed, PolledFeed, Polling
from reader.model.logins import part_login
from reader.model.times import from_seconds, to_seconds
from reader.store import actions
from reader.store.database import Database
from reader.store.feedrows import feed_of, login_values, polled_of, polling_values
from reader.store.records import direction_of
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
            return tuple(feed_of(row, row["articles"], row["unread"]) for row in connection.execute(_FEEDS))

    def polled(self, ids: Sequence[int] | None = None) -> tuple[PolledFeed, ...]:
        """The feeds of `ids` (all, for None), without counts, with how their polling stands."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM feeds WHERE removed IS NULL ORDER BY id").fetchall()
        wanted = None if ids is None else set(ids)
        return tuple(polled_of(row) for row in rows if wanted is None or row["id"] in wanted)

    def record_polling(self, feed_id: int, polling: Polling) -> None:
        """Keeps how a feed's polling stands now."""
        with self._database.writing() as connection:
            _set(connection, feed_id, polling_values(polling))

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

    def move(self, feed_id: int, url: str) -> Feed:
        """Gives a feed another address, unless a feed has it already; gives the feed that has it now.

        That is the feed itself with its old address, where a removed one has the new one. Raises `NotFound`.
        """
        with self._database.writing() as connection:
            url = part_login(url)[0]
            row = connection.execute("SELECT * FROM feeds WHERE url = ? AND id <> ?", (url, feed_id)).fetchone()
            if row is None:
                connection.execute(
                    "UPDATE feeds SET typed = CASE WHEN typed = '' THEN url ELSE typed END, url = ? WHERE id = ?",
                    (url, feed_id),
                )
            elif row["removed"] is None:
                return feed_of(row)
            return _found(connection, feed_id)

    def edit(self, feed_id: int, wishes: FeedWishes) -> Feed:
        """Changes what a person wants of a feed; one that was no more asked is asked again. Raises `NotFound`."""
        values: dict[str, object] = {
            "given_title": wishes.title,
            "interval": wishes.interval,
            "full_text": wishes.full_text,
            "folder": wishes.folder,
            "stopped": False,
        }
        if wishes.login is not None:
            values |= login_values(wishes.login or None)
        with self._database.writing(durable=True) as connection:
            _found(connection, feed_id)
            _set(connection, feed_id, {name: value for name, value in values.items() if value is not None})
            return _found(connection, feed_id)

    def traffic(self, day: str) -> int:
        """How many bytes were fetched on a day (`2026-09-30`)."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT bytes FROM traffic WHERE day = ?", (day,)).fetchone()
            return row["bytes"] if row else 0

    def add_traffic(self, day: str, size: int) -> None:
        """Adds to a day's bytes, and forgets those of all others."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM traffic WHERE day <> ?", (day,))
            connection.execute(
                "INSERT INTO traffic VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET bytes = bytes + excluded.bytes",
                (day, size),
            )

    def hold_host(self, host: str, until: datetime, now: datetime) -> None:
        """Leaves a host alone until a moment, or until the later one that it asked for before."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO hosts (host, held_until, asked) VALUES (?, ?, ?) ON CONFLICT (host) DO UPDATE SET"
                " held_until = CASE WHEN asked > excluded.asked THEN excluded.held_until"
                " ELSE max(held_until, excluded.held_until) END, asked = excluded.asked",
                (host, to_seconds(until), to_seconds(now)),
            )

    def held_hosts(self, now: datetime) -> dict[str, datetime]:
        """The hosts to leave alone, and until when; what a clock that was ahead wrote down holds nobody."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT host, held_until FROM hosts WHERE held_until > ? AND asked <= ?",
                (to_seconds(now), to_seconds(now + SHORTEST)),
            )
            return {row["host"]: from_seconds(row["held_until"]) for row in rows}

    def add(self, feed: NewFeed, now: datetime) -> Feed:
        """Adds a feed; one with the same address is that one, also where it was removed and comes back so.

        The address that a feed had before it moved is its own too.
        """
        url, login = part_login(feed.url)
        with self._database.writing(durable=True) as connection:
            row = connection.execute(
                "SELECT id, removed FROM feeds WHERE ? IN (url, typed) ORDER BY url <> ?", (url, url)
            ).fetchone()
            if row is None:
                direction = feed.direction if feed.direction == "rtl" else direction_of(feed.language)
                added = connection.execute(
                    "INSERT INTO feeds (url, given_title, language, direction, folder, added)"
                    " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                    (url, feed.title, feed.language, direction, feed.folder, to_seconds(now)),
                ).fetchone()
                _set(connection, added["id"], login_values(login))
                return _found(connection, added["id"])
            if row["removed"] is not None:
                restore_feed(connection, row["id"])
                actions.forget_removal(connection, row["id"])
        return next(one for one in self.all() if one.id == row["id"])

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


def _found(connection: sqlite3.Connection, feed_id: int) -> Feed:
    row = connection.execute("SELECT * FROM feeds WHERE id = ? AND removed IS NULL", (feed_id,)).fetchone()
    if row is None:
        raise NotFound(f"There is no feed {feed_id}.")
    return feed_of(row)


def _set(connection: sqlite3.Connection, feed_id: int, values: Mapping[str, object]) -> None:
    columns = ", ".join(f"{name} = :{name}" for name in values)  # names of our own
    connection.execute(f"UPDATE feeds SET {columns} WHERE id = :id", {**values, "id": feed_id})  # noqa: S608
