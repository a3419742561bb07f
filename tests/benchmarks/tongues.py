"""Texts without a meaning in eight languages that there are not, in the letters of eight that there are."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

chance: Final = random.Random(7)


@dataclass(frozen=True)
class Tongue:
    """The words of a language, the commonest first, and what stands between two of them."""

    tag: str
    words: tuple[str, ...]
    weights: tuple[float, ...]
    space: str

    def text(self, count: int) -> str:
        """So many words."""
        return self.space.join(chance.choices(self.words, cum_weights=self.weights, k=count))


def _tongue(tag: str, letters: str, ends: str = "", count: int = 20_000) -> Tongue:
    """A language whose words are made of syllables, the commonest of few; of letters, where there are no ends."""
    syllables = [letter + end for letter in letters for end in ends.split()] or list(letters)
    words = dict.fromkeys(
        "".join(chance.choices(syllables, k=chance.randint(1, 2 + 4 * rank // count))) for rank in range(count)
    )
    weights = accumulate(1 / (rank + 2) for rank in range(len(words)))
    return Tongue(tag, tuple(words), tuple(weights), " " if ends else "")


TONGUES: Final = (
    _tongue("en", "bcdfghlmnprst", "a e i o u er in on at es th"),
    _tongue("de", "bdfghklmnrstwz", "en er st ein ung ich au ei"),
    _tongue("es", "bcdfglmnprstv", "a e i o os as ar ción"),
    _tongue("ru", "бвгдзклмнпрст", "а е и о у ость ени ого"),
    _tongue("ar", "بتجحدرسشعفقكلمنهوي", "ا و ي ة ات ون"),
    _tongue("hi", "कखगचजटडतदनपबमरलवसह", "ा ि ी ु े ो ं"),
    _tongue("am", "ሀለመሰረቀበተነአከወዘየደገ", "ት ን ች ው"),
    _tongue("zh", "".join(map(chr, range(0x4E00, 0x5400))), count=10_000),
)
