"""Arabic letters in the shapes that they have in a word, for terminals that draw each cell by itself.

Unicode has characters for the shapes (the presentation forms), and `unicodedata` says whose they are. Letters without
any, some of Pashto's and Uyghur's, are drawn as they stand alone, and their neighbours do not reach out for them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

_ARABIC: Final = re.compile("[\u0620-\u06ff]")
_FORMS: Final = (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD))
_LAM: Final = "\u0644"
_TATWEEL: Final = "\u0640"
_JOINER: Final = "\u200d"
_UNSEEN: Final = frozenset("\u200c\u200d")  # what parts letters or joins them, and has no width


class _Shapes(NamedTuple):
    """A letter alone, joined to the one before, to both, to the one after; "" where it has no such shape."""

    alone: str = ""
    last: str = ""
    middle: str = ""
    first: str = ""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, _Shapes], dict[str, _Shapes]]:
    """The shapes of letters, and of lam with an alef that stands for both, by the alef."""
    names = {"<isolated>": "alone", "<final>": "last", "<medial>": "middle", "<initial>": "first"}
    letters: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        tag, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        if tag in names:
            letters.setdefault("".join(chr(int(one, 16)) for one in codes), {})[names[tag]] = chr(code)
    singles = {of: _Shapes(**shapes) for of, shapes in letters.items() if len(of) == 1}
    singles |= dict.fromkeys((_TATWEEL, _JOINER), _Shapes(*_TATWEEL * 4))
    ligatures = {of[1]: _Shapes(**shapes) for of, shapes in letters.items() if len(of) == 2 and of[0] == _LAM}
    return singles, ligatures


def shape(text: str) -> list[str]:
    """What is drawn for each character of a text in reading order: "" for what is drawn with the one before it."""
    shaped = list(text)
    if _ARABIC.search(text) is None:
        return shaped
    letters, ligatures = _tables()
    places = [place for place, char in enumerate(text) if char in letters or not _is_mark(char)]
    reached = False  # whether a stroke leads from the letter before
    for place, after in pairwise((*places, -1)):
        char, following = text[place], text[after] if after >= 0 else ""
        shapes = letters.get(char, _Shapes())
        joins_before = reached and bool(shapes.last)
        if char == _LAM and following in ligatures:
            shapes = ligatures[following]
            shaped[place], shaped[after] = (shapes.last if joins_before else shapes.alone), ""
            reached = False
        elif shaped[place] and shapes.alone:
            reached = bool(shapes.first) and bool(letters.get(following, _Shapes()).last)
            shaped[place] = _of(shapes, before=joins_before, after=reached)
        else:
            reached = False
        if char in _UNSEEN and (following in letters or text[place - 1 : place] in letters):
            shaped[place] = ""
    return shaped


def _of(shapes: _Shapes, *, before: bool, after: bool) -> str:
    if before:
        return shapes.middle if after else shapes.last
    return shapes.first if after else shapes.alone


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"}
