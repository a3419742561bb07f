"""The library's articles as the poller brings them: what feeds say, and the pages that are wanted and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from reader.model.article import Change, Extraction, Known, Merged, Seen, Shortage, WantedPage
from reader.model.errors import NotFound
from reader.model.feed import Feed
from reader.model.ports import Decide
from reader.model.programs import asked_for
from reader.model.texts import gettext as _
from reader.model.times import to_seconds
from reader.store.acquaintance import known_of
from reader.store.columns import one_parameter, seconds_or_none
from reader.store.database import Database
from reader.store.drafts import draft
from reader.store.feedrows import feed_of
from reader.store.hiding import judge
from reader.store.records import WRITE_ENTRY, GivenPage, page_of, write_entry, write_page
from reader.store.renewal import LateWords, add_articles, new_article, renewed
from reader.store.shown import told

_TOGETHER: Final = 200
"""Entries that are brought in by one transaction."""

_OWN_KEYS: Final = ("guid:", "hash:")
"""How keys begin that one feed gave, and no other can."""


class Articles:
    """Implements `model.ports.ArticleStore`. It raises `Busy` and `LibraryError` as `Database` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def merge(
        self, feed_id: int, seen: Sequence[Seen], decide: Decide, now: datetime, late: LateWords | None = None
    ) -> Merged:
        """Brings a feed's answer in, as `decide` says for what is known of it, and tells what it brought.

        A long answer is brought in as several transactions, the first entries first, so that nobody waits long for a
        turn; what is there when the work is stopped stays. Where several entries of one answer are the same article
        the first counts. `updated` has the articles whose change asks for the page again, which is queued in the same
        transaction, and those that show other words than before. Within a transaction that is open already the words of
        new articles may be left to `late`. Raises `NotFound` for a feed that was removed
        meanwhile.
        """
        merged = Merged()
        taken: set[str | int] = set()
        for start in range(0, max(1, len(seen)), _TOGETHER):
            some = seen[start : start + _TOGETHER]
            with self._database.writing() as connection:
                row = connection.execute("SELECT * FROM feeds WHERE id = ? AND removed IS NULL", (feed_id,)).fetchone()
                if row is None:
                    raise NotFound(_("This feed was removed."))
                distinct, known = _distinct(some, known_of(connection, feed_id, some), taken)
                words = late or LateWords()
                part = _take(connection, feed_of(row), decide(distinct, known), to_seconds(now), words)
                if late is None:
                    words.write(connection)
            merged = Merged(merged.new + part.new, merged.updated + part.updated)
        return merged

    def queue_pages(self, feed_id: int, newest: int, changed: Sequence[int], *, always: bool = False) -> None:
        """Asks for the pages of the feed's `newest` unread articles that lack one, and again for those in `changed`.

        An article whose text the feed itself carries needs no page, unless one is wanted `always`, and one whose page
        failed waits for its own time, or for a change.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE articles SET fetch = 'queued' WHERE id IN ("
                " SELECT a.id FROM entries e JOIN articles a ON a.id = e.article_id"
                " LEFT JOIN marks m ON m.article_id = a.id"
                " WHERE e.feed_id = ? AND a.hidden = 0 AND m.read IS NULL ORDER BY a.sort_key DESC LIMIT ?"
                ") AND fetch = 'idle' AND url <> '' AND (body_feed_id IS NULL OR ?)"
                " AND NOT EXISTS (SELECT 1 FROM pages WHERE article_id = articles.id)",
                (feed_id, newest, always),
            )
            _queue_again(connection, changed)

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
                raise NotFound(_("There is no article {}.").format(article_id))
            wanted = _wanted(connection, row)
            if not wanted.url:
                raise NotFound(_("This article has no address: its feed gives none."))
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


def _distinct(
    seen: Sequence[Seen], known: Sequence[Known | None], taken: set[str | int]
) -> tuple[list[Seen], list[Known | None]]:
    """Without entries whose article an earlier one of the same answer stands for; `taken` names those, and grows."""
    kept: list[tuple[Seen, Known | None]] = []
    for one, have in zip(seen, known, strict=True):
        names: set[str | int] = {*one.keys}
        if have:
            names.add(have.article_id)
        if not names & taken:
            kept.append((one, have))
        taken |= names
    return [one for one, _ in kept], [have for _, have in kept]


def _take(connection: sqlite3.Connection, feed: Feed, changes: Sequence[Change], now: int, late: LateWords) -> Merged:
    """Brings changes in: articles that are new together, the others one by one."""
    fresh = [change for change in changes if change.article_id is None]
    new = _add(connection, feed, fresh, now, late) if fresh else []
    if len(fresh) < len(changes):
        late.write(connection)
    updated: list[int] = []
    for change in changes:
        if change.article_id is None:
            continue
        is_new, differs = _apply(connection, feed.id, change.article_id, change, now)
        if is_new:
            new.append(change.article_id)
        elif differs or change.refetch:
            updated.append(change.article_id)
    again = [change.article_id for change in changes if change.refetch and change.article_id is not None]
    if again:
        _queue_again(connection, again)
    return Merged(tuple(new), tuple(updated))


def _add(connection: sqlite3.Connection, feed: Feed, changes: Sequence[Change], now: int, late: LateWords) -> list[int]:
    """Adds the articles that no key names yet; gives their ids."""
    drafts = [change.seen.draft or draft(change.seen, feed, now) for change in changes]
    ids = add_articles(connection, drafts, now, late)
    made = list(zip(ids, changes, drafts, strict=True))
    connection.executemany(
        WRITE_ENTRY,
        (
            (feed.id, article_id, change.entry_hash, *one.entry, change.seen.own, now, now, None, one.body)
            for article_id, change, one in made
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO article_keys (key, article_id) VALUES (?, ?)",
        ((key, article_id) for article_id, change, _ in made for key in change.seen.keys),
    )
    judge(connection, {article_id: one.words for article_id, _, one in made})
    return ids


def _queue_again(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Asks for the pages of articles again, but for those whose text the feed itself carries."""
    connection.execute(
        "UPDATE articles SET fetch = 'queued', fetch_error = '', page_short = '', retry = NULL, attempts = 0"
        " WHERE id IN (SELECT value FROM json_each(?)) AND url <> '' AND coalesce(body_feed_id, 0) = 0",
        (one_parameter(ids),),
    )


def _apply(
    connection: sqlite3.Connection, feed_id: int, article_id: int, change: Change, now: int
) -> tuple[bool, bool]:
    """Whether the article of a change is new, for only its name was left, and whether it shows other words now."""
    is_new = not _exists(connection, article_id)
    if is_new:
        new_article(connection, now, article_id)
    before = _face(connection, article_id)
    said_before = bool(
        connection.execute(
            "SELECT 1 FROM entries WHERE feed_id = ? AND article_id = ?", (feed_id, article_id)
        ).fetchone()
    )
    _name(connection, feed_id, article_id, change.seen.keys)
    with renewed(connection, article_id, replaced=now if said_before else None):
        write_entry(connection, feed_id, article_id, change.seen, change.entry_hash, now)
    return is_new, before != _face(connection, article_id)


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


def _exists(connection: sqlite3.Connection, article_id: int) -> bool:
    return connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is not None


def _wanted(connection: sqlite3.Connection, article: sqlite3.Row) -> WantedPage:
    """An article's page: asked for where its feeds say, which a page can't change."""
    row = connection.execute(
        "SELECT e.url, e.title, e.summary, iif(f.typed = '', f.url, f.typed) AS feed_url, f.proxy"
        " FROM entries e JOIN feeds f ON f.id = e.feed_id"
        " WHERE e.article_id = ? AND e.url <> ''"
        " ORDER BY f.removed IS NOT NULL, e.own DESC, e.first_seen, e.feed_id LIMIT 1",
        (article["id"],),
    ).fetchone()
    url, title, teaser, feed_url, proxy = tuple(row) if row else ("", "", "", "", "")
    origin = asked_for(feed_url)
    return WantedPage(article["id"], url, article["title"], title, teaser, article["attempts"], origin, proxy)
