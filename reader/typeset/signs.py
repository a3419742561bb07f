"""The signs that are drawn beside text, and how all of it looks in a font that has ASCII alone."""

from __future__ import annotations

from typing import Final

BULLET: Final = "•"
BAR: Final = "▌"
PICTURE: Final = "▨"
GALLERY: Final = "▦"
VIDEO: Final = "▶"
AUDIO: Final = "♪"
ARROW: Final = "→"
ARROW_BACK: Final = "←"
RULE: Final = "─"
UNREAD: Final = "●"
STAR: Final = "★"
SELECTED: Final = "✓"
HIDDEN: Final = "✗"
POINTER: Final = "▌"
PLACE: Final = "▏"
THUMB: Final = "▐"
OPENED: Final = "▾"
CLOSED: Final = "▸"

ASCII: Final = str.maketrans(
    {
        **dict.fromkeys("•●", "*"),
        "★": "+",
        "▾": "v",
        "▸": ">",
        "✓": "x",
        "✗": "-",
        **dict.fromkeys("▏▐", "|"),
        "▌": ">",
        **dict.fromkeys("▨▦", "#"),
        **dict.fromkeys("▶→♪", ">"),
        **dict.fromkeys("─–—·", "-"),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("“”„", '"'),
        "←": "<",
        "↑": "^",
        "↓": "v",
        "…": "~",
        "\u00a0": " ",
    }
)
"""A table for `str.translate`: each sign and common punctuation as an ASCII character of the same width."""
