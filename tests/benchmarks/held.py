"""How long a refresh keeps the screen waiting: `python -m tests.benchmarks.held [FEEDS]`.

The screen, with all its widgets, refreshes FEEDS feeds (500 unless said) of a world that is served beside it, first all
of them anew and then unchanged. Meanwhile its event loop is asked every 2 ms for a turn: what a turn comes later than
that is what a key would have waited. Then, in a real terminal and with a server that never answers, the program is told
to quit in the middle of a refresh. Claimed: no turn later than 50 ms, and quitting within 0.5 s.
"""

from __future__ import annotations

import asyncio
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from reader import wiring
from reader.model.feed import NewFeed
from reader.model.times import utc_now
from reader.settings.editions import load_editions
from reader.settings.load import load_keys
from reader.settings.schema import Refresh, Settings
from reader.tui.app import NewsreaderApp
from reader.tui.pauses import shorten_pauses
from reader.tui.refreshing import Refreshing
from tests.benchmarks import world
from tests.benchmarks.refresh import served
from tests.terminal import in_terminal

EACH: Final = 0.002
RUNS: Final = 5


@asynccontextmanager
async def _watched() -> AsyncIterator[list[float]]:
    """The milliseconds by which each turn of the loop comes late meanwhile."""
    late: list[float] = []

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(EACH)
            late.append((time.perf_counter() - began - EACH) * 1000)

    watching = asyncio.create_task(watch())
    try:
        yield late
    finally:
        watching.cancel()


async def _refresh(data: Path) -> None:
    settings = replace(Settings(), refresh=Refresh(on_start=False, background=False, pages_ahead=0))
    with wiring.open_library(data) as library:
        app = NewsreaderApp(
            library,
            settings,
            load_keys(settings),
            load_editions(),
            lambda: wiring.open_poller_aside(data, settings),
        )
        shorten_pauses()
        async with app.run_test(size=(160, 45)) as pilot:
            refreshing = app.screen_stack[1].query_one(Refreshing)
            for what in ("at rest", "first fetch", "nothing changed"):
                async with _watched() as late:
                    began = time.perf_counter()
                    if what == "at rest":
                        await asyncio.sleep(1)
                    else:
                        refreshing.refresh_now(None, force=True)
                        await app.workers.wait_for_complete([one for one in app.workers if one.group == "refresh"])
                    seconds = time.perf_counter() - began
                _tell(what, late, seconds)
            await pilot.pause()


def _tell(what: str, late: list[float], seconds: float) -> None:
    ordered = sorted(late)
    shown = (statistics.median(ordered), ordered[int(len(ordered) * 0.99)], ordered[-1])
    over = sum(one > 50 for one in ordered)
    print(f"{what:20}" + "".join(f"{one:9.1f}" for one in shown) + f"{over:9}{seconds:9.1f}", flush=True)


def _quit(data: Path) -> float:
    """Seconds from the key that quits to the end of the program, while a server never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server, wiring.open_library(data) as library:
        for number in range(20):
            address = f"http://127.0.0.{1 + number}:{server.getsockname()[1]}/feed"
            library.subscriptions.add(NewFeed(address), utc_now())
        with in_terminal([sys.executable, "-m", "reader", "--data", str(data)]) as terminal:
            server.accept()
            terminal.wait_for("refreshing")
            began = time.perf_counter()
            terminal.press("Q")
            terminal.wait_for_end()
            return time.perf_counter() - began


def main(feeds: int) -> None:
    """Prints the tables."""
    print(f"{'milliseconds late':20}{'median':>9}{'99 %':>9}{'most':>9}{'over 50':>9}{'seconds':>9}")
    with served(feeds) as port, tempfile.TemporaryDirectory() as folder:
        with wiring.open_library(Path(folder)) as library, library.database.writing():
            for number in range(feeds):
                library.subscriptions.add(NewFeed(world.address(number, port)), utc_now())
        asyncio.run(_refresh(Path(folder)))
    took: list[float] = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            took.append(_quit(Path(folder)))
    figures = min(took), statistics.median(took), max(took)
    print("quitting: {:.2f} / {:.2f} / {:.2f} s (least, median, most of {})".format(*figures, RUNS))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
