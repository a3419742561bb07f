"""The library's articles as the poller brings them: what feeds say, and the pages that are wanted and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from reader.model.article import Change, Extraction, Known, Merged, Seen, Shortage, WantedPage
from reader.model.errors import NotFound
from reader.model.times import to_seconds
from reader.store.database import Database
from reader.store.records import (
    GivenPage,
    moment_or_none,
    one_parameter,
    page_of,
    seconds_or_none,
    write_entry,
    write_page,
)
from reader.store.renewal import new_article, renewed
from reader.store.shown import told

Decide = Callable[[Sequence[Seen], Sequence[Known | None]], Sequence[Change]]


_OWN_KEYS: Final = ("guid:", "hash:")
"""How keys begin that one feed gave, and no other can."""


class Articles:
    """Implements `model.ports.ArticleStore`: every call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def merge(self, feed_id: int, seen: Sequence[Seen], decide: Decide, now: datetime) -> Merged:
        """Brings a feed's answer in, as `decide` says for what is known of it, and tells what it brought.

        Where several entries of one answer are the same article the first counts. `updated` has the articles whose
        change asks for the page again and those that show other words than before. Raises `NotFound` for a feed
        that was removed meanwhile.
        """
        seconds = to_seconds(now)
        new: list[int] = []
        updated: list[int] = []
        with self._database.writing() as connection:
            if not connection.execute("SELECT 1 FROM feeds WHERE id = ? AND removed IS NULL", (feed_id,)).fetchone():
                raise NotFound("This feed was removed.")
            distinct, known = _distinct(seen, _known(connection, feed_id, seen))
            for change in decide(distinct, known):
                article_id, is_new, differs = _apply(connection, feed_id, change, seconds)
                if is_new:
                    new.append(article_id)
                elif differs or change.refetch:
                    updated.append(article_id)
        return Merged(tuple(new), tuple(updated))

    def queue_pages(self, feed_id: int, newest: int, changed: Sequence[int]) -> None:
        """Asks for the pages of the feed's `newest` unread articles that lack one, and again for those in `changed`.

        An article whose text the feed itself carries needs no page, and one whose page failed waits for its own
        time, or for a change.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE articles SET fetch = 'queued' WHERE id IN ("
                " SELECT a.id FROM entries e JOIN articles a ON a.id = e.article_id"
                " LEFT JOIN marks m ON m.article_id = a.id"
                " WHERE e.feed_id = ? AND a.hidden = 0 AND m.read IS NULL ORDER BY a.sort_key DESC LIMIT ?"
                ") AND fetch = 'idle' AND url <> '' AND body_feed_id IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM pages WHERE article_id = articles.id)",
                (feed_id, newest),
            )
            connection.execute(
                "UPDATE articles SET fetch = 'queued', fetch_error = '', page_short = '', retry = NULL, attempts = 0"
                " WHERE id IN (SELECT value FROM json_each(?)) AND url <> '' AND coalesce(body_feed_id, 0) = 0",
                (one_parameter(changed),),
            )

    def wanted_pages(self, now: datetime, limit: int) -> tuple[WantedPage, ...]:
        """The pages to fetch, newest article first: those queued, and those that failed and may be tried again."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, title, attempts FROM articles INDEXED BY articles_wanted"
                " WHERE fetch <> 'idle' AND hidden = 0 AND (fetch = 'queued' OR retry <= ?)"
                " ORDER BY sort_key DESC LIMIT ?",
                (to_seconds(now), limit),
            ).fetchall()
            return tuple(_wanted(connection, row) for row in rows)

    def page_for(self, article_id: int) -> WantedPage:
        """One article's page; raises `NotFound` for no such article, or one without an address."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT id, title, attempts FROM articles WHERE id = ?", (article_id,)).fetchone()
            if row is None:
                raise NotFound(f"There is no article {article_id}.")
            wanted = _wanted(connection, row)
            if not wanted.url:
                raise NotFound("This article has no address: its feed gives none.")
            return wanted

    def keep_page(self, article_id: int, url: str, extraction: Extraction, now: datetime) -> bool:
        """Keeps what a fetched page gives, and tells whether it was taken.

        A page that gives no body, or that came to be sold and gives less, never takes the place of one that gave more.
        `url` is where the page came from. An article that was removed meanwhile is passed over.
        """
        seconds = to_seconds(now)
        with self._database.writing() as connection:
            if not _exists(connection, article_id):
                return False
            before = page_of(connection, article_id)
            taken = before is None or not _loses(extraction, before.extraction)
            if taken:
                with renewed(connection, article_id, replaced=None if before is None else seconds):
                    write_page(connection, article_id, GivenPage(url, seconds, extraction))
            note_arrival(connection, article_id)
            return taken

    def page_failed(self, article_id: int, message: str, retry: datetime | None, short: Shortage = "") -> None:
        """Notes why a page is not here, and when to try again; never, for None.

        `short` is what the page lacked, where that is why.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE articles SET fetch = 'failed', fetch_error = ?, page_short = ?, retry = ?,"
                " attempts = attempts + 1 WHERE id = ?",
                (message, short, seconds_or_none(retry), article_id),
            )


def note_arrival(connection: sqlite3.Connection, article_id: int) -> None:
    """Notes that an article's page is here, and is not waited for."""
    connection.execute(
        "UPDATE articles SET fetch = 'idle', fetch_error = '', page_short = '', retry = NULL, attempts = 0"
        " WHERE id = ?",
        (article_id,),
    )


def _loses(now: Extraction, before: Extraction) -> bool:
    """Whether something would be lost, were what a page gives now to take the place of what it gave before."""
    if not before.blocks:
        return False
    return not now.blocks or (bool(now.short) and not before.short and told(now) < told(before))


def _known(connection: sqlite3.Connection, feed_id: int, seen: Sequence[Seen]) -> list[Known | None]:
    """What the library has for each seen entry: the article that the strongest of its known keys names."""
    return [_known_of(connection, feed_id, one.keys) for one in seen]


def _known_of(connection: sqlite3.Connection, feed_id: int, keys: Sequence[str]) -> Known | None:
    article_id = _named(connection, keys)
    if article_id is None:
        return None
    all_keys = connection.execute("SELECT key FROM article_keys WHERE article_id = ?", (article_id,))
    entry = connection.execute(
        "SELECT hash, title, published, updated FROM entries WHERE feed_id = ? AND article_id = ?",
        (feed_id, article_id),
    ).fetchone()
    names = frozenset(row["key"] for row in all_keys)
    if entry is None:
        return Known(article_id, names)
    published, updated = moment_or_none(entry["published"]), moment_or_none(entry["updated"])
    return Known(article_id, names, entry["hash"], entry["title"], published, updated)


def _distinct(seen: Sequence[Seen], known: Sequence[Known | None]) -> tuple[list[Seen], list[Known | None]]:
    """Without entries whose article an earlier one of the same answer already stands for."""
    taken: set[str | int] = set()
    kept: list[tuple[Seen, Known | None]] = []
    for one, have in zip(seen, known, strict=True):
        names: set[str | int] = {*one.keys}
        if have:
            names.add(have.article_id)
        if not names & taken:
            kept.append((one, have))
        taken |= names
    return [one for one, _ in kept], [have for _, have in kept]


def _apply(connection: sqlite3.Connection, feed_id: int, change: Change, now: int) -> tuple[int, bool, bool]:
    """The article of a change, whether it is new, and whether it shows other words than before."""
    article_id = change.article_id or _named(connection, change.seen.keys)
    is_new = article_id is None or not _exists(connection, article_id)
    if article_id is None or is_new:
        article_id = new_article(connection, now, article_id)
    before = _face(connection, article_id)
    said_before = bool(
        connection.execute(
            "SELECT 1 FROM entries WHERE feed_id = ? AND article_id = ?", (feed_id, article_id)
        ).fetchone()
    )
    _name(connection, feed_id, article_id, change.seen.keys)
    with renewed(connection, article_id, replaced=now if said_before else None):
        write_entry(connection, feed_id, article_id, change.seen, change.entry_hash, now)
    return article_id, is_new, before != _face(connection, article_id)


def _name(connection: sqlite3.Connection, feed_id: int, article_id: int, keys: Sequence[str]) -> None:
    """Lets keys name an article.

    An entry that a feed's own name alone ties to the article has another address than before. Where other feeds have
    the article too it keeps the addresses it had, else it has the new ones alone: so a feed that changes its
    addresses can't tie articles of other feeds together.
    """
    shared = {key for key in keys if not key.startswith(_OWN_KEYS)}
    known = {
        row["key"]
        for row in connection.execute("SELECT key FROM article_keys WHERE article_id = ?", (article_id,))
        if not row["key"].startswith(_OWN_KEYS)
    }
    if shared and known and not shared & known:
        elsewhere = "SELECT 1 FROM entries WHERE article_id = ? AND feed_id <> ? LIMIT 1"
        if connection.execute(elsewhere, (article_id, feed_id)).fetchone():
            keys = [key for key in keys if key not in shared]
        else:
            connection.executemany("DELETE FROM article_keys WHERE key = ?", [(key,) for key in known])
    connection.executemany(
        "INSERT OR IGNORE INTO article_keys (key, article_id) VALUES (?, ?)", [(key, article_id) for key in keys]
    )


def _face(connection: sqlite3.Connection, article_id: int) -> tuple[object, ...]:
    return tuple(
        connection.execute(
            "SELECT title, lead, published, updated, revised FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
    )


def _named(connection: sqlite3.Connection, keys: Sequence[str]) -> int | None:
    for key in keys:
        row = connection.execute("SELECT article_id FROM article_keys WHERE key = ?", (key,)).fetchone()
        if row:
            return int(row["article_id"])
    return None


def _exists(connection: sqlite3.Connection, article_id: int) -> bool:
    return connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is not None


def _wanted(connection: sqlite3.Connection, article: sqlite3.Row) -> WantedPage:
    """An article's page: asked for where its feeds say, which a page can't change."""
    row = connection.execute(
        "SELECT e.url, e.title, e.summary FROM entries e JOIN feeds f ON f.id = e.feed_id"
        " WHERE e.article_id = ? AND e.url <> ''"
        " ORDER BY f.removed IS NOT NULL, e.own DESC, e.first_seen, e.feed_id LIMIT 1",
        (article["id"],),
    ).fetchone()
    url, title, teaser = (row["url"], row["title"], row["summary"]) if row else ("", "", "")
    return WantedPage(article["id"], url, article["title"], title, teaser, article["attempts"])
