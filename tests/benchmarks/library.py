"""How fast a large library answers: `python -m tests.benchmarks.library ARTICLES [FOLDER]`.

Fills a library in FOLDER (kept for the next run; a temporary one where none is named) with ARTICLES articles of 400
words in eight languages and 100 feeds, and prints what it takes on the disk, and how long a person waits for what, the
median and the longest of several runs. Beside it the statement by which newsboat searches is put to a database of
newsboat's with the same texts, where newsboat is installed. Claimed at 100,000 articles: a window within 3 ms, the
newest 50 with excerpts within 10, the best 50 within 60, counts within 15, all of it in another order within 500, a
file smaller than 2.5 times its texts; at 1,000,000: a window within 5 ms, the newest 50 within 50, and 150 MB of
memory.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from reader.library.marks import Marks
from reader.library.reading import Reading, View
from reader.model.article import Change, Known, Seen
from reader.model.blocks import Paragraph, plain
from reader.model.feed import Entry, NewFeed
from reader.store import Articles, Database, Feeds, Order
from tests.benchmarks.newsboatsearch import search_in_newsboat
from tests.benchmarks.tongues import TONGUES

NOW: Final = datetime(2026, 9, 10, tzinfo=UTC)
FEEDS: Final = 100
TOGETHER: Final = 250
UNREAD: Final = 2_000
WINDOW: Final = 60
RUNS: Final = 15
EVERYWHERE: Final = "Quorvelt"
"""A name that a third of all articles has, whatever their language."""


def _seen(number: int, paragraphs: int) -> Seen:
    tongue = TONGUES[number % len(TONGUES)]
    texts = [tongue.text(61) for _ in range(paragraphs)]
    if number % 3 == 0:
        texts[number % paragraphs] += f" {EVERYWHERE}"
    entry = Entry(
        str(number),
        f"https://example.org/{tongue.tag}/{number}",
        tongue.text(9),
        NOW - timedelta(minutes=7 * number),
        summary=tongue.text(25),
        language=tongue.tag,
    )
    blocks = tuple(Paragraph(plain(text)) for text in texts)
    return Seen(entry, (f"n:{number}",), own=True, blocks=blocks)


def new(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
    """Decides that all of it is new, or new of what is known."""
    return [Change(one, have.article_id if have else None, "h") for one, have in zip(seen, known, strict=True)]


def fill(database: Database, count: int, paragraphs: int = 6) -> float:
    """Adds what is missing to `count` articles of so many paragraphs, the oldest first as years of reading do; gives
    the milliseconds that an article took."""
    have = Reading(database).counts().all
    feeds = [Feeds(database).add(NewFeed(f"https://example.org/{n}", f"Feed {n}"), NOW).id for n in range(FEEDS)]
    articles, began = Articles(database), time.perf_counter()
    for first in range(have, count, TOGETHER):
        some = [_seen(count - number, paragraphs) for number in range(first, min(first + TOGETHER, count))]
        feed = feeds[first // TOGETHER % FEEDS]
        articles.merge(feed, some, new, NOW)
    return (time.perf_counter() - began) * 1000 / max(1, count - have)


def raw_bytes(database: Database) -> int:
    """The bytes of all texts, taken from every hundredth article."""
    reading = Reading(database)
    ids = reading.open(now=NOW).ids[:]
    some = [reading.story(one) for one in ids[::100]]
    texts = [
        *(story.article.title + story.article.lead for story in some),
        *(run.text for story in some for block in story.blocks if isinstance(block, Paragraph) for run in block.runs),
    ]
    return sum(len(text.encode()) for text in texts) * len(ids) // max(1, len(some))


def measure(what: str, work: Callable[[], object], runs: int = RUNS) -> None:
    """Prints the median and the longest of several runs, in milliseconds, and how much was found."""
    times, found = list[float](), object()
    for _ in range(runs):
        began = time.perf_counter()
        found = work()
        times.append((time.perf_counter() - began) * 1000)
    size = f"{len(found):12,}" if isinstance(found, Sequence) else ""
    print(f"{what:42}{statistics.median(times):10.2f}{max(times):10.2f}{size}", flush=True)


def run(path: Path, count: int) -> None:
    """Fills the library and prints the table."""
    database = Database.open(path)
    each = fill(database, count)
    reading, marks = Reading(database), Marks(database)
    marks.read(reading.open("is:unread", now=NOW).ids[UNREAD:], NOW)
    raw = raw_bytes(database)
    database.close()
    size = path.stat().st_size
    print(f"{count:,} articles, {size / 1e6:,.0f} MB, {size / raw:.2f} times their texts; {each:.2f} ms to insert one")
    database = Database.open(path)
    reading, marks = Reading(database), Marks(database)
    print(f"{'milliseconds':42}{'median':>10}{'most':>10}{'found':>12}")
    measure("open", lambda: Database.open(path).close())
    _measure_windows(reading, count)
    measure("counts", lambda: (reading.counts(), Feeds(database).all()))
    _measure_words(reading)
    _measure_marks(reading, marks)
    database.close()
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB at most")


def _measure_windows(reading: Reading, count: int) -> None:
    def first(query: str = "", feed: int | None = None) -> Sequence[object]:
        view = reading.open(query, feed=feed, now=NOW)
        rows = reading.rows(view.ids[:WINDOW])
        view.ids.close()
        return rows

    view = reading.open(now=NOW)
    measure("first window", first)
    measure("first window, unread", lambda: first("is:unread"))
    measure("first window, one feed", lambda: first(feed=42))
    measure("first window, one language", lambda: first("lang:am"))
    measure("all ids", lambda: reading.open(now=NOW).ids[:], runs=3)
    middle = len(view.ids) // 2
    measure("window in the middle", lambda: reading.rows(view.ids[middle : middle + WINDOW]))
    measure("a story", lambda: (reading.story(view.ids[middle]), 0)[0])
    orders: tuple[Order, ...] = ("oldest", "feed", "title", "longest")
    for order in orders:
        measure(f"all in another order, {order}", partial(_all_in, reading, view, order), runs=3)
    measure("where days begin", lambda: reading.groups(view.ids, "day"), runs=3)
    measure("what waits", lambda: (reading.waiting(view, NOW), 0)[0])


def _all_in(reading: Reading, view: View, order: Order) -> Sequence[int]:
    return reading.in_order(view, order).ids[:]


def _measure_words(reading: Reading) -> None:
    english, chinese = TONGUES[0].words, TONGUES[-1].words
    common, rare = english[3], english[-500]

    def search(query: str, order: Order = "newest") -> Sequence[object]:
        view = reading.open(query, now=NOW, order=order)
        ids = view.ids[:50]
        view.ids.close()
        reading.excerpts(ids, query)
        return reading.rows(ids)

    for what, query in (
        ("rare", rare),
        ("common", common),
        ("in a third", EVERYWHERE),
        ("two words", f"{common} {english[40]}"),
        ("phrase", f'"{common} {english[2]}"'),
        ("prefix of two", english[1_000][:2]),
        ("prefix of three", english[1_000][:3]),
        ("prefix of four", english[1_000][:4]),
        ("title", f"title:{common}"),
        ("without", f"{common} -{english[5]}"),
        ("unread", f"is:unread {common}"),
        ("Chinese", chinese[500]),
        ("Arabic", TONGUES[4].words[10]),
        ("none", "qqqq"),
    ):
        measure(f"newest 50 with excerpts, {what}", lambda query=query: search(query))  # type: ignore[misc]  # bound early
    measure("best 50 with excerpts, common", lambda: search(common, "best"))
    measure("best 50 with excerpts, in a third", lambda: search(EVERYWHERE, "best"))


def _measure_marks(reading: Reading, marks: Marks) -> None:
    one = reading.open("is:unread", now=NOW).ids[:1]
    measure("mark one", lambda: (marks.read(one, NOW), marks.undo())[:0])
    every = reading.open(now=NOW).ids[:]
    measure("mark all unread", lambda: marks.unread(every), runs=1)
    measure("mark all read", lambda: marks.read(every, NOW), runs=1)
    measure("undo both", lambda: (marks.undo(), marks.undo()), runs=1)


def main() -> None:
    """Reads the arguments."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2] if len(sys.argv) > 2 else folder) / "library.db"
        run(path, count)
        search_in_newsboat(path, Path(folder), [TONGUES[0].words[3], TONGUES[0].words[-500]])


if __name__ == "__main__":
    main()
