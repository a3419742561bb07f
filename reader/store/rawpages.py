"""Pages as they were fetched: kept for a time, apart from what they gave, so that they can be read again."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from reader.model.article import Extraction, KeptPages, RawPage, Renewal, WantedPage
from reader.model.shortages import HOLLOW
from reader.model.times import to_seconds
from reader.store.articles import note_arrival
from reader.store.columns import one_parameter
from reader.store.database import Database
from reader.store.records import GivenPage, page_of, write_page
from reader.store.renewal import renewed, stored_blocks
from reader.store.shown import told

_DROPPED_AT_ONCE: Final = 100
"""Pages in one transaction: nobody who writes waits for long."""

_MUCH_LESS: Final = 2
"""A page that tells less by this factor has lost the article; a little less may be what never belonged to it."""

_WORK: Final = frozenset({"revised", "fetch", "fetch_error", "page_short", "retry", "attempts"})
"""Columns of an article that are not shown of it."""


class RawPages:
    """Implements `model.ports.PageStore`: every call is one transaction.

    It raises `Busy` and `LibraryError` as `Database` does.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, article_id: int, page: RawPage, version: int, now: datetime, *, taken: bool) -> None:
        """Keeps a page that the extractor of `version` has read.

        `taken` says whether the article has what it gave; a page that gave nothing never takes the place of the one
        that the article was read from. An article that was removed meanwhile is passed over.
        """
        html = zlib.compress(page.html)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO raw_pages (article_id, fetched, url, content_type, version, html)"
                " SELECT id, ?, ?, ?, ?, ? FROM articles"
                " WHERE id = ? AND (? OR NOT EXISTS (SELECT 1 FROM pages WHERE article_id = articles.id))",
                (to_seconds(now), page.url, page.content_type, version, html, article_id, taken),
            )

    def among(self, ids: Sequence[int], version: int | None) -> KeptPages:
        """The pages of the articles of `ids`, in their order, that an extractor older than `version` read.

        All of them for None.
        """
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT a.id, a.title, r.url, r.version FROM json_each(?) wanted"
                " CROSS JOIN raw_pages r ON r.article_id = wanted.value JOIN articles a ON a.id = r.article_id"
                " ORDER BY wanted.key",
                (one_parameter(ids),),
            ).fetchall()
        due = [row for row in rows if version is None or row["version"] < version]
        return KeptPages(tuple(WantedPage(row["id"], row["url"], row["title"]) for row in due), len(rows) - len(due))

    def page(self, article_id: int) -> RawPage | None:
        """The page of an article; None where it is not kept, or no longer."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT url, content_type, html FROM raw_pages WHERE article_id = ?", (article_id,)
            ).fetchone()
            return RawPage(row["url"], row["content_type"], zlib.decompress(row["html"])) if row else None

    def renew(self, article_id: int, extraction: Extraction, version: int, now: datetime) -> Renewal:
        """Takes in what a kept page gives when the extractor of `version` reads it again.

        The article keeps its marks and the moment at which its page was fetched. One that would have much less than
        it has keeps that.
        """
        with self._database.writing() as connection:
            raw = connection.execute(
                "SELECT url, fetched FROM raw_pages WHERE article_id = ?", (article_id,)
            ).fetchone()
            if raw is None:  # dropped, or removed with its article, meanwhile
                return "same"
            connection.execute("UPDATE raw_pages SET version = ? WHERE article_id = ?", (version, article_id))
            before = page_of(connection, article_id)
            if _has_nothing(extraction) or (before and told(extraction) * _MUCH_LESS < told(before.extraction)):
                return "less" if before and before.extraction.blocks else "same"
            if before and before.extraction == extraction:
                return "same"
            shown = _shown(connection, article_id)
            fetched = before.fetched if before else raw["fetched"]
            with renewed(connection, article_id, replaced=to_seconds(now) if before else None):
                write_page(connection, article_id, GivenPage(raw["url"], fetched, extraction))
            if before is None:
                note_arrival(connection, article_id)
            return "same" if shown == _shown(connection, article_id) else "changed"

    def note_read(self, article_id: int, version: int) -> None:
        """Notes that the extractor of `version` has tried its hand at a page, and that it gave nothing."""
        with self._database.writing() as connection:
            connection.execute("UPDATE raw_pages SET version = ? WHERE article_id = ?", (version, article_id))

    def drop(self, before: datetime) -> int:
        """Drops some of the pages that were fetched before a moment, the oldest first; gives how many.

        What they gave stays. Nothing is written where there are none.
        """
        with self._database.reading() as connection:
            oldest = connection.execute("SELECT min(fetched) FROM raw_pages").fetchone()[0]
        if oldest is None or oldest >= to_seconds(before):
            return 0
        with self._database.writing() as connection:
            return connection.execute(
                "DELETE FROM raw_pages WHERE article_id IN"
                " (SELECT article_id FROM raw_pages WHERE fetched < ? ORDER BY fetched LIMIT ?)",
                (to_seconds(before), _DROPPED_AT_ONCE),
            ).rowcount


def _has_nothing(extraction: Extraction) -> bool:
    return not extraction.blocks or extraction.short in HOLLOW


def _shown(connection: sqlite3.Connection, article_id: int) -> tuple[object, ...]:
    """All that a person sees of an article."""
    row = connection.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    face = tuple(row[name] for name in row.keys() if name not in _WORK)  # noqa: SIM118 - a row iterates its values
    return *face, stored_blocks(connection, article_id, row["body_feed_id"])
