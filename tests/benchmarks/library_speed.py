"""How fast a large library answers: `python -m tests.benchmarks.library_speed [ARTICLES] [FOLDER]`.

Fills a library in FOLDER (kept for the next run; a temporary one where none is named) with ARTICLES articles in
100 feeds, and prints the median time of what a person waits for. Take the times as orders of size.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Final

from reader.library.marks import Marks
from reader.library.reading import Reading
from reader.model.article import Change, Extraction, Known, Seen
from reader.model.blocks import Paragraph, plain
from reader.model.feed import Entry, NewFeed
from reader.store import Articles, Database, Feeds

NOW: Final = datetime(2026, 9, 10, tzinfo=UTC)
FEEDS: Final = 100
_chance = random.Random(7)
_LETTERS: Final = "abcdefghiklmnoprstuvw"
WORDS: Final = ["".join(_chance.choices(_LETTERS, k=_chance.randint(2, 11))) for _ in range(30_000)]
WEIGHTS: Final = list(accumulate(1 / (rank + 2) for rank in range(len(WORDS))))


def fill(database: Database, count: int) -> None:
    """Adds what is missing to `count` articles: each with a page of about 400 words, most of them read."""
    have = Reading(database).counts().all
    feeds = [Feeds(database).add(NewFeed(f"https://example.org/{n}", f"Feed {n}"), NOW).id for n in range(FEEDS)]
    articles = Articles(database)
    for first in range(have, count, 500):
        for number in range(first, min(first + 500, count)):
            entry = Entry(
                str(number), f"https://example.org/a/{number}", _words(9), NOW - timedelta(minutes=7 * number)
            )
            seen = [Seen(entry, (f"n:{number}",))]
            for feed in {feeds[number % FEEDS], feeds[number * 7 % FEEDS]}:
                new = articles.merge(feed, seen, _take, NOW).new
                if new:
                    body = tuple(Paragraph(plain(_words(50))) for _ in range(8))
                    articles.keep_page(new[0], entry.url, Extraction(lead=_words(30), blocks=body), NOW)
    reading = Reading(database)
    Marks(database).read(reading.open("is:unread", now=NOW).ids[2_000:], NOW)


def _take(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
    return [Change(one, have.article_id if have else None, "h") for one, have in zip(seen, known, strict=True)]


def _words(count: int) -> str:
    return " ".join(_chance.choices(WORDS, cum_weights=WEIGHTS, k=count))


def measure(what: str, work: Callable[[], object]) -> None:
    """Prints the median of several runs, in milliseconds, and how much was found."""
    times = []
    found: object = None
    for _ in range(7):
        started = time.perf_counter()
        found = work()
        times.append((time.perf_counter() - started) * 1000)
    size = len(found) if isinstance(found, Sequence | dict) else ""
    print(f"{what:34} {statistics.median(times):9.2f} ms   {size}")


def run(path: Path, count: int) -> None:
    """Fills the library and prints the table."""
    database = Database.open(path)
    started = time.perf_counter()
    fill(database, count)
    print(f"filled to {count} articles in {time.perf_counter() - started:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
    reading, common, rare = Reading(database), WORDS[3], WORDS[20_000]
    ids = reading.open(now=NOW).ids
    measure("open the file", lambda: Database.open(path).close())
    queries = ["", "is:unread", "is:starred", "newer:7d", "feed:42", f"is:unread {common}", rare, common, common[:2]]
    for query in [*queries, f'"{common} {WORDS[4]}"', f"title:{common}", f"{common} -{WORDS[5]}", "url:a/777"]:
        measure(f"view of {query or 'everything'}", lambda query=query: reading.open(query, now=NOW).ids)  # type: ignore[misc]  # bound early
    measure("view of one feed", lambda: reading.open(feed=42, now=NOW).ids)
    view, matching = reading.open(now=NOW), reading.open(common, now=NOW).ids[:50]
    measure("waiting", lambda: reading.waiting(view, NOW))
    measure("50 rows", lambda: reading.rows(ids[1000:1050]))
    measure("a story", lambda: reading.story(ids[1000]))
    measure("50 excerpts", lambda: reading.excerpts(matching, common))
    measure("counts", lambda: reading.counts())
    measure("all feeds with counts", lambda: Feeds(database).all())
    measure("wanted pages", lambda: Articles(database).wanted_pages(NOW, 100))
    database.close()


def main() -> None:
    """Reads the arguments."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    if len(sys.argv) > 2:
        run(Path(sys.argv[2]) / "library.db", count)
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder) / "library.db", count)


if __name__ == "__main__":
    main()
