"""Texts for people, in the language of the person: what `gettext` gives, looked up once.

The standard library asks the disk for a catalogue at each call where there is none, and a list is hundreds of calls.
"""

from __future__ import annotations

import gettext as catalogues
from functools import cache, lru_cache

__all__ = ["gettext", "ngettext"]


@cache
def gettext(text: str) -> str:
    """A text of the program's own in the person's language."""
    return catalogues.gettext(text)


@lru_cache(maxsize=1_000)
def ngettext(one: str, many: str, count: int) -> str:
    """The form of such a text that goes with a number."""
    return catalogues.ngettext(one, many, count)
