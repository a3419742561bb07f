"""Which language a text is in, and which way it runs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.model.blocks import Direction

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "mzn", "nqo", "pnb", "prs", "ps", "sd"}
    | {"syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"})
_SAMPLE = 400
"""Strong characters that are looked at: enough to outvote a name in another script at the beginning."""


@dataclass(frozen=True, slots=True)
class Place:
    """The language (BCP 47, "" where unknown) and direction that hold at some place in a page."""

    language: str = ""
    direction: Direction = "ltr"

    def inside(self, element: HtmlElement) -> Place:
        """What holds inside `element`: its own `lang` and `dir`, or what held before."""
        language = language_tag(element.get("lang") or element.get("xml:lang") or "")
        stated = (element.get("dir") or "").strip().lower()
        if not language and not stated:
            return self
        if stated == "auto":
            direction = direction_of_text("".join(element.itertext())) or self.direction
        else:
            direction = _stated(stated) or direction_of_language(language) or self.direction
        return Place(language or self.language, direction)


def language_tag(text: str) -> str:
    """A language tag in BCP 47's form, "" for what is none: `de_DE` becomes `de-DE`."""
    tag = text.strip().replace("_", "-")[:35].rstrip("-")
    return tag if _TAG.fullmatch(tag) else ""


def direction_of_language(tag: str) -> Direction | None:
    """The direction in which a language is written, or None without a language."""
    parts = tag.lower().split("-")
    if not parts[0]:
        return None
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT_LANGUAGES else "ltr"


def direction_of_text(text: str) -> Direction | None:
    """The direction of most of the first strong characters of a text, or None where it has none.

    Strong is meant as in the Unicode Bidirectional Algorithm (https://www.unicode.org/reports/tr9/).
    """
    left = right = 0
    for char in text:
        match unicodedata.bidirectional(char):
            case "L":
                left += 1
            case "R" | "AL":
                right += 1
        if left + right >= _SAMPLE:
            break
    if not left + right:
        return None
    return "rtl" if right > left else "ltr"


def place_of(root: HtmlElement, container: HtmlElement | None, stated_language: str, text: str) -> Place:
    """What holds for an article: by `dir` and `lang` from its container outwards, else by `text`, its body."""
    language, stated = "", ""
    around = [container, *container.iterancestors()] if container is not None else [root]
    for element in around:
        language = language or language_tag(element.get("lang") or element.get("xml:lang") or "")
        stated = stated or (element.get("dir") or "").strip().lower()
    language = language or language_tag(stated_language)
    direction = _stated(stated) or direction_of_language(language) or direction_of_text(text) or "ltr"
    return Place(language, direction)


def _stated(value: str) -> Direction | None:
    return "rtl" if value == "rtl" else "ltr" if value == "ltr" else None
