"""The two themes of newsreader's own, and the terminal's own colours. All text has a contrast of 4.5:1 or better."""

from __future__ import annotations

import os
from typing import Final, Literal

from textual.theme import Theme

DARK: Final = Theme(
    name="newsreader-dark",
    dark=True,
    primary="#7ab8ff",
    secondary="#93a4bd",
    accent="#7ab8ff",
    warning="#e7b564",
    error="#ff8f8f",
    success="#8fcf9b",
    foreground="#d5d9e0",
    background="#14171c",
    surface="#191d24",
    panel="#21262f",
    text_alpha=1.0,
    variables={
        "ink": "#d5d9e0",
        "strong": "#f5f7fa",
        "muted": "#a3adbb",
        "kicker": "#e7b564",
        "link": "#8cc2ff",
        "rule": "#3a424e",
        "row": "#262d38",
        "row-focus": "#2b3d55",
    },
)

LIGHT: Final = Theme(
    name="newsreader-light",
    dark=False,
    primary="#0b5aa8",
    secondary="#4e5a6b",
    accent="#0b5aa8",
    warning="#8a5200",
    error="#b3261e",
    success="#1f6b35",
    foreground="#23272e",
    background="#fdfcf9",
    surface="#f5f3ee",
    panel="#ebe8e1",
    text_alpha=1.0,
    variables={
        "ink": "#23272e",
        "strong": "#0d1014",
        "muted": "#59616d",
        "kicker": "#8a4b00",
        "link": "#0b5aa8",
        "rule": "#c9c4b8",
        "row": "#e9e5dc",
        "row-focus": "#d5e3f4",
    },
)

TERMINAL: Final = Theme(
    name="newsreader-terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_blue",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ink": "ansi_default",
        "strong": "ansi_default",
        "muted": "ansi_default",
        "kicker": "ansi_yellow",
        "link": "ansi_blue",
        "rule": "ansi_default",
        "row": "ansi_default",
        "row-focus": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "screen-selection-background": "ansi_default",
        "screen-selection-foreground": "ansi_default",
    },
)

ALL: Final = (DARK, LIGHT, TERMINAL)


def choose(wanted: Literal["auto", "dark", "light", "terminal"]) -> str:
    """The name of the theme for a setting; `auto` looks at `NO_COLOR` and at `COLORFGBG`, dark where both are silent.

    `COLORFGBG` is `foreground;background` in ANSI colour numbers (rxvt, Konsole, iTerm2): 7 and 9 to 15 are light.
    """
    if wanted == "auto":
        if os.environ.get("NO_COLOR"):
            return TERMINAL.name
        background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
        wanted = "light" if background in {"7", *map(str, range(9, 16))} else "dark"
    return {"dark": DARK.name, "light": LIGHT.name, "terminal": TERMINAL.name}[wanted]
