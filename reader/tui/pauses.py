"""What the interpreter itself would keep a screen waiting for: a turn of its lock, and the search for garbage."""

from __future__ import annotations

import gc
import sys
from typing import Final

_TURN_SECONDS: Final = 0.0005
"""How long the screen waits for a thread of its own that is at work, each time it has left the interpreter to it: ten
times as long, which is the standard, adds up to what a person sees while hundreds of answers come in."""

_GARBAGE: Final = 20_000
"""Objects that are made between two looks for garbage among the newest."""


def shorten_pauses() -> None:
    """Makes the interpreter's own pauses too short to be noticed. For a program with a screen, before it begins."""
    sys.setswitchinterval(_TURN_SECONDS)
    gc.set_threshold(_GARBAGE, 20, 20)
    spare_what_stands()


def spare_what_stands() -> None:
    """Looks for no garbage among the objects that there are: to look all modules over takes a quarter of a second."""
    gc.freeze()
