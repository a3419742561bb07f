"""The bidirectional class of each character (UAX #9, table 4) as a letter: rules can be regular expressions."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "E",
    "ES": "+",
    "ET": "$",
    "AN": "N",
    "CS": ",",
    "NSM": "M",
    "B": "P",
    "S": "S",
    "WS": "w",
    "ON": "o",
    "LRE": "a",
    "RLE": "c",
    "LRO": "d",
    "RLO": "e",
    "PDF": "f",
    "BN": "b",
    "LRI": "g",
    "RLI": "h",
    "FSI": "i",
    "PDI": "j",
}

OPENING: Final = "ghi"
"""What begins an isolate: from left to right, from right to left, as its first letter does."""

CLOSING: Final = "j"
"""What ends one."""

EMBEDDING: Final = "acdef"
"""What begins and ends embeddings and overrides."""

REMOVED: Final = f"{EMBEDDING}b"
"""What no rule looks at: those, and joiners and the like (X9)."""

NEUTRAL: Final = "PSwoghij"
"""What takes its direction from what is around it."""


class _Classes(dict[int, str]):
    """A table for `str.translate` that grows with the characters that are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _LETTERS.get(unicodedata.bidirectional(chr(code)), "L")
        return found


_CLASSES: Final = _Classes()


def classes_of(text: str) -> str:
    """A letter for each character of a text."""
    return text.translate(_CLASSES)
