"""How fast a refresh is beside newsboat: `python -m tests.benchmarks.refresh [FEEDS] [--pages N] [--alone]`.

Builds a world of FEEDS feeds (500 unless said; RSS, RDF and Atom of 40-80 entries, 36 kB each and every tenth 400 kB),
serves it from 250 addresses of this machine without and with 100 ms latency, and measures the whole program, started
anew each time: the first fetch (search index included), nothing changed, one new entry in each feed. newsboat, if
installed, does the same (`newsboat -x reload`, 8 threads, its `cache.db` analysed, without which its planner goes
wrong). The entries stored are counted in either's database, so that neither is seen to skip work.

Then N pages (1,000 unless said) of 74 kB are read by our extractor in its workers, beside readability-lxml alone in one
process.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from reader.model.feed import NewFeed
from reader.model.times import utc_now
from reader.store import Database, Feeds
from reader.wiring import LIBRARY_FILE
from reader.workers import ProcessWorkers
from tests.benchmarks import world

TYPICAL_BYTES: Final = 36_000
LATENCIES: Final = (0.0, 0.1)


class Side(Protocol):
    """A program that is measured."""

    name: str

    def forget(self) -> None:
        """Empties its library, but for the feeds."""

    def reload(self) -> None:
        """Asks every feed once."""

    def stored(self) -> int:
        """How many entries its library has."""


@dataclass
class Ours:
    """newsreader, as a person starts it; `NEWSREADER_COMMAND` names another one than this interpreter's."""

    folder: Path
    urls: list[str]
    name: str = "newsreader"

    def forget(self) -> None:
        for file in self.folder.glob(f"{LIBRARY_FILE}*"):
            file.unlink()
        with closing(Database.open(self.folder / LIBRARY_FILE)) as database:
            for url in self.urls:
                Feeds(database).add(NewFeed(url), utc_now())

    def reload(self) -> None:
        named = os.environ.get("NEWSREADER_COMMAND")
        command = [named] if named else [sys.executable, "-m", "reader"]
        settings = self.folder / "newsreader.toml"
        settings.write_text("[refresh]\npages_ahead = 0\n", encoding="utf-8")
        _run([*command, "--config", str(settings), "--data", str(self.folder), "refresh", "--all"])

    def stored(self) -> int:
        return _count(self.folder / LIBRARY_FILE, "SELECT count(*) FROM entries")


@dataclass
class Newsboat:
    """newsboat, set up as it is fastest."""

    folder: Path
    urls: list[str]
    name: str = "newsboat"

    def forget(self) -> None:
        cache = self.folder / "cache.db"
        (self.folder / "urls").write_text("\n".join(self.urls) + "\n", encoding="utf-8")
        (self.folder / "config").write_text("reload-threads 8\ncleanup-on-quit no\n", encoding="utf-8")
        if not cache.exists():
            self.reload()
            with closing(sqlite3.connect(cache)) as connection:
                connection.execute("ANALYZE")
        with closing(sqlite3.connect(cache, isolation_level=None)) as connection:
            connection.executescript("DELETE FROM rss_item; DELETE FROM rss_feed; VACUUM;")

    def reload(self) -> None:
        files = ("-u", "urls"), ("-C", "config"), ("-c", "cache.db")
        places = [part for flag, name in files for part in (flag, str(self.folder / name))]
        _run(["newsboat", "-q", *places, "-x", "reload"])

    def stored(self) -> int:
        return _count(self.folder / "cache.db", "SELECT count(*) FROM rss_item")


def _run(command: list[str]) -> None:
    """Runs a program as a person does, whose Python keeps what it has compiled."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _count(file: Path, query: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute(query).fetchone()[0])


@contextmanager
def served(feeds: int) -> Iterator[int]:
    """The port of a world that is served meanwhile."""
    command = [sys.executable, "-m", "tests.benchmarks.world", str(feeds), str(TYPICAL_BYTES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def _turn(port: int, latency: float, extra: int) -> None:
    with urllib.request.urlopen(world.address(0, port).partition("/feed")[0] + f"/@/{latency}/{extra}") as answer:
        answer.read()


def measure(feeds: int, *, alone: bool) -> None:
    """Prints seconds of either side, and how ours stand to newsboat's."""
    with served(feeds) as port, tempfile.TemporaryDirectory() as folder:
        urls = [world.address(number, port) for number in range(feeds)]
        sides: list[Side] = [Ours(Path(folder), urls)]
        if shutil.which("newsboat") and not alone:
            sides.append(Newsboat(Path(folder), urls))
        print(f"{feeds} feeds\n{'':32}" + "".join(f"{side.name:>22}" for side in sides))
        for latency in LATENCIES:
            for side in sides:
                _turn(port, latency, 0)
                side.forget()
            for what, extra in (("first fetch", 0), ("nothing changed", 0), ("one new entry in each", 1)):
                _turn(port, latency, extra)
                if what == "nothing changed":  # newsboat notes a feed's validators only where it had the feed before
                    for side in sides:
                        side.reload()
                _row(f"{what}, {latency * 1000:.0f} ms", sides)


def _row(what: str, sides: list[Side]) -> None:
    took: list[float] = []
    shown = ""
    for side in sides:
        began = time.perf_counter()
        side.reload()
        took.append(time.perf_counter() - began)
        shown += f"{took[-1]:9.2f} s {side.stored():10,}"
    print(f"{what:32}{shown}" + (f"   {took[0] / took[1]:.2f}x" if len(took) > 1 else ""), flush=True)


async def _read_pages(pages: list[bytes]) -> float:
    """Seconds for reading pages in the workers, once those have started."""
    from reader.extractor import extract

    workers = ProcessWorkers()
    try:
        await asyncio.gather(*(workers.run(extract, one, "https://a.example/b", "text/html") for one in pages[:8]))
        began = time.perf_counter()
        await asyncio.gather(*(workers.run(extract, one, "https://a.example/b", "text/html") for one in pages))
        return time.perf_counter() - began
    finally:
        workers.close()


def measure_pages(count: int) -> None:
    """Prints the pages a second of our workers and of readability-lxml in one process."""
    from tests.benchmarks.extraction import readability_text

    pages = [world.page(number) for number in range(count)]
    ours = count / asyncio.run(_read_pages(pages))
    sample = pages[: max(1, count // 10)]
    began = time.perf_counter()
    for one in sample:
        readability_text(one.decode(), "https://a.example/b")
    alone = len(sample) / (time.perf_counter() - began)
    print(f"{count} pages: {ours:.0f} a second; readability-lxml alone {alone:.0f}; {ours / alone:.2f}x")


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description="How fast a refresh is.")
    parser.add_argument("feeds", nargs="?", type=int, default=500)
    parser.add_argument("--pages", type=int, default=1000, metavar="N")
    parser.add_argument("--alone", action="store_true", help="without newsboat")
    chosen = parser.parse_args()
    if chosen.feeds:
        measure(chosen.feeds, alone=chosen.alone)
    if chosen.pages:
        measure_pages(chosen.pages)


if __name__ == "__main__":
    main()
