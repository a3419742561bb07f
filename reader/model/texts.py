"""Texts for people, in the language of the person: looked up in the catalogue that the program speaks from.

Texts are written in English where they are used, and are their own keys. Which catalogue is spoken from is chosen once
at the start, and again when the person chooses another language (`reader.settings.languages`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["ENGLISH", "Catalogue", "deferred", "gettext", "ngettext", "number", "pgettext", "speak", "spoken"]

CONTEXT: Final = "\x04"
"""Between a context and its text in a key of a catalogue, as in gettext's own files."""


class Catalogue(NamedTuple):
    """What the texts are in a language (BCP 47): each by the English one, and those that go with a number by their
    English singular, in as many forms as the language has; `form` says which of them goes with a number."""

    language: str = "en"
    texts: Mapping[str, str] = MappingProxyType({})
    forms: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    form: Callable[[int], int] = lambda count: int(count != 1)


ENGLISH: Final = Catalogue()

_spoken = ENGLISH


def speak(catalogue: Catalogue) -> None:
    """Takes all texts from `catalogue` from now on."""
    global _spoken
    _spoken = catalogue


def spoken() -> Catalogue:
    """The catalogue that texts are taken from."""
    return _spoken


def gettext(text: str) -> str:
    """A text of the program's own in the person's language."""
    return _spoken.texts.get(text, text)


def pgettext(context: str, text: str) -> str:
    """The same for a text that means several things in English; `context` says which."""
    return _spoken.texts.get(f"{context}{CONTEXT}{text}", text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of such a text that goes with a number."""
    forms = _spoken.forms.get(one)
    if forms is None:
        return one if count == 1 else many
    return forms[_spoken.form(count)]


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it: `1,234.5`. The catalogue shows with one example how that is."""
    example = pgettext("how a number is written", "1,234.5")
    grouped, point = example[1:-5], example[-2]
    return f"{value:,.{decimals}f}".translate({ord(","): grouped, ord("."): point})


def deferred(text: str) -> str:
    """A text that is looked up where it is shown, and only stands in a table here: catalogues list it too."""
    return text
