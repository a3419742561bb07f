"""The lead: the paragraph under the title that says what the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.extractor.elements import is_inside, labels, link_share, text_of, weight

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro\w*|standfirst|stand-first|dek|deck|sub-?title|sub-?headline|sub-?heading|subhead"
    r"|summary|abstract|excerpt|teaser-?text|chapo|chapeau|sapo|vorspann|anlauf|ingress|summenryta|description|perex"
    r"|sommario|entradilla|bajada|copete|strap-?line|kicker-?text|manchet|article-?lead\w*|leadtext|article-?intro\w*"
    r"|(?:article|story|post|entry|header|news|content|text)_*-*(?:lead|lede|intro\w*|standfirst|dek|deck|sub-?title"
    r"|sub-?headline|summary|description|teaser|excerpt|abstract|perex))(?=$|[\s_-])",
    re.IGNORECASE,
)
_TAGS = ("p", "h2", "h3", "h4", "div", "span", "section", "strong", "ul")
_SHORTEST = 30
_LONGEST = 1200
_LETTERS = re.compile(r"[\W_]+")


def find_lead(root: HtmlElement, container: HtmlElement, descriptions: tuple[str, ...]) -> HtmlElement | None:
    """The element with the lead, between the title and the body, or at the body's own beginning.

    It is one that is called so, or one whose text is what the page's description says; an element further down with
    the words of the description is none. The page may show no lead: its description alone is none either.
    """
    keys = [key for text in descriptions if len(key := _key(text)) > _SHORTEST]
    for element in _between(root, container):
        text = text_of(element)
        if not _SHORTEST <= weight(text) <= _LONGEST or link_share(element) > 0.3:
            continue
        if any(_same(_key(text), key) for key in keys):
            return _innermost(element, text)
        if _LEAD.search(labels(element)) or element.get("itemprop") in ("description", "alternativeHeadline"):
            return element
    return None


def _between(root: HtmlElement, container: HtmlElement) -> Iterator[HtmlElement]:
    """Elements from the title on, up to the container's first real paragraph."""
    title = root.find(".//h1")
    title_seen = title is None or is_inside(title, container) or title is container
    inside_budget = 12
    for element in root.iter():
        if not title_seen:
            title_seen = element is title
            continue
        inside = element is not container and is_inside(element, container)
        if inside and element.tag in ("p", "h2", "h3", "li"):
            inside_budget -= 1
        if inside_budget < 0 or (not inside and _follows(element, container)):
            return
        if element.tag in _TAGS and element is not container:
            yield element


def _follows(element: HtmlElement, container: HtmlElement) -> bool:
    previous = element.getprevious()
    return previous is container


def _innermost(element: HtmlElement, text: str) -> HtmlElement:
    """The smallest element inside `element` with all its text."""
    while True:
        inner = next((child for child in element if child.tag in _TAGS and text_of(child) == text), None)
        if inner is None:
            return element
        element = inner


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _same(text: str, description: str) -> bool:
    """Whether a text is the description, which may be cut short."""
    if not text:
        return False
    shorter, longer = sorted((text, description), key=len)
    return longer.startswith(shorter[:-3] if len(shorter) > 80 else shorter) and len(shorter) * 2 > len(longer)
