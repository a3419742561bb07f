"""What a hundred feeds' servers see of a week: `python -m tests.benchmarks.week [MINUTES]`, 60 between two checks."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from reader.store import Database
from reader.workers import ProcessWorkers
from tests.poller.week import FEEDS, Week


async def live(interval: int) -> Week:
    """The week, lived."""
    week, workers = Week(), ProcessWorkers()
    with TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "library.db")
        async with week.serving():
            await week.live(database, workers, interval, timedelta(minutes=5))
        database.close()
    workers.close()
    return week


def main() -> None:
    """Prints the table."""
    began = perf_counter()
    week = asyncio.run(live(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
    print("kind of feed      requests/feed  unconditional  304s/10 feeds  kB/feed  shortest gap")
    for name, requests, unconditional, unchanged, size, gap in week.rows():
        print(f"{name:16}  {requests:13.1f}  {unconditional:13}  {unchanged:13}  {size:7.0f}  {gap!s:>12}")
    total = sum(len(asked.moments) for asked in week.asked)
    print(f"{FEEDS} feeds, {total} requests; before they were due: {len(week.early)};", end=" ")
    print(f"most open to a host: {week.most_open}; took {perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
