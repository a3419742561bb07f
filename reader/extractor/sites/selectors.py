"""How a site's rules point at elements and at what they say: with CSS selectors, or with a function.

Selectors are those of `cssselect` (https://cssselect.readthedocs.io) without what it is known to read wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from reader.extractor.elements import text_of
from reader.model.text import clean_line

Where: TypeAlias = str | tuple[str, ...] | Callable[[HtmlElement], str]
"""Where in an element a text stands: a selector, several of which the first that says something counts, or a function.

A selector that ends in `@name` means the attribute of that name: `img@alt`, `time@datetime`; `@name` alone is the
element's own.
"""

_ATTRIBUTE = re.compile(r"^(.*?)@([\w:-]+)$", re.DOTALL)
_MISREAD = re.compile(r":(?:is|where)\(|:has\(\s*[>+~]|:not\([^)]*:has\(")


def every(selector: str, inside: HtmlElement) -> list[HtmlElement]:
    """The elements in `inside` (itself among them) that a selector fits, in page order; none for ""."""
    return _compiled(selector)(inside) if selector else []


def texts(where: Where, inside: HtmlElement) -> list[str]:
    """Everything that `where` says in an element, each text once, as clean lines; empty ones are left out."""
    if callable(where):
        found = [where(inside)]
    else:
        selectors = (where,) if isinstance(where, str) else where
        found = next((said for selector in selectors if any(said := _said(selector, inside))), [])
    return list(dict.fromkeys(filter(None, map(clean_line, found))))


def text(where: Where, inside: HtmlElement) -> str:
    """The first thing that `where` says in an element, "" for none."""
    return next(iter(texts(where, inside)), "")


def _said(selector: str, inside: HtmlElement) -> list[str]:
    if attribute := _ATTRIBUTE.match(selector):
        elements = every(attribute[1], inside) if attribute[1] else [inside]
        return [element.get(attribute[2]) or "" for element in elements]
    return [text_of(element) for element in every(selector, inside)]


@cache
def _compiled(selector: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """What finds a selector's elements. A selector that can't be read is a mistake in a site's rules: it raises."""
    if _MISREAD.search(selector):
        raise ValueError(f"cssselect reads this selector wrongly; say it with simpler ones: {selector}")
    return CSSSelector(selector, translator="html")
