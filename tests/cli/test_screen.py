"""The screen, started by the command line in a real terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 30.0


class Terminal:
    """The program in a pseudo-terminal: what it has written so far, and keys to press."""

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
        return self.running.wait(PATIENCE)

    def _read(self) -> bool:
        """Takes what was written; False where the program has closed its terminal."""
        try:
            self.written += os.read(self.handle, 65536)
        except OSError:
            return False
        return True


@contextmanager
def _terminal(*arguments: str, **environment: str) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    size = {"COLUMNS": "120", "LINES": "30", "TERM": "xterm-256color"}
    with subprocess.Popen(
        [sys.executable, "-m", "reader", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, **size, **environment},
        start_new_session=True,
    ) as running:
        os.close(theirs)
        try:
            yield Terminal(running, ours)
        finally:
            running.kill()
            os.close(ours)


@pytest.mark.pty
def test_the_screen_opens_on_the_library_and_quits(data: Path) -> None:
    with _terminal("--data", str(data), "--offline") as terminal:
        terminal.wait_for("Ferry returns")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


@pytest.mark.pty
def test_the_demo_shows_its_articles_and_leaves_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with _terminal("demo", TMPDIR=str(temporary), NEWSREADER_DATA=str(kept)) as terminal:
        terminal.wait_for("Ardle in spring flood")
        assert [path.name.startswith("newsreader-demo-") for path in temporary.iterdir()] == [True]
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    assert list(temporary.iterdir()) == []
    assert not kept.exists()
