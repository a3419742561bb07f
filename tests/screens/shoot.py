"""Makes `screenshots/` from the real program on the sample library: `python -m tests.screens.shoot [FOLDER]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reader.settings.schema import Theme
from tests.screens.pictures import draw, save
from tests.screens.stage import fill, on_screen, with_theme

VERY_WIDE, WIDE, NORMAL, NARROW = (240, 60), (160, 45), (120, 36), (80, 24)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the terminal's size, the keys that lead to it, and the theme."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    typed: str = ""
    theme: Theme = "dark"


SHOTS = (
    Shot("wide-dark", WIDE, ("j", "j", "j", "enter")),
    Shot("wide-light", WIDE, ("j", "j", "j", "enter"), theme="light"),
    Shot("normal", NORMAL, ("j", "enter", "j", "j")),
    Shot("narrow-list", NARROW, ("j", "j")),
    Shot("narrow-article", NARROW, ("j", "j", "j", "enter")),
    Shot("search", WIDE, ("/",), "river"),
    Shot("filter", NORMAL, ("=",), "lang:de"),
    Shot("arabic", NORMAL, ("=",), "lang:ar"),
    Shot("reading-only", WIDE, ("j", "j", "j", "enter", "z")),
    Shot("commands", NORMAL, ("?",)),
    Shot("normal-light", NORMAL, ("j", "enter"), theme="light"),
    Shot("very-wide", VERY_WIDE, ("j", "j", "j", "enter")),
    Shot("links", NORMAL, ("enter", "G", "semicolon")),
    Shot("days", NORMAL, ("#", "down", "enter")),
    Shot("hide-a-topic", NORMAL, ("M",)),
    Shot("add-a-feed", NORMAL, ("a",)),
    Shot("command-line", NORMAL, (":",), "th"),
    Shot("settings", NORMAL, ("g", "s")),
    Shot("settings-light", NORMAL, ("g", "s"), theme="light"),
)


async def shoot(folder: Path) -> None:
    """Make all pictures in `folder`, which exists."""
    for shot in SHOTS:
        with tempfile.TemporaryDirectory() as data:
            await fill(Path(data))
            async with on_screen(Path(data), shot.size, with_theme(shot.theme)) as stage:
                await stage.press(*shot.keys)
                await stage.type(shot.typed)
                save(draw(stage.app), folder / shot.name)
        sys.stderr.write(f"{shot.name}\n")


if __name__ == "__main__":
    words = sys.argv[1:]
    if any(word.startswith("-") for word in words):
        raise SystemExit(__doc__)
    pictures = Path(words[0] if words else "screenshots")
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(shoot(pictures))
