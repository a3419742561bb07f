"""Several writers at once, and an end in the middle of writing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from reader.store import Articles, Database, Marking
from tests.benchmarks.cut import faults_of, torn_libraries
from tests.store.shelf import NOON, Shelf, entry

_ROOT = Path(__file__).parents[2]
_WRITING = """
import itertools, sys
from pathlib import Path
from tests.store.shelf import Shelf, entry
shelf = Shelf(Path(sys.argv[1]))
first, last = int(sys.argv[2]), int(sys.argv[3])
for number in itertools.count(first):
    if last and number >= last:
        break
    shelf.bring(*(entry(f"{number}-{part}", f"Round {number}", summary="words " * 50) for part in range(5)))
    shelf.bring(entry(f"{number}-0", f"Round {number} again"))
    shelf.marking.mark("read", shelf.found("is:unread")[:3], shelf.now)
    print(len(shelf.found("is:read")), flush=True)
shelf.database.close()
"""


def start(shelf: Shelf, first: int, last: int = 0) -> subprocess.Popen[str]:
    """Another process that writes to the library, for ever where no last round is given."""
    return subprocess.Popen(
        [sys.executable, "-c", _WRITING, str(shelf.path), str(first), str(last)],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_processes_and_threads_write_at_once(shelf: Shelf) -> None:
    processes = [start(shelf, 100 * number, 100 * number + 8) for number in (1, 2)]

    def write(number: int) -> None:
        own = Database.open(shelf.path)
        for part in range(8):
            Articles(own).queue_pages(shelf.feed, 3, ())
            shelf.bring(entry(f"thread-{number}-{part}"))
            Marking(own).mark("starred", [part + 1], NOON)
        own.close()

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(write, range(3)))
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert len(shelf.found()) == 2 * 8 * 5 + 3 * 8


def test_many_open_a_new_library_at_once(tmp_path: Path) -> None:
    def make(_: int) -> int:
        database = Database.open(tmp_path / "library.db")
        version = database.version()
        database.close()
        return version

    with ThreadPoolExecutor(8) as threads:
        assert len(list(threads.map(make, range(16)))) == 16


def test_an_end_in_the_middle_leaves_a_whole_library_with_its_marks(shelf: Shelf) -> None:
    shelf.bring(entry("0"))
    shelf.marking.mark("starred", [1], NOON)
    for attempt in range(3):
        process = start(shelf, 1000 * (attempt + 1))
        assert process.stdout is not None
        read = 0
        for _ in range(3 + attempt):
            read = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert len(shelf.found("is:read")) >= read
        assert shelf.found("is:starred") == [1]
        shelf.assert_whole()
        assert all(row.title for row in shelf.listing.rows(shelf.found()))


def test_a_torn_log_loses_the_end_and_nothing_else(shelf: Shelf, tmp_path: Path) -> None:
    for number in range(6):
        shelf.bring(entry(str(number)))
    log = shelf.path.with_name(shelf.path.name + "-wal").read_bytes()
    main = shelf.path.read_bytes()
    for part in range(1, 12):
        torn = tmp_path / f"torn-{part}" / "library.db"
        torn.parent.mkdir()
        torn.write_bytes(main)
        torn.with_name("library.db-wal").write_bytes(log[: len(log) * part // 12])
        found = Shelf(torn)
        assert len(found.found()) <= 6
        found.assert_whole()
        found.database.close()


def test_a_log_that_is_cut_or_ends_in_noise_costs_its_end_alone(tmp_path: Path) -> None:
    faults = [faults_of(path) for path in torn_libraries(tmp_path, 6, Random(7))]
    assert faults == [[]] * 6
