"""Words for searching: the index, a query, a predicate and a snippet all split text here, and so agree.

Folding takes away what a person does not type: case, accents of Latin, Greek and Cyrillic, vowel signs and
lengthening strokes of Arabic, points of Hebrew, and the forms in which Arabic and Persian write alef, yeh and kaf.
Scripts without spaces (Han, kana, Thai, Lao, Khmer, Burmese) become overlapping pairs of characters and the last
character alone, so that any part of a text is found. Words of other scripts stay whole, signs included.

What is indexed was split here: a change of the rules needs a migration that indexes all articles again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

LONGEST: Final = 64
"""Characters of a word that count; what follows them is neither indexed nor asked for."""

SHORT: Final = 3
"""Characters of the longest beginnings that are indexed; of scripts without spaces, one."""

_BEGINNING: Final = "\u00b7"
"""No word has this dot."""

_REMEMBERED: Final = 20_000
"""Beginnings of words that come again and again, in a language or two."""

_UNSPACED_RANGES: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # marks of repetition, kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_UNSPACED: Final = re.compile(f"[{_UNSPACED_RANGES}]")
_PARTS: Final = re.compile(f"[{_UNSPACED_RANGES}]+|[^{_UNSPACED_RANGES}]+")
_CHUNKS: Final = re.compile(r"[^\W_]\S*")
"""From the first letter or digit between spaces to the next space."""

_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # Latin, Greek, Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff]+"  # Arabic
)
_JOINERS: Final = re.compile("[\u00ad\u200c\u200d]+")  # soft hyphen and the zero-width joiners, inside words
_ALIKE: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ک": "ك",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ة": "ه",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands in the text: characters `start` to `end`."""

    text: str
    start: int
    end: int


class _Separated(dict[int, str]):
    """For `str.translate`: letters, digits and marks stay, joiners vanish, digits become 0-9, the rest is a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Nd":
            kept = str(unicodedata.decimal(char))
        elif category[0] in "LNM":
            kept = char
        else:
            kept = "" if category == "Cf" else " "
        self[code] = kept
        return kept


_SEPARATED: Final = _Separated()


class _Bare(dict[int, str]):
    """For `str.translate`: what `fold` leaves of a letter, and a space for what belongs to no word."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = fold(chr(code)).translate(_SEPARATED)
        return kept


_BARE: Final = _Bare()


class _Folded(dict[int, str]):
    """For `str.translate`: what `fold` leaves of a letter, and a space for white space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = kept = " " if char.isspace() else fold(char)
        return kept


_FOLDED: Final = _Folded()


def fold(text: str) -> str:
    """`text` without what a search ignores; `fold(fold(text)) == fold(text)`."""
    if text.isascii():
        return text.lower()
    bare = _JOINERS.sub("", unicodedata.normalize("NFKD", text))
    bare = _MARKS.sub("", bare).casefold()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", bare)).translate(_ALIKE)
    return unicodedata.normalize("NFC", bare)


def split(text: str) -> list[str]:
    """The words of `text` as the index keeps them, in order."""
    separated = fold(text).translate(_SEPARATED)
    runs = separated.split()
    if separated.isascii() or not _UNSPACED.search(separated):
        return runs if max(map(len, runs), default=0) <= LONGEST else [run[:LONGEST] for run in runs]
    return [word for run in runs for word in ((run[:LONGEST],) if run.isascii() else _words(run))]


def beginnings(words: Iterable[str]) -> list[str]:
    """What `beginning` makes of any of `words`, each once, in the order in which they come."""
    shorts = dict.fromkeys(word[:SHORT] for word in words)
    return list(dict.fromkeys(chain.from_iterable(map(_beginnings_of, shorts))))


def beginning(word: str) -> str:
    """The word of the index that stands for all that begin with `word`; "" where none does, for it is too long."""
    return _BEGINNING + word if len(word) <= (1 if _UNSPACED.match(word) else SHORT) else ""


@lru_cache(maxsize=_REMEMBERED)
def _beginnings_of(short: str) -> tuple[str, ...]:
    lengths = (1,) if _UNSPACED.match(short) else range(1, len(short) + 1)
    return tuple(_BEGINNING + short[:length] for length in lengths)


def split_query(text: str) -> tuple[list[str], bool]:
    """The words that a query's `text` asks for in a row, and whether the last may be the beginning of a word.

    Pairs of characters overlap in the index, so a query ends with a pair and not with the last character alone;
    a single character of such a script is always a beginning.
    """
    words = split(text)
    if not words or not _UNSPACED.match(words[-1]):
        return words, False
    if len(words) > 1 and len(words[-2]) == 2 and _UNSPACED.match(words[-2]) and words[-2][1] == words[-1]:
        return words[:-1], False
    return words, True


def locate(text: str) -> Iterator[Word]:
    """The words of `text` with their places; the same words as `split` gives."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for place in _clusters(text) if text else ():
        for char in fold(text[place[0] : place[1]]).translate(_SEPARATED):
            if char != " ":
                letters.append(char)
                places.append(place)
            elif letters:
                yield from _placed(letters, places)
                letters, places = [], []
    if letters:
        yield from _placed(letters, places)


def bare(text: str) -> str:
    """`text` letter by letter as words are compared, and a space for what belongs to none.

    Where it is as long as the text, each letter stands where the text has it. Letters that only together make one, as
    those of decomposed Hangul, stay apart.
    """
    return text.translate(_BARE)


def fold_each(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded letter by letter, and for each letter that is left the place in `text` that it comes from; the last
    place is the end of `text`.

    White space is spaces. Letters that only together make one, as those of decomposed Hangul, stay apart.
    """
    folded = text.translate(_FOLDED)
    if len(folded) == len(text) and all(len(_FOLDED[ord(char)]) == 1 for char in set(text)):
        return folded, range(len(text) + 1)
    return folded, [*(place for place, char in enumerate(text) for _ in _FOLDED[ord(char)]), len(text)]


def pattern(words: Iterable[str], *, prefix: bool) -> re.Pattern[str] | None:
    """What finds `words` in a row in a `bare` text, the last as the beginning of a word where `prefix` is true.

    None where they are not of one run of a script without spaces, or of others alone. All of the last word is found.
    """
    words = tuple(words)
    if any(_UNSPACED.match(word) for word in words):
        is_one_run = all(len(first) == 2 and first[1:] == second[:-1] for first, second in pairwise(words))
        return re.compile(re.escape(words[0] + "".join(word[-1] for word in words[1:]))) if is_one_run else None
    inside = f"[^ {_UNSPACED_RANGES}]"
    end = f"{inside}*" if prefix else f"(?!{inside})"
    return re.compile(f"(?<!{inside}){' +'.join(map(re.escape, words))}{end}")


def count(texts: Iterable[str]) -> int:
    """How long texts are in words: two characters count as one in scripts without spaces."""
    words = unspaced = 0
    for text in texts:
        rest, replaced = (text, 0) if text.isascii() else _UNSPACED.subn(" ", text)
        unspaced += replaced
        words += len(_CHUNKS.findall(rest))
    return words + (unspaced + 1) // 2


def _words(run: str) -> Iterator[str]:
    for part in _PARTS.findall(run):
        if _UNSPACED.match(part):
            yield from (first + second for first, second in pairwise(part))
            yield part[-1]
        else:
            yield part[:LONGEST]


def _placed(letters: list[str], places: list[tuple[int, int]]) -> Iterator[Word]:
    """The words of one run, whose letters stand at `places`."""
    for found in _PARTS.finditer("".join(letters)):
        start, end = found.span()
        if not _UNSPACED.match(found[0]):
            yield Word(found[0][:LONGEST], places[start][0], places[end - 1][1])
            continue
        for first in range(start, end):
            last = min(first + 2, end)
            yield Word("".join(letters[first:last]), places[first][0], places[last - 1][1])


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The place of each character with what joins it when it is folded."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _joins(text[index]):
            yield start, index
            start = index


def _joins(char: str) -> bool:
    """Whether folding may make one character of this one and the one before it."""
    if char.isascii():
        return False
    first = unicodedata.normalize("NFKD", char)[0]
    is_hangul_part = "\u1160" <= first <= "\u11ff"
    return is_hangul_part or unicodedata.category(first)[0] == "M" or _JOINERS.match(first) is not None
