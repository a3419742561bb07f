"""When a program's frames are whole in a real terminal, for the benchmark of the screen."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.terminal import PATIENCE, in_terminal

END: Final = b"\x1b[?2026l"
"""Ends a frame, where the terminal says that it shows frames whole."""

_ANSWERS: Final = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b]11;?": b"\x1b]11;rgb:1010/1010/1010\x1b\\",
}
"""What a terminal of today answers when it is asked whether it shows frames whole, and for its background."""


@dataclass(frozen=True, slots=True)
class Repaint:
    """Milliseconds from a key to the end of the first frame that shows what was waited for, and to the last byte before
    it is quiet; and how much of a processor all of it took."""

    first: float
    whole: float
    work: float


class Eye:
    """Looks at what a program writes, and answers what it asks its terminal."""

    def __init__(self, handle: int, process: int) -> None:
        self.process = process
        self._handle = handle

    def see(self, mark: bytes, end: bytes = END) -> None:
        """Reads until `mark` was written, and `end` after it."""
        seen, last = b"", time.monotonic() + PATIENCE
        while (place := seen.find(mark)) < 0 or end not in seen[place:]:
            took = self._read(last - time.monotonic())
            assert took, f"{mark!r} was not seen, but {seen[-2000:]!r}"
            seen += took

    def settle(self, quiet: float) -> float:
        """Reads until nothing is written for `quiet` seconds; gives the moment of the last byte."""
        last = time.perf_counter()
        while self._read(quiet):
            last = time.perf_counter()
        return last

    def press(self, keys: str, mark: bytes = b"", quiet: float = 0.25) -> Repaint:
        """Types `keys`, and waits for a frame with `mark` and for all that follows."""
        worked, began = self.seconds_of_work(), time.perf_counter()
        os.write(self._handle, keys.encode())
        self.see(mark)
        first = time.perf_counter()
        whole = max(first, self.settle(quiet))
        work = self.seconds_of_work() - worked
        return Repaint((first - began) * 1000, (whole - began) * 1000, work * 1000)

    def type(self, keys: str) -> None:
        """Types `keys`, and waits for nothing."""
        os.write(self._handle, keys.encode())

    def end(self) -> None:
        """Reads until the program has ended."""
        with suppress(OSError):  # what a terminal gives that nobody writes to any more
            while self._read(PATIENCE):
                pass

    def seconds_of_work(self) -> float:
        """The processor's seconds that the program took so far, in all its threads."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9

    def megabytes(self) -> float:
        """The memory that the program and its children have in use."""
        return sum(_resident(process) for process in _family(self.process)) / 1000

    def _read(self, seconds: float) -> bytes:
        """What is written within so many seconds; nothing where nothing is."""
        if not select.select([self._handle], [], [], max(0.0, seconds))[0]:
            return b""
        took = os.read(self._handle, 65536)
        for question, answer in _ANSWERS.items():
            if question in took:
                os.write(self._handle, answer)
        return took


@contextmanager
def watched(command: Sequence[str], size: tuple[int, int] = (100, 30), **environment: str) -> Iterator[Eye]:
    """Runs `command` in a terminal of `size` columns and lines, and ends it at the end."""
    with in_terminal(command, size=size, **environment) as terminal:
        yield Eye(terminal.handle, terminal.running.pid)


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        with suppress(OSError):
            for child in (task / "children").read_text(encoding="ascii").split():
                yield from _family(int(child))


def _resident(process: int) -> int:
    """Kilobytes."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0
