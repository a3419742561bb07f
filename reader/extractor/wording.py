"""What texts have in common, whatever their punctuation; and whether one ends as a sentence does."""

from __future__ import annotations

import re
from functools import lru_cache

_NO_LETTERS = re.compile(r"[\W_]+")
_REMEMBERED = 4_000
"""Characters of a text that is asked about again at once; longer ones would fill the memory."""

_SENTENCE_ENDS = tuple(".!?:;…”»\"'。！？：।۔؟)")


def letters_of(text: str) -> str:
    """The letters and digits of a text in one case: two texts with the same ones say the same."""
    return _letters_of(text) if len(text) <= _REMEMBERED else _letters_of.__wrapped__(text)


@lru_cache(maxsize=128)
def _letters_of(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, in any script; a label does not."""
    return text.rstrip().endswith(_SENTENCE_ENDS)


def shingles(text: str) -> list[str]:
    """Overlapping pieces of a text, for comparing: three words each, or four characters in scripts without spaces."""
    words = text.lower().split()
    if len(words) * 12 < len(text):
        flat = "".join(words)
        return [flat[at : at + 4] for at in range(len(flat) - 3)]
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]
