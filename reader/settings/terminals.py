"""Terminals that put what runs from right to left into order themselves, and how they are told to leave it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OURS: Final = "\x1b[8l"
"""Leaves the order to the program (ECMA-48's BDSM): VTE and mintty heed it, others have no such mode."""

THEIRS: Final = "\x1b[8h"
"""Gives the order back."""

_VTE_WITH_ORDER: Final = 5800
"""The version of VTE (0.58) that began to order rows."""


def orders_rows(wish: str, environment: Mapping[str, str], *, asked: bool = True) -> bool:
    """Whether the terminal sees to the order of each row, by a person's `wish` (`auto`, `app` or `terminal`) or by what
    it says of itself in the environment; `asked` whether it is told to leave the order to us."""
    if wish != "auto":
        return wish == "terminal"
    if environment.get("TERM_PROGRAM") == "Apple_Terminal" or any(map(environment.get, ("KONSOLE_VERSION", "MLTERM"))):
        return True
    # VTE leaves the order to us when it is asked to, but what runs in between does not hand that on.
    is_deaf = not asked or any(map(environment.get, ("TMUX", "STY")))
    version = environment.get("VTE_VERSION", "")
    return is_deaf and version.isdecimal() and int(version) >= _VTE_WITH_ORDER
