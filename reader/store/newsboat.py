"""newsboat's `cache.db`: the articles that it has, and what the person did with them. It is read, never written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader.model.errors import LibraryError
from reader.model.texts import gettext as _
from reader.model.times import from_seconds

_ITEMS: Final = (
    "SELECT guid, title, author, url, feedurl, pubDate, content, unread, coalesce(flags, '') AS flags FROM rss_item"
    " WHERE deleted = 0 ORDER BY feedurl, id"
)
_LATEST: Final = 4_102_444_800
"""2100: a later date is none."""


@dataclass(frozen=True, slots=True)
class CachedItem:
    """An article as newsboat has it; `content` is HTML, and `flags` are letters."""

    guid: str
    title: str
    author: str
    url: str
    feed_url: str
    published: datetime | None
    content: str
    unread: bool
    flags: str


def read_cache(file: Path) -> Iterator[CachedItem]:
    """The articles of a `cache.db`, those of one feed together. Raises `LibraryError`."""
    if not file.is_file():
        raise LibraryError(_("There is no file {}.").format(file))
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            for row in connection.execute(_ITEMS):
                yield _item(row)
    except sqlite3.Error as error:
        raise LibraryError(_("{} can't be read as newsboat's cache ({}).").format(file, error)) from error


def _item(row: sqlite3.Row) -> CachedItem:
    seconds = row["pubDate"] if isinstance(row["pubDate"], int) else 0
    return CachedItem(
        guid=_text(row["guid"]),
        title=_text(row["title"]),
        author=_text(row["author"]),
        url=_text(row["url"]),
        feed_url=_text(row["feedurl"]),
        published=from_seconds(seconds) if 0 < seconds < _LATEST else None,
        content=_text(row["content"]),
        unread=bool(row["unread"]),
        flags=_text(row["flags"]),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
