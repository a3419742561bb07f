"""newsboat with the articles of one of our libraries, for benchmarks."""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reader.library.reading import Reading
from reader.model.blocks import body_texts
from reader.store import Database

_SEARCH: Final = (
    "SELECT guid, title, author, url, pubDate, length(content), feedurl, unread, enclosure_url, enclosure_type,"
    " enqueued, flags, base FROM rss_item WHERE (title LIKE ?1 OR content LIKE ?1) AND deleted = 0"
    " ORDER BY pubDate DESC, id DESC"
)
"""What newsboat 2.21 asks its database where a person searches all feeds; the words between percent signs."""

_RUNS: Final = 5


_FEED: Final = "http://127.0.0.1:9/feed"

newsboat: Final = shutil.which("newsboat")
"""The program; None where it is not installed."""


def cache_of(library: Path, folder: Path) -> tuple[Path, Path]:
    """newsboat's `urls` and `cache.db` in `folder`, with the articles of `library`. For where it is installed."""
    assert newsboat is not None
    folder.mkdir(exist_ok=True)
    cache, urls = folder / "cache.db", folder / "urls"
    urls.write_text(f"{_FEED}\n")
    made = [newsboat, "-u", str(urls), "-c", str(cache), "-C", "/dev/null", "-x", "print-unread"]
    subprocess.run(made, check=True, capture_output=True, timeout=60)
    with closing(sqlite3.connect(cache)) as connection:
        _copy(library, connection)
        connection.execute("ANALYZE")
        connection.commit()
    return urls, cache


def search_in_newsboat(library: Path, folder: Path, words: Sequence[str]) -> None:
    """Prints how long newsboat's own statement takes for some words, over the articles of `library`."""
    if newsboat is None:
        print("newsboat is not installed")
        return
    _, cache = cache_of(library, folder)
    with closing(sqlite3.connect(cache)) as connection:
        for word in words:
            times, found = list[float](), 0
            for _ in range(_RUNS):
                began = time.perf_counter()
                found = len(connection.execute(_SEARCH, (f"%{word}%",)).fetchall())
                times.append((time.perf_counter() - began) * 1000)
            print(f"{f'newsboat, {word}':42}{statistics.median(times):10.2f}{max(times):10.2f}{found:12,}")


def _copy(library: Path, connection: sqlite3.Connection) -> None:
    """Copies articles into newsboat's tables, all of one feed, where they are not there yet."""
    database = Database.open(library)
    reading = Reading(database)
    ids = reading.open(now=datetime.now(UTC)).ids[:]
    if connection.execute("SELECT count(*) FROM rss_item").fetchone()[0] == len(ids):
        database.close()
        return
    connection.execute("DELETE FROM rss_item")
    connection.execute(
        "INSERT OR REPLACE INTO rss_feed (rssurl, url, title) VALUES (?, ?, 'Everything')", (_FEED, _FEED)
    )
    for number, article_id in enumerate(ids):
        story = reading.story(article_id)
        article = story.article
        connection.execute(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, enclosure_url,"
            " enclosure_type, enqueued, flags, deleted, base) VALUES (?, ?, '', ?, ?, ?, ?, 0, '', '', 0, '', 0, '')",
            (
                str(number),
                article.title,
                article.url,
                _FEED,
                int(article.published.timestamp()),
                "".join(f"<p>{text}</p>" for text in (article.lead, *body_texts(story.blocks))),
            ),
        )
    connection.commit()
    database.close()
