"""How many cells text takes on a terminal, and text cut to a number of cells.

Characters that belong together (a base with its marks, an emoji sequence) are one cluster and never parted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from wcwidth import iter_graphemes, wcswidth

ELLIPSIS = "…"


@lru_cache(maxsize=8192)
def _cluster_width(cluster: str) -> int:
    return max(0, wcswidth(cluster))


def width(text: str) -> int:
    """The cells that one line of clean text takes."""
    if text.isascii():
        return len(text)
    return sum(_cluster_width(cluster) for cluster in iter_graphemes(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The clusters of a text with the cells of each."""
    if text.isascii():
        return ((char, 1) for char in text)
    return ((cluster, _cluster_width(cluster)) for cluster in iter_graphemes(text))


def cut(text: str, cells: int) -> str:
    """`text`, ended with an ellipsis where it does not fit into `cells`."""
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
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
