"""How many cells text takes on a terminal, and text cut to a number of cells.

Characters that belong together (a base with its marks, an emoji sequence) are one cluster and never parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

ELLIPSIS = "…"

_EVEN: Final = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u064a\u1200-\u1357"
    "\u2010-\u2027\u2030-\u203b\u20a0-\u20bf]*"
)
"""Latin, Greek, Cyrillic, Hebrew, Arabic and Ethiopic letters without marks, and common signs."""


def is_even(text: str) -> bool:
    """Whether each character of a text is surely a cluster of its own and takes one cell, as most texts' do."""
    return _EVEN.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def _cluster_width(cluster: str) -> int:
    from wcwidth import wcswidth  # its tables take a while to load, and most texts need none

    return max(0, wcswidth(cluster))


def _clusters(text: str) -> Iterator[str]:
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def width(text: str) -> int:
    """The cells that one line of clean text takes."""
    if text.isascii() or is_even(text):
        return len(text)
    return sum(_cluster_width(cluster) for cluster in _clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The clusters of a text with the cells of each."""
    if text.isascii() or is_even(text):
        return ((char, 1) for char in text)
    return ((cluster, _cluster_width(cluster)) for cluster in _clusters(text))


def cut(text: str, cells: int) -> str:
    """`text`, ended with an ellipsis where it does not fit into `cells`."""
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    if is_even(text):
        return text[: cells - 1].rstrip() + ELLIPSIS
    kept: list[str] = []
    room = cells - 1
    for cluster, taken in clusters(text):
        if taken > room:
            break
        kept.append(cluster)
        room -= taken
    return "".join(kept).rstrip() + ELLIPSIS


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """`text` cut or filled with spaces to exactly `cells`; `right` puts it against the right edge."""
    text = cut(text, cells)
    space = " " * (cells - width(text))
    return space + text if right else text + space
