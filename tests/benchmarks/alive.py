"""Which objects stay alive while a person goes about on the screen, for the benchmark of the screen."""

from __future__ import annotations

import asyncio
import gc
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Final

from reader.settings.schema import Network
from tests.screens.stage import SETTINGS, on_screen

_ROUND: Final = ("l", "escape", "h", "l", "z", "escape", "escape", "f1", "escape", "f2", "f2", "j", "k")
"""Changes of focus, pane, screen and article."""

_ROUNDS: Final = 40
_WARM: Final = 10
_MANY: Final = 50
"""So many more objects of a kind are told: more than one a round."""


def measure(data: Path) -> None:
    """Prints how many objects are alive before and after the changes, and of which kinds there are many more."""
    before, after = asyncio.run(_go_about(data))
    print(f"\nobjects alive: {before.total():,}; after {_ROUNDS * len(_ROUND)} changes: {after.total():,}")
    for name, count in (after - before).most_common():
        if count >= _MANY:
            print(f"{name:42}{before[name]:10,}{after[name]:10,}")


async def _go_about(data: Path) -> tuple[Counter[str], Counter[str]]:
    async with on_screen(data, (100, 30), replace(SETTINGS, network=Network(offline=True))) as stage:
        await stage.press(*_ROUND * _WARM)
        before = _alive()
        await stage.press(*_ROUND * _ROUNDS)
        return before, _alive()


def _alive() -> Counter[str]:
    gc.collect()
    return Counter(f"{type(one).__module__}.{type(one).__qualname__}" for one in gc.get_objects())
