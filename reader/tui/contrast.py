"""How far text stands out from its paper (WCAG 2.2, 1.4.3), and colours that stand out far enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.color import BLACK, WHITE, Color

LEAST: Final = 4.5
"""The contrast that text has at least; 21 is black on white."""

_STEPS: Final = 20
"""In how many steps a colour is led to white or to black."""


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours: 1 for the same, 21 for black and white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(ink: Color, papers: Iterable[Color]) -> Color:
    """`ink`, led to white or black just so far that it stands out from all `papers`; as far as it goes, where neither
    does."""
    grounds = tuple(papers)

    def worst(color: Color) -> float:
        return min(contrast(color, ground) for ground in grounds)

    for step in range(_STEPS + 1):
        nearest = max((ink.blend(end, step / _STEPS, alpha=1.0) for end in (WHITE, BLACK)), key=worst)
        if worst(nearest) >= LEAST:
            return nearest
    return max((WHITE, BLACK), key=worst)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
