"""Keeps what is shown of an article, its search index and its earlier versions true to the records they come from.

The index is contentless: taking an article out needs the very text that went in. It is made again from the stored
row and body before the records change, in the transaction that changes them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Final

from reader.model.article import Draft
from reader.model.blocks import Block, body_texts, caption_texts
from reader.model.words import beginnings, split
from reader.store.columns import IN_SIGHT, PAGE, REMOVED, from_json, to_json
from reader.store.hiding import judge
from reader.store.records import enclosures_to_json, entries_of, pack, page_of, unpack
from reader.store.shown import Shown, show
from reader.store.sortkeys import SortKeys


@dataclass(frozen=True, slots=True)
class Standing:
    """An article as it stands in the library: its row and its body."""

    row: sqlite3.Row
    blocks: tuple[Block, ...]

    @property
    def indexed(self) -> tuple[int, tuple[str, ...]] | None:
        """The rowid and the texts that the index has of it; None where all its feeds are removed, and it has none."""
        return None if self.row["hidden"] == REMOVED else (self.row["sort_key"], self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each column of the index for it."""
        row = self.row
        return index_texts(row["title"], row["kicker"], row["lead"], from_json(row["authors"]), self.blocks)

    @property
    def words(self) -> tuple[list[str], list[str], list[str]]:
        """What it says, without what is cosmetic."""
        return split(self.row["title"]), split(self.row["lead"]), split(" ".join(body_texts(self.blocks)))


def new_article(connection: sqlite3.Connection, now: int, article_id: int | None = None) -> int:
    """An article of which nothing is known yet; `article_id` where it was here before. Gives its id."""
    connection.execute("UPDATE counters SET value = value + 1 WHERE name = 'arrival'")
    cursor = connection.execute(
        "INSERT INTO articles (id, arrival, first_seen, sort_key, published, hidden)"
        " SELECT ?, value, ?, ?, ?, 1 FROM counters WHERE name = 'arrival'",
        (article_id, now, SortKeys(connection).free(now), now),
    )
    assert cursor.lastrowid is not None  # noqa: S101 - an INSERT that did not raise has made a row
    return cursor.lastrowid


class LateWords:
    """The words of new articles until the index is given them, at the end of the transaction that adds the articles.

    The index writes what it has out, as a part of its own, before each statement that SQLite may have to take back, as
    one with triggers; and wherever its rowid goes back. So it is given all words in a row, the oldest first.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[int, tuple[str, ...]]] = []

    def add(self, words: Iterable[tuple[int, tuple[str, ...]]]) -> None:
        """Keeps words by the sort keys of their articles."""
        self._waiting += words

    def write(self, connection: sqlite3.Connection) -> None:
        """Gives the index what waits: before the transaction ends, and before any of those articles is renewed."""
        waiting, self._waiting = sorted(self._waiting), []
        if waiting:
            connection.executemany(ADD_WORDS, ((key, *texts) for key, texts in waiting))


def add_articles(connection: sqlite3.Connection, articles: Sequence[Draft], now: int, late: LateWords) -> list[int]:
    """New articles as they are shown, but for their words, which are left to `late`; gives their ids.

    What `new_article` and `renewed` do one by one, for many at a time.
    """
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'articles'").fetchone()[0]
    arrival = connection.execute("SELECT value FROM counters WHERE name = 'arrival'").fetchone()[0]
    connection.execute("UPDATE counters SET value = value + ? WHERE name = 'arrival'", (len(articles),))
    ids, keys = list(range(last + 1, last + 1 + len(articles))), SortKeys(connection)
    placed = [(article_id, keys.free(one.published), one) for article_id, one in zip(ids, articles, strict=True)]
    connection.executemany(
        f"INSERT INTO articles (id, arrival, first_seen, {', '.join(_SHOWN)})"
        f" VALUES (?, ?, ?, {', '.join('?' for _ in _SHOWN)})",
        (
            (article_id, arrival + place, now, key, 0, *one.article)
            for place, (article_id, key, one) in enumerate(placed, start=1)
        ),
    )
    late.add((key, one.words) for _, key, one in placed)
    return ids


@contextmanager
def renewed(connection: sqlite3.Connection, article_id: int, *, replaced: int | None = None) -> Iterator[None]:
    """Around a change of an article's records: afterwards row, index and versions agree with them.

    `replaced` is the moment at which a feed or the page replaces its own words, and what the article used to say is
    kept; None where nothing is replaced. An article of a feed that is here is never out of the index, and is out of
    sight only where a rule or the person puts it.
    """
    before = standing(connection, article_id)
    yield
    said = entries_of(connection, article_id)
    shown = show(said, page_of(connection, article_id), before.row["first_seen"])
    hidden = before.row["hidden"]
    if hidden == REMOVED and any(entry.living for entry in said):
        hidden = IN_SIGHT
    row = before.row
    key = row["sort_key"] if row["published"] == shown.published else SortKeys(connection).free(shown.published)
    _write(connection, article_id, key, shown, hidden)
    after = standing(connection, article_id)
    if replaced is not None:
        _keep_revision(connection, before, after, replaced)
    _place(connection, before, after)


@contextmanager
def rehidden(connection: sqlite3.Connection, article_id: int) -> Iterator[None]:
    """Around hiding or showing an article as it is."""
    before = standing(connection, article_id)
    yield
    _place(connection, before, standing(connection, article_id))


def stored_blocks(connection: sqlite3.Connection, article_id: int, body_feed_id: int | None) -> tuple[Block, ...]:
    """The body that an article shows, by whose it is."""
    return unpack(stored_body(connection, article_id, body_feed_id))


def stored_body(connection: sqlite3.Connection, article_id: int, body_feed_id: int | None) -> bytes | None:
    """The body that an article shows as it is kept; None for none."""
    if body_feed_id is None:
        return None
    if body_feed_id == PAGE:
        row = connection.execute("SELECT blocks FROM pages WHERE article_id = ?", (article_id,)).fetchone()
    else:
        row = connection.execute(
            "SELECT blocks FROM entries WHERE feed_id = ? AND article_id = ?", (body_feed_id, article_id)
        ).fetchone()
    return row["blocks"] if row else None


def standing(connection: sqlite3.Connection, article_id: int) -> Standing:
    """An article as it stands in the library."""
    row = connection.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    return Standing(row, stored_blocks(connection, article_id, row["body_feed_id"]))


def _write(connection: sqlite3.Connection, article_id: int, key: int, shown: Shown, hidden: int) -> None:
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in _SHOWN)} WHERE id = ?",
        (key, hidden, *shown_values(shown), article_id),
    )


_SHOWN: Final = (
    *("sort_key", "hidden", "feed_id", "body_feed_id", "title", "kicker", "lead", "url", "language", "direction"),
    *("published", "updated", "authors", "agencies", "topics", "agency_words", "topic_words", "opinion", "words"),
    *("ready", "short", "picture", "enclosures", "media"),
)
"""The columns of `articles` that say what is shown."""

ADD_WORDS: Final = (
    "INSERT INTO word_index (rowid, title, kicker, lead, body, authors, captions, beginnings)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def shown_values(shown: Shown) -> tuple[object, ...]:
    """What is shown of an article, by the columns of `_SHOWN` after the first two."""
    return (
        *(shown.feed_id, shown.body_feed_id),
        *(shown.title, shown.kicker, shown.lead, shown.url, shown.language, shown.direction),
        *(shown.published, shown.updated),
        *(to_json(shown.authors), to_json(shown.agencies), to_json(shown.topics)),
        *(list_words(shown.agencies), list_words(shown.topics)),
        *(shown.opinion, shown.words, shown.ready, shown.short, shown.picture),
        *(enclosures_to_json(shown.enclosures), " ".join(shown.media)),
    )


def list_words(texts: Sequence[str]) -> str:
    """The words of short texts in one line, so that `" word"` finds where one begins and no phrase spans two."""
    return "".join(f" {' '.join(split(text))} |" for text in texts)


def _keep_revision(connection: sqlite3.Connection, before: Standing, after: Standing, now: int) -> None:
    """Keeps the earlier version where title, lead or body are others; it counts as news only if words are."""
    columns = ("title", "lead")
    if before.blocks == after.blocks and all(before.row[name] == after.row[name] for name in columns):
        return
    row = before.row
    connection.execute(
        "INSERT INTO revisions (article_id, replaced, title, kicker, lead, blocks) VALUES (?, ?, ?, ?, ?, ?)",
        (row["id"], now, row["title"], row["kicker"], row["lead"], pack(before.blocks)),
    )
    if before.words != after.words:
        connection.execute("UPDATE articles SET revised = ? WHERE id = ?", (now, row["id"]))


def _place(connection: sqlite3.Connection, before: Standing, after: Standing) -> None:
    """Gives an article its place in the index, and out of sight where the rules or the person want it there."""
    had, has = before.indexed, after.indexed
    if had and had != has:
        connection.execute(
            "INSERT INTO word_index (word_index, rowid, title, kicker, lead, body, authors, captions, beginnings)"
            " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)",
            (had[0], *had[1]),
        )
    if has and had != has:
        connection.execute(ADD_WORDS, (has[0], *has[1]))
    if has:
        judge(connection, {after.row["id"]: has[1]})


def index_texts(title: str, kicker: str, lead: str, authors: Sequence[str], blocks: Sequence[Block]) -> tuple[str, ...]:
    """The text of each column of the index for an article, its words parted by single spaces; the last, their
    beginnings."""
    columns = ([title], [kicker], [lead], body_texts(blocks), authors, caption_texts(blocks))
    words = [[word for text in texts for word in split(text)] for texts in columns]
    return *(" ".join(column) for column in words), " ".join(beginnings(chain.from_iterable(words)))
