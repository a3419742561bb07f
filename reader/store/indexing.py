"""The order of articles and the full-text index, made again from the articles that it is an index of."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable
from typing import Final

from reader.store.records import enclosures_from_json
from reader.store.renewal import ADD_WORDS, standing
from reader.store.shown import media_of
from reader.store.sortkeys import in_order

_OUT_OF_THE_WAY: Final = -(2**60)
_PART: Final = 500
"""Articles whose words are given to the index at a time."""


def order_again(connection: sqlite3.Connection) -> None:
    """Gives every article a new sort key, within the transaction that `connection` is in; the index is not asked."""
    rows = connection.execute("SELECT id, published FROM articles ORDER BY published, sort_key").fetchall()
    connection.execute("UPDATE articles SET sort_key = ? - id", (_OUT_OF_THE_WAY,))
    connection.executemany(
        "UPDATE articles SET sort_key = ? WHERE id = ?",
        zip(in_order(row["published"] for row in rows), (row["id"] for row in rows), strict=True),
    )


def index_again(connection: sqlite3.Connection, done: Callable[[int], None] = lambda _: None) -> None:
    """Indexes every article anew, within the transaction that `connection` is in, and notes what media each has.

    The oldest come first, as the index likes it best. It takes about two seconds for a thousand articles; `done` is
    told now and then how many are done.
    """
    connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    ids = array("q", (row[0] for row in connection.execute("SELECT id FROM articles ORDER BY sort_key")))
    for start in range(0, len(ids), _PART):
        articles = [standing(connection, article_id) for article_id in ids[start : start + _PART]]
        indexed = [has for one in articles if (has := one.indexed)]
        connection.executemany(ADD_WORDS, [(key, *texts) for key, texts in indexed])
        connection.executemany(
            "UPDATE articles SET media = ? WHERE id = ?",
            [
                (
                    " ".join(
                        media_of(one.blocks, one.row["picture"], enclosures_from_json(one.row["enclosures"])),
                    ),
                    one.row["id"],
                )
                for one in articles
            ],
        )
        done(start + len(articles))
