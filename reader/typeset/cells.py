"""How many cells text takes on a terminal, and text cut to a number of cells.

Characters that belong together (a base with its marks, an emoji sequence) are one cluster and never parted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

ELLIPSIS = "…"

_LETTERS: Final = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u05be\u05d0-\u05ea\u060b-\u060d\u061b\u061d-\u064a"
    "\u0660-\u066f\u0671-\u06d5\u06ee-\u06ff\u1200-\u1357\u2010-\u2027\u2030-\u203b\u20a0-\u20bf"
    "\ufb50-\ufbb1\ufbd3-\ufbff\ufe80-\ufefc"
)
"""Latin, Greek, Cyrillic, Hebrew, Arabic and Ethiopic letters without marks, and common signs: a cell each."""

_MARKS: Final = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u200c\u200d"
"""What takes no cell beside them."""

_EVEN: Final = re.compile(f"[{_LETTERS}]*")
_NEARLY_EVEN: Final = re.compile(f"(?:[{_LETTERS}][{_MARKS}]*)*")
_LETTER_WITH_MARKS: Final = re.compile(f"[{_LETTERS}][{_MARKS}]*")
_UNSTEADY: Final = re.compile("[\u00ad\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_JOINED_SIGN: Final = re.compile("\u200d[\u2190-\u2bff\U0001f000-\U0001faff]")
_VARIED: Final = re.compile("[\ufe0e\ufe0f]|(?<=[\u261d-\u270d\U0001f385-\U0001faff])[\U0001f3fb-\U0001f3ff]|\u00ad")


def places_of_letters(text: str) -> list[int] | None:
    """Where each cluster begins, if each is a letter of one cell, marks on it or not; None where one is not."""
    if _NEARLY_EVEN.fullmatch(text) is None:
        return None
    return [found.start() for found in _LETTER_WITH_MARKS.finditer(text)]


def steady(text: str) -> str:
    """A text as it is drawn: without what makes terminals disagree on its cells.

    Those are the colours of skins and hair, what is joined to a sign, whether a sign is drawn as a picture, and hyphens
    that are only seen where a word is broken.
    """
    if text.isascii() or _UNSTEADY.search(text) is None:
        return text
    return _VARIED.sub("", _JOINED_SIGN.sub("", _VARIED.sub("", text)))


def is_even(text: str) -> bool:
    """Whether each character of a text is surely a cluster of its own and takes one cell, as most texts' do."""
    return _EVEN.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def _cluster_width(cluster: str) -> int:
    from wcwidth import wcwidth  # its tables take a while to load, and most texts need none

    # A vowel sign that stands beside its letter takes a cell, and each letter of a conjunct does: terminals that
    # draw them closer leave a gap, and no line runs over the edge of any.
    return sum(1 if _takes_one(char) else max(0, wcwidth(char)) for char in steady(cluster))


def _takes_one(char: str) -> bool:
    """Whether a character is a vowel sign beside its letter, or one of the two letters of a flag."""
    return unicodedata.category(char) == "Mc" or "\U0001f1e6" <= char <= "\U0001f1ff"


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
    if _NEARLY_EVEN.fullmatch(text):
        return ((cluster, 1) for cluster in _LETTER_WITH_MARKS.findall(text))
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
