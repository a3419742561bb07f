"""What inline elements say of the looks of their text, and the characters that they stand for."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute
from reader.extractor.elements import first, text_of
from reader.extractor.flow import Style

_OPENING = tuple('"\u201c\u201e\u00ab\u00bb\u2018\u300c\u300e')
_NOTE = re.compile(r"\d{1,3}|[a-z*†‡]", re.IGNORECASE)


def styled(element: HtmlElement, style: Style, base: str) -> Style:
    """The style inside an inline element, around which `style` holds."""
    match element.tag:
        case "a":
            return Style(absolute(base, element.get("href")), style.emphasis, style.strong, style.code)
        case "em" | "i" | "cite" | "dfn" | "var":
            return Style(style.link, True, style.strong, style.code)
        case "strong" | "b":
            return Style(style.link, style.emphasis, True, style.code)
        case "code" | "kbd" | "samp" | "tt":
            return Style(style.link, style.emphasis, style.strong, True)
    return style


def marks_around(element: HtmlElement) -> tuple[str, str]:
    """The characters that a browser draws, or would do well to draw, before and after an element's text.

    A short quote has quotation marks; the mark of a footnote has brackets, so that it joins no word or number.
    """
    if element.tag == "q":
        return ("", "") if text_of(element).startswith(_OPENING) else ("\u201c", "\u201d")
    if element.tag == "sup" and _NOTE.fullmatch(text_of(element)):
        link = first(element.iter("a"))
        link = link if link is not None else next(element.iterancestors("a"), None)
        if link is not None and "#" in (link.get("href") or ""):
            return "[", "]"
    return "", ""
