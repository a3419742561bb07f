"""In which direction each character of a text runs: the Unicode Bidirectional Algorithm (UAX #9).

A level is even for what runs from left to right, odd for what runs from right to left. Rules that look at neighbours
are regular expressions over the text of classes: Python's own loops would take ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from reader.model.blocks import Direction
from reader.typeset.bidi_classes import CLOSING, EMBEDDING, NEUTRAL, OPENING, REMOVED, classes_of
from reader.typeset.brackets import resolve_brackets
from reader.typeset.embeddings import explicit, sequences

_RIGHT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\u2068\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_EXPLICIT: Final = re.compile(f"[{EMBEDDING}{OPENING}{CLOSING}]")
_MIXED: Final = re.compile(f"[LEN{EMBEDDING}{OPENING}{CLOSING}]")
_MARKS: Final = re.compile("M+")
_AFTER_ARABIC: Final = re.compile("A[^LRAE]*E[^LRA]*")
_BETWEEN_NUMBERS: Final = re.compile(r"(?<=E)[+,](?=E)|(?<=N),(?=N)")
_BESIDE_NUMBER: Final = re.compile(r"(?<=E)\$+|\$+(?=E)")
_SEPARATORS: Final = re.compile(r"[+$,]")
_AFTER_LATIN: Final = re.compile("L[^LRE]*E[^LR]*")
_BETWEEN_LEFT: Final = re.compile(f"(?<=L)[{NEUTRAL}]+(?=L)")
_BETWEEN_RIGHT: Final = re.compile(f"(?<=[REN])[{NEUTRAL}]+(?=[REN])")
_UNRESOLVED: Final = re.compile(f"[{NEUTRAL}]")
_AT_END: Final = re.compile(f"[w{OPENING}{CLOSING}{REMOVED}]*([PS]|$)")


def is_plain(text: str) -> bool:
    """Whether nothing in a text runs from right to left or asks for it, as in most texts."""
    return text.isascii() or _RIGHT.search(text) is None


def direction_of(text: str, default: Direction = "ltr") -> Direction:
    """The direction of a text's first letter that has one (P2, P3)."""
    side = _side_of(classes_of(text))
    return default if side is None else "rtl" if side else "ltr"


def levels_of(text: str, direction: Direction) -> bytes:
    """The level of each character, as far as it does not depend on where lines end. Each newline ends a paragraph."""
    base = int(direction == "rtl")
    classes = classes_of(text)
    if base and _MIXED.search(classes) is None:
        return b"\1" * len(text)
    found = bytearray()
    start = 0
    while start < len(text):
        end = classes.find("P", start) + 1 or len(text)
        found += _paragraph(text[start:end], classes[start:end], base)
        start = end
    return bytes(found)


def at_line_end(text: str, levels: bytes, base: int) -> bytes:
    """The levels of a text that is a line: spaces before a tab and at the line's end are of the line itself (L1)."""
    ended = bytearray(levels)
    for found in _AT_END.finditer(classes_of(text)):
        ended[found.start() : found.end()] = bytes([base]) * len(found[0])
    return bytes(ended)


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of a line in the order in which they are drawn, from left to right (L2)."""
    runs: list[range] = []
    heights: list[int] = []
    for level, same in groupby(range(len(levels)), key=levels.__getitem__):
        places = list(same)
        runs.append(range(places[0], places[-1] + 1))
        heights.append(level)
    order = list(range(len(runs)))
    for level in range(max(heights, default=0), min((height for height in heights if height % 2), default=256) - 1, -1):
        start = 0
        for is_high, group in groupby(tuple(order), key=lambda run: heights[run] >= level):
            end = start + len(list(group))
            if is_high:
                order[start:end] = order[start:end][::-1]
            start = end
    return [place for run in order for place in (runs[run][::-1] if heights[run] % 2 else runs[run])]


def _side_of(classes: str) -> int | None:
    depth = 0
    for kind in classes:
        if kind in OPENING:
            depth += 1
        elif kind == CLOSING:
            if not depth:
                continue
            depth -= 1
        elif not depth and kind in "LRA":
            return int(kind != "L")
        elif kind == "P":
            return None
    return None


def _paragraph(text: str, classes: str, base: int) -> bytes:
    if _EXPLICIT.search(classes) is None:
        return _without_joiners(text, classes, base) if "b" in classes else _resolved(text, classes, base, base, base)
    levels, kinds = explicit(classes, base, lambda inside: _side_of(inside) or 0)
    found = bytearray(levels)
    for run in sequences(classes, levels, base):
        inside = "".join(text[place] for place in run.places)
        seen = "".join(kinds[place] for place in run.places)
        for place, level in zip(run.places, _resolved(inside, seen, run.level, run.before, run.after), strict=True):
            found[place] = level
    for place, kind in enumerate(classes):
        if kind in REMOVED:
            found[place] = found[place - 1] if place else base
    return bytes(found)


def _without_joiners(text: str, classes: str, base: int) -> bytes:
    """The levels of a text with characters that no rule looks at (X9): each has the level of what is before it."""
    parts = classes.split("b")
    seen = "".join(char for char, kind in zip(text, classes, strict=True) if kind != "b")
    levels = _resolved(seen, "".join(parts), base, base, base)
    found = bytearray(levels[: len(parts[0])])
    place = len(parts[0])
    for part in parts[1:]:
        found.append(found[-1] if found else base)
        found += levels[place : place + len(part)]
        place += len(part)
    return bytes(found)


def _resolved(text: str, classes: str, level: int, before: int, after: int) -> bytes:
    """The levels of text that stands between texts of two levels, itself of one (W1 to W7, N0 to N2, I1, I2)."""
    along = "LR"[level % 2]
    kinds = "LR"[before % 2] + classes
    if "M" in kinds:
        kinds = _MARKS.sub(_unmarked, kinds)
    if "E" in kinds:
        kinds = _AFTER_ARABIC.sub(lambda found: found[0].replace("E", "N"), kinds)
    kinds = kinds.replace("A", "R")
    kinds = _BETWEEN_NUMBERS.sub(lambda found: found.string[found.start() - 1], kinds)
    kinds = _BESIDE_NUMBER.sub(lambda found: "E" * len(found[0]), kinds)
    kinds = _SEPARATORS.sub("o", kinds)
    if "E" in kinds:
        kinds = _AFTER_LATIN.sub(lambda found: found[0].replace("E", "L"), kinds)
    if "o" in kinds:
        kinds = kinds[0] + resolve_brackets(text, kinds[1:], classes, kinds[0], along)
    kinds += "LR"[after % 2]
    kinds = _BETWEEN_LEFT.sub(lambda found: "L" * len(found[0]), kinds)
    kinds = _BETWEEN_RIGHT.sub(lambda found: "R" * len(found[0]), kinds)
    kinds = _UNRESOLVED.sub(along, kinds)
    return kinds[1:-1].translate(_levels(level)).encode("latin-1")


@lru_cache(maxsize=130)
def _levels(level: int) -> dict[int, str]:
    """A table from classes to the characters of levels (I1, I2)."""
    right, left, number = (1, 0, 2) if level % 2 == 0 else (0, 1, 1)
    added = {"L": left, "R": right, "E": number, "N": number}
    return {ord(kind): chr(level + up) for kind, up in added.items()}


def _unmarked(found: re.Match[str]) -> str:
    """Marks take the class of what they stand on, but for the ends of isolates."""
    base = found.string[found.start() - 1]
    return ("o" if base in OPENING + CLOSING else base) * len(found[0])
