"""Whether a kill loses anything: `python -m tests.benchmarks.killed [RUNS]`.

In each of RUNS runs (1,000 unless said) the program refreshes a library from feeds that are served beside it, while
articles are marked read, starred and tagged one after the other. It tells of each mark that was made and of each feed
and page that was taken in, and is killed by SIGKILL at a random moment. Claimed: afterwards the file and the search
index are whole, and no mark, no article and no page that was told of is missing.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Final

from reader import wiring
from reader.model.events import FeedRefreshed, PageFetched
from reader.model.feed import NewFeed
from reader.model.times import utc_now
from reader.settings.schema import Network, Settings
from reader.store import Database, Listing, check
from reader.wiring import LIBRARY_FILE
from tests.net.loopback import Site, serving

FEEDS: Final = 6
BEFORE: Final = 40
BROUGHT: Final = 12
"""Entries of a feed that are in the library when a run begins, and those that its refresh brings."""

TOGETHER: Final = 2
PATIENCE: Final = 60.0
_ROOT: Final = Path(__file__).parents[2]
_SETTINGS: Final = Settings(network=Network(page_pause=0))


@dataclass
class Run:
    """What a killed program had told of, when it was killed, and what was missing afterwards: nothing, it is hoped."""

    told: list[tuple[str, int]] = field(default_factory=list)
    finished: bool = False
    missing: list[str] = field(default_factory=list)


class Killing:
    """Runs the program on copies of a library in `folder`, and kills it."""

    def __init__(self, folder: Path, site: Site, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._numbers = count()
        for feed in range(FEEDS):
            for number in range(BEFORE + BROUGHT):
                site.put(f"/{feed}/{number}", _page(feed, number), Content_Type="text/html")
            site.put(f"/{feed}", _feed(site, feed, BEFORE))
        asyncio.run(_fill(self._prepared, [site.url(f"/{feed}") for feed in range(FEEDS)]))
        for feed in range(FEEDS):
            site.put(f"/{feed}", _feed(site, feed, BEFORE + BROUGHT))
        self._seconds = self._whole_run()

    @property
    def _prepared(self) -> Path:
        return self._folder / "prepared"

    def runs(self, number: int) -> Iterator[Run]:
        """So many runs, a few at a time."""
        moments = [self._chance.uniform(0, self._seconds) for _ in range(number)]
        with ThreadPoolExecutor(TOGETHER) as threads:
            yield from threads.map(self._run, moments)

    def _whole_run(self) -> float:
        """How many seconds a run takes that nobody kills, from its first word on."""
        with self._started(data := self._copy()) as program:
            assert program.stdout
            program.stdout.readline()
            began = time.perf_counter()
            program.communicate(timeout=PATIENCE)
        shutil.rmtree(data)
        return time.perf_counter() - began

    def _run(self, moment: float) -> Run:
        with self._started(data := self._copy()) as program:
            assert program.stdout
            assert program.stdout.readline() == "begun 0\n"
            try:
                program.wait(moment)
            except subprocess.TimeoutExpired:
                program.kill()
            said = program.communicate(timeout=PATIENCE)[0]
        lines = said.splitlines(keepends=True)
        told = [(word, int(number)) for word, number in (line.split() for line in lines if line.endswith("\n"))]
        run = Run(told, program.returncode == 0)
        run.missing += _missing(data / LIBRARY_FILE, told)
        shutil.rmtree(data)
        return run

    def _copy(self) -> Path:
        data = self._folder / str(next(self._numbers))
        shutil.copytree(self._prepared, data)
        return data

    def _started(self, data: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.killed", "--refresh", str(data)],
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )


async def _fill(data: Path, urls: Sequence[str]) -> None:
    with wiring.open_library(data) as library:
        for url in urls:
            library.subscriptions.add(NewFeed(url), utc_now())
    async with wiring.open_poller(data, _SETTINGS) as poller:
        async for _ in poller.refresh():
            pass


def _missing(path: Path, told: Sequence[tuple[str, int]]) -> list[str]:
    """What is not as it was told, or not whole."""
    with closing(Database.open(path)) as database:
        state = check(database, utc_now())
        listing = Listing(database)
        wrong = [text for text in (state.damage, state.index_damage) if text]
        if state.missing_from_index:
            wrong.append(f"{state.missing_from_index} articles are not in the index")
        for word, number in told:
            if word == "feed":
                with database.reading() as connection:
                    (has,) = connection.execute("SELECT count(*) FROM entries WHERE feed_id = ?", (number,)).fetchone()
                if has != BEFORE + BROUGHT:
                    wrong.append(f"feed {number} has {has} entries")
                continue
            article = next(iter(listing.rows([number])), None)
            with database.reading() as connection:
                tagged = connection.execute("SELECT 1 FROM tags WHERE article_id = ?", (number,)).fetchone()
            there = article is not None and {
                "read": article.read is not None,
                "star": article.starred is not None,
                "tag": tagged is not None,
                "page": article.ready == "full",
            }
            if not there or not there[word]:
                wrong.append(f"{word} {number}")
    return wrong


def _page(feed: int, number: int) -> str:
    sentence = f"The ferry of harbour {feed} sails at {number} o'clock, and the people on the quay wave to it. "
    body = "".join(f"<p>{sentence * 4}</p>" for _ in range(5))
    return f"<html lang='en'><body><article><h1>Ferry {feed}-{number}</h1>{body}</article></body></html>"


def _feed(site: Site, feed: int, entries: int) -> str:
    items = "".join(
        f"<item><title>Ferry {feed}-{number}</title><link>{site.url(f'/{feed}/{number}')}</link>"
        f"<pubDate>Thu, 0{1 + number // 24} Jan 2026 {number % 24:02}:0{feed}:00 GMT</pubDate></item>"
        for number in range(entries)
    )
    return f"<rss version='2.0'><channel><title>Harbour {feed}</title>{items}</channel></rss>"


def _tell(word: str, number: int) -> None:
    sys.stdout.write(f"{word} {number}\n")
    sys.stdout.flush()


def _mark(data: Path, ended: Event) -> None:
    """Marks one article after the other, and tells of each mark once it is made."""
    with wiring.open_library(data) as library:
        for number in range(1, FEEDS * BEFORE + 1):
            if ended.is_set():
                return
            library.marks.read([number], utc_now())
            _tell("read", number)
            if number % 3 == 0:
                library.marks.star([number], utc_now())
                _tell("star", number)
            if number % 5 == 0:
                library.marks.tag([number], "ferries", utc_now())
                _tell("tag", number)


async def _refresh(data: Path) -> None:
    async with wiring.open_poller(data, _SETTINGS) as poller:
        async for event in poller.refresh(force=True):
            match event:
                case FeedRefreshed(feed_id=feed):
                    _tell("feed", feed)
                case PageFetched(article_id=article):
                    _tell("page", article)


def _refresh_and_mark(data: Path) -> None:
    """What the killed program does."""
    ended = Event()
    marking = Thread(target=_mark, args=(data, ended))
    _tell("begun", 0)
    marking.start()
    asyncio.run(_refresh(data))
    ended.set()
    marking.join()


def main(runs: int) -> int:
    """Prints how many runs were killed, what they had told of, and whether anything was missing."""
    told: Counter[str] = Counter()
    finished = bad = 0
    seed = time.time_ns() % 1_000_000
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, serving() as site:
        for number, run in enumerate(Killing(Path(folder), site, seed).runs(runs), start=1):
            if number % 100 == 0:
                print(f"{number} runs", flush=True)
            told.update(word for word, _ in run.told)
            finished += run.finished
            if run.missing:
                bad += 1
                print(f"MISSING: {'; '.join(run.missing)}")
    acknowledged = ", ".join(f"{number:,} {word}" for word, number in sorted(told.items()))
    print(
        f"{runs} runs (seed {seed}) in {time.perf_counter() - began:,.0f} s, {finished} ended before they were killed"
    )
    print(f"told of: {acknowledged}")
    print(f"runs with something missing or damaged: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--refresh"]:
        _refresh_and_mark(Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 1000))
