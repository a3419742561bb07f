"""Whether a log that lost its end costs more than its end: `python -m tests.benchmarks.cut [LIBRARIES]`.

Makes LIBRARIES libraries (1,000 unless said) as a power cut may leave them: the log is cut at a random offset, and in
every other one the last bytes before the cut are noise. Claimed: all open, file and search index are whole, and
whatever was told before the last checkpoint is there, articles and marks, and nothing half done beside it.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.model.article import Change, Known, Seen
from reader.model.errors import LibraryError
from reader.model.feed import Entry, NewFeed
from reader.model.times import utc_now
from reader.store import Articles, Database, Feeds, Listing, Marking, check

SAFE: Final = 60
"""Articles that are in the file before the log begins, all of them read."""

ROUNDS: Final = 20
EACH: Final = 5
"""What the log has: rounds that bring so many articles each, and then star one of them."""

A_LOG_FOR: Final = 100
NOISE: Final = 2_000


@dataclass(frozen=True)
class Torn:
    """A library's file and its whole log."""

    main: bytes
    log: bytes


def torn_libraries(folder: Path, number: int, chance: random.Random) -> Iterator[Path]:
    """So many libraries in `folder`, one after the other, each with another end of its log."""
    torn = Torn(b"", b"")
    for made in range(number):
        if made % A_LOG_FOR == 0:
            torn = _library(folder / f"whole-{made}.db", chance)
        path = folder / "library.db"
        log = torn.log[: chance.randrange(len(torn.log) + 1)]
        if made % 2:
            size = min(len(log), chance.randint(1, NOISE))
            log = log[: len(log) - size] + chance.randbytes(size)
        for end in ("-wal", "-shm"):
            path.with_name(f"library.db{end}").unlink(missing_ok=True)
        path.write_bytes(torn.main)
        path.with_name("library.db-wal").write_bytes(log)
        yield path


def faults_of(path: Path) -> list[str]:
    """What is not whole in a library whose log was cut, or was told before the log began and is missing."""
    with closing(Database.open(path)) as database:
        state = check(database, utc_now())
        found = [text for text in (state.damage, state.index_damage) if text]
        if state.missing_from_index:
            found.append(f"{state.missing_from_index} articles are not in the index")
        rows = Listing(database).rows(range(1, SAFE + ROUNDS * EACH + 1))
    read = sum(row.read is not None for row in rows)
    starred = sum(row.starred is not None for row in rows)
    rounds, half = divmod(len(rows) - SAFE, EACH)
    if read != SAFE:
        found.append(f"{read} of {SAFE} marks are here")
    if rounds < 0 or half or not 0 <= rounds - starred <= 1:
        found.append(f"{len(rows)} articles and {starred} stars are here, of which something is half done")
    return found


def _library(path: Path, chance: random.Random) -> Torn:
    """A library whose log begins after the first articles and their marks, and has the rounds."""
    with closing(Database.open(path)) as database:
        feed = Feeds(database).add(NewFeed("https://harbour.example/feed"), utc_now()).id
        _bring(database, feed, range(SAFE), chance)
        Marking(database).mark("read", range(1, SAFE + 1), utc_now())
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with database.writing() as writer:
            writer.execute("PRAGMA wal_autocheckpoint = 0")
        for start in range(SAFE, SAFE + ROUNDS * EACH, EACH):
            new = _bring(database, feed, range(start, start + EACH), chance)
            Marking(database).mark("starred", new[:1], utc_now())
        return Torn(path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes())


def _bring(database: Database, feed: int, numbers: Sequence[int], chance: random.Random) -> tuple[int, ...]:
    """Brings articles of a random length in, by one transaction; gives their ids."""
    now = utc_now()
    seen = [
        Seen(
            Entry(
                str(one), f"https://harbour.example/{one}", f"Ferry {one}", now, summary="quay " * chance.randint(1, 99)
            ),
            (f"site:{one}",),
        )
        for one in numbers
    ]
    return Articles(database).merge(feed, seen, _take, now).new


def _take(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
    return [Change(one, have.article_id if have else None, "h") for one, have in zip(seen, known, strict=True)]


def main(number: int) -> int:
    """Prints how many libraries were cut, and whether anything was wrong with one."""
    seed = time.time_ns() % 1_000_000
    began, bad = time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        for path in torn_libraries(Path(folder), number, random.Random(seed)):
            try:
                faults = faults_of(path)
            except LibraryError as error:
                faults = [str(error)]
            if faults:
                bad += 1
                print(f"WRONG: {'; '.join(faults)}")
    print(f"{number} libraries (seed {seed}) in {time.perf_counter() - began:,.0f} s")
    print(f"libraries that did not open whole, or had lost what was safe: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 1000))
