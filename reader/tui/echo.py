"""Keys that are typed before the screen listens: neither echoed nor changed, so that it takes them as they are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

Attributes: TypeAlias = list[Any]
"""How a terminal is set, as `termios` has it."""


def attributes() -> Attributes | None:
    """How the terminal is set; None where there is none."""
    handle = _handle()
    if handle is None:
        return None
    import termios  # which not every system has

    return termios.tcgetattr(handle)


@contextmanager
def unechoed() -> Iterator[int | None]:
    """Meanwhile the terminal echoes nothing that is typed, and gives it at once, ctrl+z too.

    The handle to read it from; None where there is no such terminal.
    """
    handle, before = _handle(), attributes()
    if handle is None or before is None:
        yield None
        return
    import termios

    quiet = termios.tcgetattr(handle)
    quiet[0] &= ~termios.ICRNL
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    quiet[6][termios.VSUSP] = bytes([os.fpathconf(handle, "PC_VDISABLE")])
    termios.tcsetattr(handle, termios.TCSANOW, quiet)
    try:
        yield handle
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)


def _handle() -> int | None:
    if sys.platform == "win32" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return None
    return sys.__stdin__.fileno()
