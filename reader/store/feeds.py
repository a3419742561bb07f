"""The library's feeds: which there are, how their polling stands, and taking them in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from reader.model.due import SHORTEST
from reader.model.errors import NotFound
from reader.model.feed import Feed, FeedWishes, NewFeed, ParsedFeed, PolledFeed, Polling
from reader.model.logins import part_login
from reader.model.texts import gettext as _
from reader.model.times import from_seconds, to_seconds
from reader.store import actions
from reader.store.database import Database
from reader.store.feedrows import feed_of, login_values, polled_of, polling_values
from reader.store.hiding import reapply_for_feeds
from reader.store.records import described, direction_of
from reader.store.removal import remove_feed, restore_feed

_FEEDS = (
    "SELECT f.*, t.articles, t.unread FROM feeds f JOIN tallies t ON t.feed_id = f.id"
    " WHERE f.removed IS NULL ORDER BY f.id"
)

_SHARED = (
    "SELECT group_concat(e.feed_id) AS feeds, m.read IS NULL AS unread"
    " FROM (SELECT article_id FROM entries GROUP BY article_id HAVING count(*) > 1) several"
    " CROSS JOIN articles a ON a.id = several.article_id AND +a.hidden = 0"
    " CROSS JOIN entries e ON e.article_id = a.id JOIN feeds f ON f.id = e.feed_id AND f.removed IS NULL"
    " LEFT JOIN marks m ON m.article_id = a.id GROUP BY a.id"
)


class Feeds:
    """Implements `model.ports.FeedStore`, and what a person does with feeds.

    It raises `Busy` and `LibraryError` as `Database` does.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Feed, ...]:
        """All feeds with their counts, in the order they were added."""
        with self._database.reading() as connection:
            return tuple(feed_of(row, row["articles"], row["unread"]) for row in connection.execute(_FEEDS))

    def shared(self) -> tuple[tuple[frozenset[int], bool], ...]:
        """The articles in sight that several feeds have: the feeds' ids, and whether it is unread."""
        with self._database.reading() as connection:
            rows = connection.execute(_SHARED).fetchall()
        return tuple((frozenset(map(int, row["feeds"].split(","))), bool(row["unread"])) for row in rows)

    def polled(self, ids: Sequence[int] | None = None) -> tuple[PolledFeed, ...]:
        """The feeds of `ids` (all, for None), without counts, with how their polling stands."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM feeds WHERE removed IS NULL ORDER BY id").fetchall()
        wanted = None if ids is None else set(ids)
        return tuple(polled_of(row) for row in rows if wanted is None or row["id"] in wanted)

    def record_polling(self, feed_id: int, polling: Polling) -> None:
        """Keeps how a feed's polling stands now."""
        self.record_pollings([(feed_id, polling)])

    def record_pollings(self, pollings: Sequence[tuple[int, Polling]]) -> None:
        """Keeps how the polling of several feeds stands now."""
        with self._database.writing() as connection:
            for feed_id, polling in pollings:
                _set(connection, feed_id, polling_values(polling))

    def describe(self, feed_id: int, parsed: ParsedFeed) -> None:
        """Keeps what a feed says of itself; what it leaves out stays, and so does a language that is known."""
        with self._database.writing() as connection:
            row = connection.execute("SELECT * FROM feeds WHERE id = ?", (feed_id,)).fetchone()
            if row is None:
                return
            title, site = parsed.title or row["own_title"], parsed.site or row["site"]
            retitled = title != row["own_title"] and not row["given_title"]
            spoken = described(feed_of(row), parsed.language)
            connection.execute(
                "UPDATE feeds SET own_title = ?, site = ?, language = ?, direction = ? WHERE id = ?",
                (title, site, spoken.language, spoken.direction, feed_id),
            )
            if retitled:
                reapply_for_feeds(connection)

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
        wanted: dict[str, object] = {
            "given_title": wishes.title,
            "interval": wishes.interval,
            "full_text": wishes.full_text,
            "folder": wishes.folder,
            "proxy": wishes.proxy,
            "stopped": False,
        }
        if wishes.login is not None:
            wanted |= login_values(wishes.login or None)
        values = {name: value for name, value in wanted.items() if value is not None}
        with self._database.writing(durable=True) as connection:
            before = _found(connection, feed_id)
            were = actions.rows_of(connection, "feeds", [feed_id], *values)
            if were.by_id != {feed_id: tuple(values.values())}:
                _set(connection, feed_id, values)
                actions.note(connection, actions.Action("edit", (were,), 1, before.title))
            after = _found(connection, feed_id)
            if (after.title, after.folder) != (before.title, before.folder):
                reapply_for_feeds(connection)
            return after

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
        """Adds a feed; undoable. One with the same address is that one, also where it was removed and comes back so.

        The address that a feed had before it moved is its own too.
        """
        return self.add_all([feed], now)[0]

    def add_all(self, feeds: Sequence[NewFeed], now: datetime) -> tuple[Feed, ...]:
        """Adds feeds, as one action; gives each as it is in the library. A seal is kept of those that are here too."""
        ids: list[int] = []
        came: dict[int, int | None] = {}
        places: dict[int, int] = {}
        with self._database.writing(durable=True) as connection:
            for feed in feeds:
                row = _known(connection, part_login(feed.url)[0])
                ids.append(row["id"] if row else _insert(connection, feed, to_seconds(now)))
                if row is None:
                    came[ids[-1]] = None
                elif row["removed"] is not None:
                    came[row["id"]] = row["removed"]
                    places |= _places(connection, row["id"])
                    restore_feed(connection, row["id"])
                if feed.seal:
                    _set(connection, ids[-1], {"seal": feed.seal, "next_check": None})
            here = {feed.id: feed for feed in self.all()}
            if came:
                actions.note(connection, _adding(came, places, here[next(iter(came))].title))
        return tuple(here[one] for one in ids)

    def remove(self, feed_id: int, now: datetime) -> Feed:
        """Removes a feed, with its articles that no other feed has and that are not starred; undoable.

        Raises `NotFound` for no such feed. Gives the feed as it was.
        """
        with self._database.writing(durable=True) as connection:
            feed = next((one for one in self.all() if one.id == feed_id), None)
            if feed is None:
                raise NotFound(_("There is no feed {}.").format(feed_id))
            were = actions.rows_of(connection, "feeds", [feed_id], "removed")
            remove_feed(connection, feed_id, to_seconds(now))
            actions.note(connection, actions.Action("remove", (were,), feed_id=feed_id))
        return feed

    def file(self, folders: Mapping[int, str], title: str, *, renamed: bool = False) -> int:
        """Puts feeds into folders by their ids, as one action; gives how many went to another one.

        `title` is what the action is called: the folder's name, which was `renamed` or not.
        """
        kind: actions.Kind = "rename folder" if renamed else "move"
        with self._database.writing(durable=True) as connection:
            moved = {
                row["id"]: row["folder"]
                for row in connection.execute("SELECT id, folder FROM feeds WHERE removed IS NULL")
                if folders.get(row["id"], row["folder"]) != row["folder"]
            }
            for feed_id in moved:
                _set(connection, feed_id, {"folder": folders[feed_id]})
            if moved:
                were = actions.Rows(
                    "feeds", ("folder",), actions.grouped((one, (folder,)) for one, folder in moved.items())
                )
                actions.note(connection, actions.Action(kind, (were,), len(moved), title))
                reapply_for_feeds(connection)
        return len(moved)


def _known(connection: sqlite3.Connection, url: str) -> sqlite3.Row | None:
    """The feed that has an address, or had it before it moved."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, removed FROM feeds WHERE ? IN (url, typed) ORDER BY url <> ?", (url, url)
    ).fetchone()
    return row


def _insert(connection: sqlite3.Connection, feed: NewFeed, now: int) -> int:
    """A feed that is new here; gives its id."""
    url, login = part_login(feed.url)
    typed, typed_login = part_login(feed.typed)
    direction = feed.direction if feed.direction == "rtl" else direction_of(feed.language)
    added = connection.execute(
        "INSERT INTO feeds (url, typed, given_title, language, direction, folder, added)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (url, "" if typed == url else typed, feed.title, feed.language, direction, feed.folder, now),
    ).fetchone()
    wishes = {"interval": feed.interval, "full_text": feed.full_text, "proxy": feed.proxy}
    _set(connection, added["id"], {**login_values(login or typed_login), **wishes})
    return int(added["id"])


def _places(connection: sqlite3.Connection, feed_id: int) -> dict[int, int]:
    """Which of a feed's articles are in sight."""
    return dict(
        map(
            tuple,
            connection.execute(
                "SELECT a.id, a.hidden FROM entries e JOIN articles a ON a.id = e.article_id WHERE e.feed_id = ?",
                (feed_id,),
            ),
        )
    )


def _adding(came: Mapping[int, int | None], places: Mapping[int, int], title: str) -> actions.Action:
    """That feeds came, each with when it was removed, None for one that is new; and which articles were in sight."""
    feeds = actions.grouped((one, None if removed is None else (removed,)) for one, removed in came.items())
    hidden = actions.grouped((one, (value,)) for one, value in places.items())
    rows = actions.Rows("feeds", ("removed",), feeds), actions.Rows("articles", ("hidden",), hidden)
    return actions.Action("add", rows, len(came), title)


def _found(connection: sqlite3.Connection, feed_id: int) -> Feed:
    row = connection.execute("SELECT * FROM feeds WHERE id = ? AND removed IS NULL", (feed_id,)).fetchone()
    if row is None:
        raise NotFound(_("There is no feed {}.").format(feed_id))
    return feed_of(row)


def _set(connection: sqlite3.Connection, feed_id: int, values: Mapping[str, object]) -> None:
    columns = ", ".join(f"{name} = :{name}" for name in values)  # names of our own
    connection.execute(f"UPDATE feeds SET {columns} WHERE id = :id", {**values, "id": feed_id})
