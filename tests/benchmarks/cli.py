"""How fast the command line answers: `python -m tests.benchmarks.cli [FOLDER] [ARTICLES]`.

Fills a library in FOLDER (where none is named, one of the user's cache, so that the next run begins at once) with
100,000 unread articles of a paragraph, and a `cache.db` of newsboat's with the same, analyzed, and runs what is
compared in turn, each time as a process of its own with the library's pages in the system's memory: neither lists nor
counts read a body, so that longer ones would take longer to write and change nothing. Claimed: `newsreader count
is:unread`, and `newsreader list` of the newest 100, are at least 4 times as fast as `newsboat -x print-unread`, and
within 6 times `python -c pass`.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import platformdirs

from reader.settings.paths import LIBRARY_FILE
from reader.store import Database
from tests.benchmarks.library import fill
from tests.benchmarks.newsboatsearch import cache_of, newsboat

ROUNDS: Final = 21
COUNT, LIST, PASS, NEWSBOAT = "count is:unread", "list, the newest 100", "python -c pass", "newsboat -x print-unread"


def _newsreader(folder: Path, *words: str) -> list[str]:
    """The program as its installed script starts it."""
    start = "import sys; from reader.cli.main import main; sys.exit(main())"
    return [sys.executable, "-c", start, "--data", str(folder), *words]


def prepare(folder: Path, count: int) -> dict[str, list[str]]:
    """Makes both libraries; gives what is run."""
    folder.mkdir(parents=True, exist_ok=True)
    database = Database.open(folder / LIBRARY_FILE)
    fill(database, count, paragraphs=1)
    database.close()
    runs = {
        PASS: [sys.executable, "-c", "pass"],
        COUNT: _newsreader(folder, "count", "is:unread"),
        LIST: _newsreader(folder, "list", "--limit", "100"),
    }
    if newsboat is not None:
        urls, cache = cache_of(folder / LIBRARY_FILE, folder / "newsboat")
        with closing(sqlite3.connect(cache)) as connection:
            connection.execute("UPDATE rss_item SET unread = 1")
            connection.execute("ANALYZE")
            connection.commit()
        runs[NEWSBOAT] = [newsboat, "-u", str(urls), "-c", str(cache), "-x", "print-unread"]
    return runs


def seconds(argv: Sequence[str], environment: dict[str, str]) -> float:
    """How long a process takes from its start to its end."""
    began = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began


def run(folder: Path, count: int) -> None:
    """Prints the table."""
    runs = prepare(folder, count)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSREADER_", "XDG_"))}
    environment = {**keep, "HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times: dict[str, list[float]] = {name: [] for name in runs}
    for one in range(ROUNDS + 1):
        for name, argv in runs.items():
            elapsed = seconds(argv, environment)
            if one:  # the first fills the system's memory
                times[name].append(elapsed * 1000)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    print(f"{f'{count:,} articles, milliseconds':34}{'median':>10}{'least':>10}{'of pass':>10}{'newsboat':>10}")
    for name, taken in times.items():
        faster = f"{medians[NEWSBOAT] / medians[name]:9.1f}x" if NEWSBOAT in medians else "-".rjust(10)
        print(f"{name:34}{medians[name]:10.1f}{min(taken):10.1f}{medians[name] / medians[PASS]:9.1f}x{faster}")


def main() -> None:
    """Reads the arguments."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    usual = platformdirs.user_cache_path("newsreader", appauthor=False) / "benchmarks" / f"cli-{count}"
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else usual, count)


if __name__ == "__main__":
    main()
