"""Keeps what is shown of an article, its search index and its earlier versions true to the records they come from.

The index is contentless: taking an article out needs the very text that went in. It is made again from the stored
row and body before the records change, in the transaction that changes them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from reader.model.blocks import Block, body_texts, caption_texts
from reader.model.words import split
from reader.store.records import entries_of, from_json, pack, page_of, to_json, unpack
from reader.store.shown import PAGE, Shown, show, sort_key


@dataclass(frozen=True, slots=True)
class _Standing:
    """An article as it stands in the library: its row and its body."""

    row: sqlite3.Row
    blocks: tuple[Block, ...]

    @property
    def indexed(self) -> tuple[int, tuple[str, ...]] | None:
        """The rowid and the texts that the index has of it; None for a hidden article, which is not in it."""
        row = self.row
        if row["hidden"]:
            return None
        authors = from_json(row["authors"])
        return row["sort_key"], _index_texts(row["title"], row["kicker"], row["lead"], authors, self.blocks)

    @property
    def words(self) -> tuple[list[str], list[str], list[str]]:
        """What it says, without what is cosmetic."""
        return split(self.row["title"]), split(self.row["lead"]), split(" ".join(body_texts(self.blocks)))


def new_article(connection: sqlite3.Connection, now: int, article_id: int | None = None) -> int:
    """An article of which nothing is known yet; `article_id` where it was here before. Gives its id."""
    connection.execute("UPDATE counters SET value = value + 1 WHERE name = 'arrival'")
    cursor = connection.execute(
        "INSERT INTO articles (id, arrival, first_seen, sort_key, published, hidden)"
        " SELECT ?, value, ?, -value, ?, 1 FROM counters WHERE name = 'arrival'",
        (article_id, now, now),
    )
    assert cursor.lastrowid is not None  # noqa: S101 - an INSERT that did not raise has made a row
    return cursor.lastrowid


def add_articles(connection: sqlite3.Connection, articles: Sequence[Shown], now: int) -> list[int]:
    """New articles as they are shown, with their place in the index; gives their ids.

    What `new_article` and `renewed` do one by one, for many at a time.
    """
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'articles'").fetchone()[0]
    arrival = connection.execute("SELECT value FROM counters WHERE name = 'arrival'").fetchone()[0]
    connection.execute("UPDATE counters SET value = value + ? WHERE name = 'arrival'", (len(articles),))
    ids = list(range(last + 1, last + 1 + len(articles)))
    connection.executemany(
        f"INSERT INTO articles (id, arrival, first_seen, {', '.join(_SHOWN)})"  # noqa: S608 - names of our own
        f" VALUES (?, ?, ?, {', '.join('?' for _ in _SHOWN)})",
        (
            (article_id, arrival + place, now, *_shown_row(shown, article_id, hidden=0))
            for place, (article_id, shown) in enumerate(zip(ids, articles, strict=True), start=1)
        ),
    )
    connection.executemany(
        _ADD_WORDS,
        (
            (
                sort_key(shown.published, article_id),
                *_index_texts(shown.title, shown.kicker, shown.lead, shown.authors, shown.blocks),
            )
            for article_id, shown in zip(ids, articles, strict=True)
        ),
    )
    return ids


@contextmanager
def renewed(connection: sqlite3.Connection, article_id: int, *, replaced: int | None = None) -> Iterator[None]:
    """Around a change of an article's records: afterwards row, index and versions agree with them.

    `replaced` is the moment at which a feed or the page replaces its own words, and what the article used to say is
    kept; None where nothing is replaced. An article of a feed that is here is never hidden.
    """
    before = _standing(connection, article_id)
    yield
    said = entries_of(connection, article_id)
    shown = show(said, page_of(connection, article_id), before.row["first_seen"])
    hidden = 0 if any(entry.living for entry in said) else before.row["hidden"]
    _write(connection, article_id, shown, hidden)
    after = _standing(connection, article_id)
    if replaced is not None:
        _keep_revision(connection, before, after, replaced)
    _index(connection, before, after)


@contextmanager
def rehidden(connection: sqlite3.Connection, article_id: int) -> Iterator[None]:
    """Around hiding or showing an article as it is."""
    before = _standing(connection, article_id)
    yield
    _index(connection, before, _standing(connection, article_id))


def stored_blocks(connection: sqlite3.Connection, article_id: int, body_feed_id: int | None) -> tuple[Block, ...]:
    """The body that an article shows, by whose it is."""
    if body_feed_id is None:
        return ()
    if body_feed_id == PAGE:
        row = connection.execute("SELECT blocks FROM pages WHERE article_id = ?", (article_id,)).fetchone()
    else:
        row = connection.execute(
            "SELECT blocks FROM entries WHERE feed_id = ? AND article_id = ?", (body_feed_id, article_id)
        ).fetchone()
    return unpack(row["blocks"]) if row else ()


def _standing(connection: sqlite3.Connection, article_id: int) -> _Standing:
    row = connection.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    return _Standing(row, stored_blocks(connection, article_id, row["body_feed_id"]))


def _write(connection: sqlite3.Connection, article_id: int, shown: Shown, hidden: int) -> None:
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in _SHOWN)} WHERE id = ?",  # noqa: S608 - our own names
        (*_shown_row(shown, article_id, hidden), article_id),
    )


_SHOWN: Final = (
    *("sort_key", "hidden", "feed_id", "body_feed_id", "title", "kicker", "lead", "url", "language", "direction"),
    *("published", "updated", "authors", "agencies", "topics", "agency_words", "topic_words", "opinion", "words"),
    *("ready", "short", "picture"),
)
"""The columns of `articles` that say what is shown."""

_ADD_WORDS: Final = (
    "INSERT INTO word_index (rowid, title, kicker, lead, body, authors, captions) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def _shown_row(shown: Shown, article_id: int, hidden: int) -> tuple[object, ...]:
    return (
        *(sort_key(shown.published, article_id), hidden, shown.feed_id, shown.body_feed_id),
        *(shown.title, shown.kicker, shown.lead, shown.url, shown.language, shown.direction),
        *(shown.published, shown.updated),
        *(to_json(shown.authors), to_json(shown.agencies), to_json(shown.topics)),
        *(list_words(shown.agencies), list_words(shown.topics)),
        *(shown.opinion, shown.words, shown.ready, shown.short, shown.picture),
    )


def list_words(texts: Sequence[str]) -> str:
    """The words of short texts in one line, so that `" word"` finds where one begins and no phrase spans two."""
    return "".join(f" {' '.join(split(text))} |" for text in texts)


def _keep_revision(connection: sqlite3.Connection, before: _Standing, after: _Standing, now: int) -> None:
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


def _index(connection: sqlite3.Connection, before: _Standing, after: _Standing) -> None:
    had, has = before.indexed, after.indexed
    if had == has:
        return
    if had:
        connection.execute(
            "INSERT INTO word_index (word_index, rowid, title, kicker, lead, body, authors, captions)"
            " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
            (had[0], *had[1]),
        )
    if has:
        connection.execute(_ADD_WORDS, (has[0], *has[1]))


def _index_texts(
    title: str, kicker: str, lead: str, authors: Sequence[str], blocks: Sequence[Block]
) -> tuple[str, ...]:
    """The text of each column of the index, its words parted by single spaces."""
    columns = ([title], [kicker], [lead], body_texts(blocks), authors, caption_texts(blocks))
    return tuple(" ".join(word for text in texts for word in split(text)) for texts in columns)
