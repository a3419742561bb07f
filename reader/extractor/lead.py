"""The lead: the paragraph under the title that says what the article is about."""

from __future__ import annotations

import re

from lxml.etree import XPath
from lxml.html import HtmlElement

from reader.extractor.elements import is_inside, labels, link_share, text_of, weight
from reader.extractor.parts import is_in_part
from reader.extractor.wording import ends_sentence, letters_of

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro\w*|standfirst|stand-first|dek|deck|sub-?title|sub-?headline|sub-?heading|subhead"
    r"|summary|epigraph\w*|abstract|excerpt|teaser-?text|chapo|chapeau|sapo|vorspann|anlauf|ingress|summenryta"
    r"|description|perex|sommario|entradilla|bajada|copete|strap-?line|kicker-?text|manchet|article-?lead\w*|leadtext|article-?intro\w*"
    r"|(?:article|story|post|entry|header|news|content|text)_*-*(?:lead|lede|intro\w*|standfirst|dek|deck|sub-?title"
    r"|sub-?headline|summary|description|teaser|excerpt|abstract|perex))(?=$|[\s_-])",
    re.IGNORECASE,
)
_SELLING = re.compile(r"pay-?wall|pur-?abo|subscri|offer|checkout|newsletter|caption|byline|author", re.IGNORECASE)
_SENTENCE = 70
_PARAGRAPHS = 12
_TAGS = ("p", "h2", "h3", "h4", "div", "span", "section", "strong", "ul")
_SHORTEST = 30
_LONGEST = 1200
_LONGEST_WITH_SPACE = 5_000
_length = XPath("string-length()")


def find_lead(
    root: HtmlElement, heading: HtmlElement | None, container: HtmlElement, descriptions: tuple[str, ...]
) -> HtmlElement | None:
    """The element with the lead: between the title (`heading`) and the body, or at the body's own beginning.

    It is one that is called so, or one whose text is what the page's description says; between title and body also
    the first sentence that tells the same. An element further down with the words of the description is none. The page
    may show no lead: its description alone is none either.
    """
    keys = [key for text in descriptions if len(key := letters_of(text)) > _SHORTEST]
    before, within = _between(root, heading, container)
    for element in filter(_may_be_lead, (*before, *within)):
        text = text_of(element)
        if any(_same(letters_of(text), key) for key in keys):
            return _innermost(element, text)
        if _is_called_lead(element):
            return element
        if element in before and _is_sentence(element, text) and _tells_same(text, descriptions):
            return element
    return None


def _may_be_lead(element: HtmlElement) -> bool:
    if element.tag not in _TAGS or _SELLING.search(labels(element)) or _length(element) > _LONGEST_WITH_SPACE:
        return False
    return _SHORTEST <= weight(text_of(element)) <= _LONGEST and link_share(element) <= 0.3


def _is_called_lead(element: HtmlElement) -> bool:
    called = _LEAD.search(labels(element)) is not None
    return called or element.get("itemprop") in ("description", "alternativeHeadline")


def _is_sentence(element: HtmlElement, text: str) -> bool:
    """Whether an element is one line that ends as a sentence does and is as long as one."""
    if weight(text) < _SENTENCE or not ends_sentence(text) or is_in_part(element):
        return False
    return not element.xpath("boolean(.//img|.//p|.//div|.//li)")


def _tells_same(text: str, descriptions: tuple[str, ...]) -> bool:
    """Whether a text tells in other words what a description tells: half of the longer words of either are the same."""
    said = _long_words(text)
    return any(2 * len(said & told) >= min(len(said), len(told)) > 3 for told in map(_long_words, descriptions))


def _long_words(text: str) -> set[str]:
    return {word for word in text.casefold().split() if len(word) > 4}


def _between(
    root: HtmlElement, heading: HtmlElement | None, container: HtmlElement
) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Elements from the title on, up to the container, and those of its first real paragraphs."""
    before: list[HtmlElement] = []
    within: list[HtmlElement] = []
    reached = False
    seen = heading is None or heading is container or is_inside(heading, container) or not is_inside(heading, root)
    budget = _PARAGRAPHS
    for element in root.iter():
        if element is container:
            seen = reached = True
        elif not seen:
            seen = element is heading
        elif is_inside(element, container):
            budget -= element.tag in ("p", "h2", "h3", "li")
            if budget < 0:
                break
            within.append(element)
        elif reached:
            break
        elif not is_inside(container, element):
            before.append(element)
    return (before if heading is not None else []), within


def _innermost(element: HtmlElement, text: str) -> HtmlElement:
    """The smallest element inside `element` with all its text."""
    while True:
        inner = next((child for child in element if child.tag in _TAGS and text_of(child) == text), None)
        if inner is None:
            return element
        element = inner


def _same(text: str, description: str) -> bool:
    """Whether a text is the description, which may be cut short."""
    if not text:
        return False
    shorter, longer = sorted((text, description), key=len)
    return longer.startswith(shorter[:-3] if len(shorter) > 80 else shorter) and len(shorter) * 2 > len(longer)
