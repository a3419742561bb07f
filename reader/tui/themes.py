"""The two themes of newsreader's own, the terminal's own colours, and Textual's themes made readable.

All text has a contrast of 4.5:1 or better on every paper that it stands on.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Final

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.tui.background import Shade
from reader.tui.contrast import readable

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

_OWN: Final = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}


def find(wanted: str, shade: Shade | None) -> Theme:
    """The theme that a setting names.

    `auto` goes by the `shade` of the terminal's background; where nobody knows it, the terminal's own colours stand
    out from it best. `NO_COLOR` goes before every wish.
    """
    if os.environ.get("NO_COLOR"):
        return TERMINAL
    if wanted == "auto":
        wanted = shade or "terminal"
    if wanted in _OWN:
        return _OWN[wanted]
    return _adopted(BUILTIN_THEMES[wanted])


def _adopted(theme: Theme) -> Theme:
    """One of Textual's themes with the colours that our styles name, made from its own."""
    if theme.ansi:
        return TERMINAL
    made = theme.to_color_system().generate()
    color = {name: Color.parse(made[name]) for name in ("background", "surface", "panel", "foreground", "accent")}
    ground = color["background"]
    near = {name: ground.blend(ground + color[name], 0.6, alpha=1.0) for name in ("surface", "panel")}
    row = ground.blend(color["foreground"], 0.1, alpha=1.0)
    focus = ground.blend(Color.parse(made["primary"]), 0.2, alpha=1.0)
    papers = (ground, *near.values(), row, focus)

    def ink(name: str) -> str:
        return readable(Color.parse(made[name]), papers).hex

    muted = readable(color["foreground"].blend(ground, 0.35, alpha=1.0), papers)
    return replace(
        theme,
        background=ground.hex,
        surface=near["surface"].hex,
        panel=near["panel"].hex,
        accent=ink("accent"),
        error=ink("error"),
        text_alpha=1.0,
        variables={
            **theme.variables,
            "ink": ink("foreground"),
            "strong": readable(ground.get_contrast_text(1.0), papers).hex,
            "muted": muted.hex,
            "kicker": ink("warning"),
            "link": ink("primary"),
            "rule": ground.blend(color["foreground"], 0.3, alpha=1.0).hex,
            "row": row.hex,
            "row-focus": focus.hex,
        },
    )
