"""Real worker processes: what they give back, and how they end."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path

import pytest

from reader.extractor import extract
from reader.model.article import Extraction
from reader.model.errors import ExtractionFailed, NotAFeed
from reader.workers import ProcessWorkers
from tests.benchmarks.pathology import PAGES
from tests.timing import within

pytestmark = pytest.mark.anyio


def add(left: int, right: int) -> int:
    return left + right


def hang(begun: str) -> None:
    Path(begun).touch()
    time.sleep(3600)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ZeroDivisionError


def refuse() -> None:
    raise NotAFeed("This is not a feed.")


def devour() -> int:
    return len(bytearray(4_000_000_000))


def fall() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(0)


def spin() -> None:
    while True:
        pass


def shout() -> int:
    return os.write(1, b"out") + os.write(2, b"err")


def read_in_time(page: bytes | str) -> Extraction:
    with within(20):
        return extract(page, "https://news.example/x", "text/html")


@pytest.fixture
def workers() -> Iterator[ProcessWorkers]:
    workers = ProcessWorkers(count=1, deadline=60.0)
    yield workers
    workers.close()


async def test_a_result_comes_back(workers: ProcessWorkers) -> None:
    assert await workers.run(add, 1, right=2) == 3


async def test_a_worker_that_fails_in_any_way_is_told_and_replaced(
    workers: ProcessWorkers, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ExtractionFailed, match="ZeroDivisionError"):
        await workers.run(fail)
    with pytest.raises(NotAFeed, match="not a feed"):
        await workers.run(refuse)
    with pytest.raises(ExtractionFailed):
        await workers.run(crash)
    with pytest.raises(ExtractionFailed, match="too much memory"):
        await workers.run(devour)
    with pytest.raises(ExtractionFailed):
        await workers.run(lambda: 1)
    assert await workers.run(shout) == 6
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("count", [1, 2])
async def test_what_kills_its_worker_costs_its_own_run_alone(count: int) -> None:
    workers = ProcessWorkers(count=count, deadline=2.0, memory_megabytes=600)
    killers: list[Callable[[], object]] = [fall, leave, devour, spin, crash]
    runs: list[Coroutine[None, None, object]] = []
    for number, killer in enumerate(killers):
        runs += [workers.run(killer), workers.run(add, number, 0)]
    outcomes = await asyncio.gather(*runs, return_exceptions=True)
    assert outcomes[1::2] == [0, 1, 2, 3, 4]
    assert [type(outcome) for outcome in outcomes[::2]] == [ExtractionFailed] * len(killers)
    workers.close()


@pytest.mark.parametrize(
    "name", ["nested table><tr><td", "paragraphs", "random bytes in paragraphs", "line of class names"]
)
async def test_the_worst_pages_are_read_before_the_deadline(workers: ProcessWorkers, name: str) -> None:
    assert isinstance(await workers.run(read_in_time, PAGES[name](20_000)), Extraction)


async def test_a_worker_that_ends_between_two_runs_is_replaced(workers: ProcessWorkers) -> None:
    for _ in range(2):
        os.kill(await workers.run(os.getpid), signal.SIGKILL)
        assert await workers.run(add, 1, 2) == 3


async def test_workers_that_cannot_start_are_told() -> None:
    workers = ProcessWorkers(count=1, memory_megabytes=1)
    with pytest.raises(ExtractionFailed):
        await workers.run(add, 1, 2)
    workers.close()


async def test_a_hanging_worker_meets_its_deadline(tmp_path: Path) -> None:
    workers = ProcessWorkers(count=1, deadline=0.3)
    with pytest.raises(ExtractionFailed, match=r"longer than 0\.3 seconds"):
        await workers.run(hang, str(tmp_path / "begun"))
    assert await workers.run(add, 1, 2) == 3
    workers.close()


async def test_a_cancelled_run_frees_its_worker(workers: ProcessWorkers, tmp_path: Path) -> None:
    hanging = asyncio.create_task(workers.run(hang, str(tmp_path / "begun")))
    await asyncio.to_thread(_until_there, tmp_path / "begun")
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    assert await workers.run(add, 1, 2) == 3


async def test_closing_ends_what_runs(workers: ProcessWorkers, tmp_path: Path) -> None:
    hanging = asyncio.create_task(workers.run(hang, str(tmp_path / "begun")))
    await asyncio.to_thread(_until_there, tmp_path / "begun")
    queued = asyncio.create_task(workers.run(add, 1, 2))
    await asyncio.sleep(0)  # in which it joins the queue
    began = time.monotonic()
    workers.close()
    for run in (hanging, queued):
        with pytest.raises(ExtractionFailed):
            await run
    assert time.monotonic() - began < 30  # what hangs does so for an hour
    with pytest.raises(ExtractionFailed):
        await workers.run(add, 1, 2)


@pytest.mark.parametrize("at", ["rest", "work"])
def test_no_worker_outlives_a_killed_program(tmp_path: Path, at: str) -> None:
    program = textwrap.dedent("""
        import asyncio, os, sys
        from pathlib import Path
        from reader.workers import ProcessWorkers

        def spin(begun: str) -> None:
            Path(begun).touch()
            while True:
                pass

        async def main() -> None:
            workers = ProcessWorkers(count=1)
            print(await workers.run(os.getpid), flush=True)
            if sys.argv[1] == "work":
                await workers.run(spin, sys.argv[2])
            await asyncio.Event().wait()

        if __name__ == "__main__":
            asyncio.run(main())
    """)
    script = tmp_path / "program.py"
    script.write_text(program)
    command = [sys.executable, str(script), at, str(tmp_path / "begun")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        worker = int(running.stdout.readline())
        if at == "work":
            _until_there(tmp_path / "begun")
        running.kill()
    deadline = time.monotonic() + 60
    while _lives(worker) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _lives(worker)


def _lives(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until_there(path: Path) -> None:
    while not path.exists():
        os.sched_yield()
