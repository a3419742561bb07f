"""Which language a text is in, and which way it runs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from reader.model.blocks import Direction
from reader.model.tongues import believed

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "mzn", "nqo", "pnb", "prs", "ps", "sd"}
    | {"syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SAMPLE = 400
"""Strong characters that are looked at: enough to outvote a name in another script at the beginning."""


@dataclass(frozen=True, slots=True)
class Place:
    """The language (BCP 47, "" where unknown) and direction that hold at some place in a page.

    `stated` is true where the very element that a text stands in states the direction.
    """

    language: str = ""
    direction: Direction = "ltr"
    stated: bool = field(default=False, compare=False)

    def inside(self, element: HtmlElement) -> Place:
        """What holds inside `element`: its own `lang` and `dir`, or what held before."""
        language = language_tag(element.get("lang") or element.get("xml:lang") or "")
        stated = (element.get("dir") or "").strip().lower()
        if not language and not stated:
            return replace(self, stated=False) if self.stated else self
        if stated == "auto":
            direction = direction_of_text("".join(element.itertext())) or self.direction
        else:
            direction = _stated(stated) or direction_of_language(language) or self.direction
        return Place(language or self.language, direction, _stated(stated) is not None)

    def of(self, text: str) -> Place:
        """What holds for a text that stands here: one that is written the other way has a direction of its own.

        Its first strong character and most of the others have to agree, so that no name turns a sentence round.
        """
        if self.stated or (self.direction == "ltr" and not _RIGHT_TO_LEFT.search(text)):
            return self
        sides = _sides(text)
        if not sides:
            return self
        direction: Direction = "rtl" if sum(sides) * 2 > len(sides) else "ltr"
        if direction == self.direction or sides[0] != (direction == "rtl"):
            return self
        kept = self.language if direction_of_language(self.language) == direction else ""
        return Place(kept, direction)


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
    sides = _sides(text)
    if not sides:
        return None
    return "rtl" if sum(sides) * 2 > len(sides) else "ltr"


def place_of(root: HtmlElement, container: HtmlElement | None, stated_language: str, text: str) -> Place:
    """What holds for an article: by `dir` and `lang` from its container outwards, else by `text`, its body; by that
    also where the language can't be what is stated."""
    language, stated = _around(root, container)
    language = believed(language or language_tag(stated_language), text)
    direction = _stated(stated) or direction_of_language(language) or direction_of_text(text) or "ltr"
    return Place(language, direction)


def place_in_feed(root: HtmlElement, text: str) -> Place:
    """What holds for the `text` that a feed carries, whose language the feed knows."""
    language, stated = _around(root, None)
    direction = _stated(stated) or direction_of_language(language) or direction_of_text(text) or "ltr"
    return Place(language, direction)


def _around(root: HtmlElement, container: HtmlElement | None) -> tuple[str, str]:
    """The nearest `lang` and `dir` from a container outwards."""
    language, stated = "", ""
    for element in [container, *container.iterancestors()] if container is not None else [root]:
        language = language or language_tag(element.get("lang") or element.get("xml:lang") or "")
        stated = stated or (element.get("dir") or "").strip().lower()
    return language, stated


def _stated(value: str) -> Direction | None:
    return "rtl" if value == "rtl" else "ltr" if value == "ltr" else None


def _sides(text: str) -> list[bool]:
    """Of each of the first strong characters of a text whether it runs from right to left."""
    if text.isascii():
        return [False] * min(_SAMPLE, sum(map(str.isalpha, text[: 2 * _SAMPLE])))
    sides: list[bool] = []
    for char in text:
        match unicodedata.bidirectional(char):
            case "L":
                sides.append(False)
            case "R" | "AL":
                sides.append(True)
        if len(sides) >= _SAMPLE:
            break
    return sides
