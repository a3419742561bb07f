"""Where a line may end: the rules of UAX #14 that matter in the languages of news.

At spaces but for those that hold two words together, after hyphens, and between characters of scripts that have no
spaces; never before what closes, nor after what opens (LB13, LB14; in Chinese and Japanese JIS X 4051, CLREQ 3.1.2).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_GLUE: Final = frozenset("\u00a0\u202f\u2007")
_HYPHENS: Final = frozenset("-‐–—/־፡་")

_NEVER_FIRST: Final = frozenset(
    "、。，．！？：；·…‥—～‼⁇⁈⁉％‰℃°′″々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ・｡､･ｰ"
    ",.!?:;%،؛؟۔।॥၊။។៕ะาำๅๆฯະາຳຯໆ"
)
_NEVER_LAST: Final = frozenset("＄￥￡$£¥€№เแโใไເແໂໃໄ\u1039\u17d2")
_AFTER_SPACE: Final = frozenset("!?:;»›)]}؟؛")
"""What stands with the word before it although a space is between them, as in French."""

_OPENING: Final = frozenset({"Ps", "Pi"})
_CLOSING: Final = frozenset({"Pe", "Pf"})


def is_space(char: str) -> bool:
    """Whether a line may end at a character, which is drawn on neither side then."""
    return char.isspace() and char not in _GLUE


def may_break(text: str, place: int) -> bool:
    """Whether a line may end before the character at a place, which is the first of a cluster and not of the text."""
    before, after = text[place - 1], text[place]
    if before.isspace():
        return before not in _GLUE and not _holds_over_space(text, place)
    if after.isspace():
        return False
    if before in _HYPHENS:
        return after.isalpha()
    if _never_last(before) or _never_first(after):
        return False
    return _is_wide(before) or _is_wide(after) or (_is_unspaced(before) and _is_unspaced(after))


def _holds_over_space(text: str, place: int) -> bool:
    """Whether a sign beside a space belongs to the word on its other side."""
    if text[place] in _AFTER_SPACE:
        return place + 1 == len(text) or not text[place + 1].isalnum()
    return text[place - 2 : place - 1] in ("«", "‹") and (place == 2 or text[place - 3].isspace())


@lru_cache(maxsize=8192)
def _never_first(char: str) -> bool:
    return char in _NEVER_FIRST or unicodedata.category(char) in _CLOSING


@lru_cache(maxsize=8192)
def _never_last(char: str) -> bool:
    return char in _NEVER_LAST or unicodedata.category(char) in _OPENING


@lru_cache(maxsize=8192)
def _is_wide(char: str) -> bool:
    """Whether a line may end on either side of a character: ideographs, kana, Hangul, pictures."""
    return unicodedata.east_asian_width(char) in "WF"


def _is_unspaced(char: str) -> bool:
    """Whether a character is of a script of South East Asia that writes no spaces between words.

    Where words end there only a dictionary knows: a line ends between two syllables at least.
    """
    return "\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"
