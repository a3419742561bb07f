"""A library on disk and short ways to fill it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from reader.model.article import Article, Change, Extraction, Known, Merged, Seen
from reader.model.blocks import Block, Paragraph, plain
from reader.model.feed import Entry, NewFeed
from reader.model.filters import parse
from reader.store import Articles, Database, Feeds, Listing, Marking, derived

NOON = datetime(2026, 9, 10, 12, tzinfo=UTC)


def entry(name: str, title: str = "", **said: Any) -> Entry:
    """An entry named `name`, an hour old unless said otherwise."""
    values: dict[str, Any] = {"published": NOON - timedelta(hours=1), **said}
    return Entry(name, f"https://news.example/{name}", title or f"Title {name}", **values)


def text(*paragraphs: str) -> tuple[Block, ...]:
    """A body of plain paragraphs."""
    return tuple(Paragraph(plain(one)) for one in paragraphs)


def take_all(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
    """Takes every entry that differs from what its feed said; another title asks for the page again."""
    changes = []
    for one, have in zip(seen, known, strict=True):
        entry_hash = repr((one.entry, one.blocks))
        if have is None:
            changes.append(Change(one, None, entry_hash))
        elif have.entry_hash != entry_hash:
            retitled = bool(have.entry_hash) and have.title != one.entry.title
            changes.append(Change(one, have.article_id, entry_hash, refetch=retitled))
    return changes


@dataclass
class Shelf:
    """A library with one feed, and a clock that a test moves."""

    path: Path
    now: datetime = NOON
    database: Database = field(init=False)
    feed: int = field(init=False)

    def __post_init__(self) -> None:
        self._use(Database.open(self.path))
        self.feed = self.add("World")

    @classmethod
    def of(cls, database: Database) -> Self:
        """The shelf of a library that is open, as it is."""
        shelf = cls.__new__(cls)
        shelf.path, shelf.now, shelf.feed = database.path, NOON, 1
        shelf._use(database)
        return shelf

    def _use(self, database: Database) -> None:
        self.database = database
        self.articles = Articles(self.database)
        self.feeds = Feeds(self.database)
        self.listing = Listing(self.database)
        self.marking = Marking(self.database)

    def add(self, title: str) -> int:
        """Another feed, as if it had always been there; gives its id."""
        feed = self.feeds.add(NewFeed(f"https://news.example/{title}.rdf", title), self.now)
        with self.database.writing() as connection:
            connection.execute("DELETE FROM actions WHERE kind = 'add'")
        return feed.id

    def bring(
        self, *entries: Entry, feed: int | None = None, own: bool = True, blocks: tuple[Block, ...] = ()
    ) -> Merged:
        """A feed's answer, each entry keyed by its id."""
        seen = [Seen(one, (f"site:{one.id}",), own, blocks) for one in entries]
        return self.articles.merge(feed or self.feed, seen, take_all, self.now)

    def fetch(self, article_id: int, *paragraphs: str, **gives: Any) -> None:
        """A page that is kept."""
        page = Extraction(blocks=text(*paragraphs), **gives)
        self.articles.keep_page(article_id, f"https://news.example/{article_id}", page, self.now)

    def later(self, **much: float) -> None:
        """Moves the clock."""
        self.now += timedelta(**much)

    def article(self, article_id: int) -> Article:
        """A row."""
        return self.listing.rows([article_id])[0]

    def found(self, query: str = "", feed: int | None = None) -> list[int]:
        """The ids that match, newest first."""
        return list(self.listing.ids(parse(query), self.now, feed))

    def assert_whole(self) -> None:
        """The index, the file and the owners of all records are in order."""
        with self.database.writing() as connection:
            connection.execute("INSERT INTO word_index (word_index) VALUES ('integrity-check')")
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert not connection.execute("PRAGMA foreign_key_check").fetchall()
            followed = [set(map(tuple, connection.execute(f"SELECT * FROM {table}"))) for table in derived.NAMES]
            derived.work_out(connection)
            assert followed == [
                set(map(tuple, connection.execute(f"SELECT * FROM {table}"))) for table in derived.NAMES
            ]
            indexed = {row[0] for row in connection.execute("SELECT rowid FROM word_index")}
            shown = {row[0] for row in connection.execute("SELECT sort_key FROM articles WHERE hidden <> 1")}
        assert indexed == shown


def _rows(connection: sqlite3.Connection) -> list[set[tuple[object, ...]]]:
    """What the narrow tables have."""
    return [set(map(tuple, connection.execute(f"SELECT * FROM {table}"))) for table in derived.NAMES]
