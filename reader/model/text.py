"""Text from outside, made harmless: nothing that a terminal obeys gets past this module.

Terminals act on control characters, and toolkits do not take them out. So every string that comes from a feed, a
page, a file or a header is cleaned here when it becomes a value, and once more when lines are made of it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARKS_AT_MOST = 4
"""Combining marks kept on one base character: enough for every script, too few to smear over neighbours."""

_JOINERS = frozenset("\u200c\u200d\u00ad")  # ZWNJ, ZWJ and soft hyphen are part of words
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me"})
_TAG = re.compile(r"<[^<>]*>")
_BREAKING_TAG = re.compile(r"<\s*+/?\s*+(?:p|br|div|li|h[1-6]|tr|td|blockquote)\b[^<>]*>", re.IGNORECASE)
_HIDDEN_ELEMENT = re.compile(r"<\s*+(script|style)\b.*?(?:<\s*+/\s*+\1\s*+>|$)", re.IGNORECASE | re.DOTALL)
_SPACES = re.compile(r"\s+")
_WIDE_SPACE = "\u3000"
_SIGNS = re.compile(r"[^\w\s]{5}")
"""Where more marks may stand in a row than are kept: they are neither letters nor digits nor white space."""

_HARMLESS = ("\n", "\t", "\xa0", "\u3000", *_JOINERS)


@lru_cache(maxsize=4096)
def _is_dropped(char: str) -> bool:
    return char not in "\n\t" and char not in _JOINERS and unicodedata.category(char) in _DROPPED


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in _MARKS


def clean(text: str) -> str:
    """`text` without anything that a terminal could obey; newlines and tabs stay."""
    if (text.isascii() and text.isprintable()) or _is_clean(text):
        return text
    kept: list[str] = []
    marks = 0
    for char in text.replace("\r\n", "\n").replace("\r", "\n"):
        if _is_dropped(char):
            continue
        marks = marks + 1 if _is_mark(char) else 0
        if marks <= MARKS_AT_MOST:
            kept.append(char)
    return "".join(kept)


def _is_clean(text: str) -> bool:
    """Whether nothing is to be taken out, for sure: what Python can print is in none of the dropped categories."""
    printed = text
    for char in _HARMLESS:
        printed = printed.replace(char, " ")
    return printed.isprintable() and _SIGNS.search(text) is None


def clean_line(text: str) -> str:
    """`text` cleaned, as one line: every run of white space is one space, none at the ends.

    The wide space of Japanese and Chinese stays one, for it parts what a title has no other sign for.
    """
    line = _one_line(text)
    cleaned = clean(line)
    return line if cleaned == line else _one_line(cleaned)


def _one_line(text: str) -> str:
    if _WIDE_SPACE not in text:
        return " ".join(text.split())
    return _SPACES.sub(lambda spaces: _WIDE_SPACE if _WIDE_SPACE in spaces[0] else " ", text).strip()


def strip_markup(text: str) -> str:
    """The words of a text that may be HTML (a feed's title or teaser), as one clean line."""
    if "<" in text:
        text = " ".join(text.split())
        text = _HIDDEN_ELEMENT.sub(" ", text)
        text = _TAG.sub("", _BREAKING_TAG.sub(" ", text))
    from html import unescape  # its table of names takes a while to load

    return clean_line(unescape(text))


def shorten(text: str, length: int) -> str:
    """`text` cut to `length` characters at a word's end, an ellipsis in the last place."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > length // 2 else head).rstrip(" ,;:-–—") + "…"
