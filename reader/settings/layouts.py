"""Keyboards whose letters are not Latin: which key of a US keyboard stands at a letter's place.

Keys that start commands are named by Latin letters. Who writes Arabic or Russian presses the same key of the keyboard
and need not change its layout to read. The layouts are those that systems come with (X.Org's `xkeyboard-config`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from unicodedata import decimal

_PLACES: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_ABOVE: Final = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'


def _layout(plain: str, shifted: str = "") -> Mapping[str, str]:
    """A layout's letters, each with the key at its place; a space stands for a key that types none of its own."""
    pairs = (*zip(shifted, _ABOVE, strict=False), *zip(plain, _PLACES, strict=False))
    return MappingProxyType({letter: key for letter, key in pairs if not letter.isascii()})


def _cyrillic(plain: str) -> Mapping[str, str]:
    return _layout(plain, plain.upper())


_RUSSIAN: Final = _cyrillic("йцукенгшщзхъфывапролджэячсмитьбю ")
_SERBIAN: Final = _cyrillic("љњертзуиопшђасдфгхјклчћѕџцвбнм   ")
_ARABIC: Final = _layout(
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوزظ",
    "\u064e\u064b\u064f\u064c إ‘÷×؛  \u0650\u064d   أـ،   \u0652    آ’   ",
)
_PERSIAN: Final = _layout(
    "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو  ",
    "\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651    ؤئيإأآة»«   \u0653ژ\u0670  ء   ",
)

LAYOUTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "ar": _ARABIC,
        "fa": _PERSIAN,
        "prs": _PERSIAN,
        "ru": _RUSSIAN,
        "uk": _cyrillic("йцукенгшщзхїфівапролджєячсмитьбю "),
        "bg": _cyrillic(",уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб"),
        "sr": _SERBIAN,
        "mk": _cyrillic("љњертѕуиопшѓасдфгхјклчќзџцвбнм   "),
        "el": _cyrillic(" ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ   "),
        "he": _layout("  קראטוןםפ  שדגכעיחלך  זסבהנמצתץ "),
    }
)
"""By language (BCP 47), its letters with the keys at their places."""

_COMMONEST: Final = ("ar", "fa", "ru", "uk", "sr", "mk", "el", "he")
"""Whose layout a letter is taken to be of where the person's languages don't say; the first that has it."""


def at_place(letter: str, languages: Iterable[str] = ()) -> str:
    """The key of a US keyboard that stands where a letter was typed; the letter itself where it is on no layout.

    Digits of any script are those. `languages` are what the person reads, the dearest first: layouts of one script
    differ.
    """
    if letter.isascii() or len(letter) != 1:
        return letter
    if letter.isdecimal():
        return str(decimal(letter))
    return _at_place(letter, tuple(languages))


@lru_cache(maxsize=256)
def _at_place(letter: str, languages: tuple[str, ...]) -> str:
    own = (tag.partition("-")[0].lower() for tag in languages)
    layouts = (LAYOUTS[name] for name in (*own, *_COMMONEST) if name in LAYOUTS)
    return next((layout[letter] for layout in layouts if letter in layout), letter)
