"""How long a person waits: `python -m tests.benchmarks.first_titles [RUNS]`.

The program is started in a real terminal of 100 by 30. Seconds from its start to the first title of the sample on the
screen (an empty library, twelve feeds over loopback), from enter to the article's body, and from its start to the
first title of a library that is there already, without a network. Claimed: the sample's articles within 5 seconds.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.screens.stage import fill
from tests.terminal import in_terminal

TITLE = "Ardle in spring flood"
BODY = "What you need to know"


def sample() -> tuple[float, float]:
    """Seconds to the first title of the sample, and from enter to its body."""
    started = time.perf_counter()
    with in_terminal([sys.executable, "-m", "reader", "demo"]) as terminal:
        terminal.wait_for(TITLE)
        titles = time.perf_counter() - started
        terminal.wait_for("30 unread")
        started = time.perf_counter()
        terminal.press("\r")
        terminal.wait_for(BODY)
        return titles, time.perf_counter() - started


def library(data: Path) -> float:
    """Seconds to the first title of a library that is there."""
    started = time.perf_counter()
    with in_terminal([sys.executable, "-m", "reader", "--data", str(data), "--offline"]) as terminal:
        terminal.wait_for(TITLE)
        return time.perf_counter() - started


def main(runs: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as data:
        asyncio.run(fill(Path(data)))
        samples = [sample() for _ in range(runs)]
        figures = {
            "sample: start to first title": [titles for titles, _ in samples],
            "sample: enter to the body": [body for _, body in samples],
            "library: start to first title": [library(Path(data)) for _ in range(runs)],
        }
    print(f"{'seconds':32} {'least':>6} {'median':>6} {'most':>6}   ({runs} runs)")
    for name, values in figures.items():
        print(f"{name:32} {min(values):6.2f} {statistics.median(values):6.2f} {max(values):6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
