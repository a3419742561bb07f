"""The terminal goes away: its window is closed, or the connection to it breaks.

Textual reads the end of its input for ever then, and waits for ever until what it writes is taken. The system tells a
program so by SIGHUP where the terminal is its controlling one alone; to be asked by `poll`, it tells of every terminal.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_LEAVING_SECONDS: Final = 2.0
"""How long the screen has to leave; afterwards the program ends as it stands. What a person did is on the disk."""

_GONE: Final = 1
"""The exit code of a program whose terminal is gone."""


@contextmanager
def leaving_with_the_terminal() -> Iterator[None]:
    """Meanwhile the program gets SIGHUP where its terminal goes away, and ends soon afterwards."""
    left = threading.Event()
    handle = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
    if hasattr(select, "poll") and os.isatty(handle):
        threading.Thread(target=_watch, args=(handle, left), name="hangup", daemon=True).start()
    try:
        yield
    finally:
        left.set()


def _watch(terminal: int, left: threading.Event) -> None:
    watch = select.poll()
    watch.register(terminal, 0)  # its end is told unasked
    (_, happened), *_ = watch.poll()
    if happened & select.POLLNVAL:  # a system that can't watch terminals so
        return
    os.kill(os.getpid(), signal.SIGHUP)
    if not left.wait(_LEAVING_SECONDS):
        os._exit(_GONE)
