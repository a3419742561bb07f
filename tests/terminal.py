"""A program in a real pseudo-terminal: what it has written so far, and keys to press."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

PATIENCE: Final = 30.0
"""Seconds for anything to happen."""


class Terminal:
    """The program in the terminal that `handle` is this side of."""

    def __init__(self, running: subprocess.Popen[bytes], handle: int) -> None:
        self.running = running
        self.handle = handle
        self.written = b""

    def wait_for(self, text: str) -> None:
        """Reads until `text` was written."""
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.written:
            ready, _, _ = select.select([self.handle], [], [], max(0.0, end - time.monotonic()))
            took = bool(ready) and self._read()
            assert took, f"{text!r} was not seen, but {self.written[-2000:]!r}"

    def press(self, keys: str) -> None:
        """Types `keys`."""
        os.write(self.handle, keys.encode())

    def wait_for_end(self) -> int:
        """Reads until the program has ended; gives its exit code."""
        while self.running.poll() is None:
            if select.select([self.handle], [], [], 0.1)[0] and not self._read():
                break
        while select.select([self.handle], [], [], 0)[0] and self._read():
            pass  # until all is taken that it wrote before
        return self.running.wait(PATIENCE)

    def _read(self) -> bool:
        """Takes what was written; False where the program has closed its terminal."""
        try:
            self.written += os.read(self.handle, 65536)
        except OSError:
            return False
        return True


@contextmanager
def in_terminal(command: Sequence[str], *, size: tuple[int, int] = (100, 30), **environment: str) -> Iterator[Terminal]:
    """Runs `command` in a terminal of `size` columns and lines, and ends it at the end."""
    ours, theirs = pty.openpty()
    columns, lines = size
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**inherited, "TERM": "xterm-256color", **environment},
        start_new_session=True,
    ) as running:
        os.close(theirs)
        try:
            yield Terminal(running, ours)
        finally:
            running.kill()
            os.close(ours)
