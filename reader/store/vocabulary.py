"""What the library has that a query can name: feeds, folders and tags, and what the newest articles are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from reader.model.completion import Vocabulary
from reader.store.columns import from_json
from reader.store.database import Database

_NEWEST: Final = 500
"""Articles that topics, languages and names are taken from: to look at all of a large library takes too long."""

_MOST: Final = 1_000
"""Names in each list."""

_RECENT: Final = (
    "SELECT language, topics, authors, agencies FROM articles WHERE hidden = 0 ORDER BY sort_key DESC LIMIT ?"
)
_FEEDS: Final = (
    "SELECT title FROM feeds LEFT JOIN tallies ON tallies.feed_id = feeds.id WHERE removed IS NULL"
    " ORDER BY tallies.articles DESC, title LIMIT ?"
)
_FOLDERS: Final = (
    "SELECT folder FROM feeds WHERE removed IS NULL AND folder <> '' GROUP BY folder ORDER BY count(*) DESC, folder"
    " LIMIT ?"
)
_TAGS: Final = "SELECT tag FROM tags GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?"


def read_vocabulary(database: Database) -> Vocabulary:
    """Its lists, each with the most used first. Raises `LibraryError` and `Busy`."""
    with database.reading() as connection:
        feeds = connection.execute(_FEEDS, (_MOST,)).fetchall()
        folders = connection.execute(_FOLDERS, (_MOST,)).fetchall()
        tags = connection.execute(_TAGS, (_MOST,)).fetchall()
        recent = connection.execute(_RECENT, (_NEWEST,)).fetchall()
        return Vocabulary(
            feeds=tuple(row["title"] for row in feeds),
            folders=tuple(row["folder"] for row in folders),
            tags=tuple(row["tag"] for row in tags),
            languages=_by_use(row["language"] for row in recent if row["language"]),
            topics=_by_use(name for row in recent for name in from_json(row["topics"])),
            authors=_by_use(name for row in recent for name in from_json(row["authors"])),
            agencies=_by_use(name for row in recent for name in from_json(row["agencies"])),
        )


def _by_use(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(names).most_common(_MOST))
