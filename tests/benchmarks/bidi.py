"""Unicode's own tests of the Bidirectional Algorithm: `python -m tests.benchmarks.bidi [FOLDER]`.

FOLDER has BidiCharacterTest.txt and BidiTest.txt, as Debian's package unicode-data puts them into /usr/share/unicode.
Claimed: all pass whose characters this Python knows, the order of the line with them.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from reader.model.blocks import Direction
from reader.typeset.bidi import at_line_end, direction_of, levels_of, visual_order
from reader.typeset.bidi_classes import REMOVED, classes_of

Case: TypeAlias = tuple[str, Direction, list[str], list[str]]
"""A text, its direction, the level of each character (`x` for none) and the places from left to right."""

_DIRECTIONS: Final[dict[str, Direction]] = {"0": "ltr", "1": "rtl"}

_SAMPLES: Final = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0628",
    "EN": "1",
    "ES": "+",
    "ET": "$",
    "AN": "\u0663",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u200b",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}


def by_character(path: Path) -> Iterator[Case]:
    """The cases of BidiCharacterTest.txt."""
    for line in _lines(path):
        codes, wish, _, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        if all(map(unicodedata.bidirectional, text)):
            yield (
                text,
                direction_of(text) if wish == "2" else "rtl" if wish == "1" else "ltr",
                levels.split(),
                order.split(),
            )


def by_class(path: Path) -> Iterator[Case]:
    """The cases of BidiTest.txt."""
    levels: list[str] = []
    order: list[str] = []
    for line in _lines(path):
        name, _, value = line.partition(":")
        if name == "@Levels":
            levels = value.split()
        elif name == "@Reorder":
            order = value.split()
        elif not name.startswith("@"):
            kinds, _, wishes = line.partition(";")
            text = "".join(_SAMPLES[kind] for kind in kinds.split())
            directions: tuple[Direction, ...] = (direction_of(text), "ltr", "rtl")
            for bit, direction in enumerate(directions):
                if int(wishes, 16) >> bit & 1:
                    yield text, direction, levels, order


def passes(case: Case) -> bool:
    """Whether levels and order are as they should be."""
    text, direction, levels, order = case
    classes = classes_of(text)
    found = at_line_end(text, levels_of(text, direction), int(direction == "rtl"))
    shown = ["x" if kind in REMOVED else str(level) for kind, level in zip(classes, found, strict=True)]
    return shown == levels and [str(place) for place in visual_order(found) if classes[place] not in REMOVED] == order


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            said = line.partition("#")[0].strip()
            if said:
                yield said


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    for name, read in (("BidiCharacterTest.txt", by_character), ("BidiTest.txt", by_class)):
        count = failed = 0
        for case in read(folder / name):
            count += 1
            failed += not passes(case)
        sys.stdout.write(f"{name}: {count} cases, {failed} fail\n")


if __name__ == "__main__":
    main()
