"""Keys that are typed before the screen listens: neither echoed nor changed, so that it takes them as they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unechoed() -> Iterator[int | None]:
    """Meanwhile the terminal echoes nothing that is typed, and gives it at once; the handle to read it from, None where
    there is no such terminal."""
    if sys.platform == "win32" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        yield None
        return
    import termios  # which not every system has

    handle = sys.__stdin__.fileno()
    before = termios.tcgetattr(handle)
    quiet = termios.tcgetattr(handle)
    quiet[0] &= ~termios.ICRNL
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(handle, termios.TCSANOW, quiet)
    try:
        yield handle
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)
