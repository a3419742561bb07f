"""A program in a real pseudo-terminal: what it has written so far, and keys to press."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

PATIENCE: Final = 60.0
"""Seconds for anything to happen, on a machine that is busy with other tests."""


class Terminal:
    """The program in the terminal that `handle` is this side of."""

    def __init__(self, running: subprocess.Popen[bytes], handle: int) -> None:
        self.running = running
        self.handle = handle
        self.written = b""
        self._begin = 0
        self.left = b""

    def wait_for(self, text: str) -> None:
        """Reads until `text` was written."""
        end = time.monotonic() + PATIENCE
        while self.written.find(text.encode(), self._begin) < 0:
            ready, _, _ = select.select([self.handle], [], [], max(0.0, end - time.monotonic()))
            took = bool(ready) and self._read()
            assert took, f"{text!r} was not seen, but {self.written[-2000:]!r}"

    def forget(self) -> None:
        """Lets go of what was written so far: `wait_for` waits for what comes."""
        self._begin = len(self.written)

    def press(self, keys: str) -> None:
        """Types `keys`."""
        os.write(self.handle, keys.encode())

    def wait_for_stop(self) -> None:
        """Waits until the program has stopped itself, and forgets what it has written."""
        end = time.monotonic() + PATIENCE
        while not os.waitpid(self.running.pid, os.WNOHANG | os.WUNTRACED)[0]:
            assert time.monotonic() < end, f"it goes on: {self.written[-2000:]!r}"
            if select.select([self.handle], [], [], 0.1)[0]:
                self._read()
        while select.select([self.handle], [], [], 0)[0] and self._read():
            pass
        self.left, self.written, self._begin = self.written, b"", 0

    def go_on(self) -> None:
        """Lets the program go on, as a shell's `fg` does."""
        self.running.send_signal(signal.SIGCONT)

    def hang_up(self) -> int:
        """Closes the terminal, as its window is closed; gives the program's exit code."""
        os.close(self.handle)
        self.handle = -1
        return self.running.wait(PATIENCE)

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
        terminal = Terminal(running, ours)
        try:
            yield terminal
        finally:
            running.kill()
            if terminal.handle >= 0:
                os.close(ours)
