"""A page as it is worked on: parsed once, by our own decoding, and no more of it than can be read in time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from lxml import html as lxml_html
from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser

from reader.extractor.addresses import absolute
from reader.extractor.decoding import decode
from reader.extractor.nesting import flatten, is_deep
from reader.extractor.structured import Structured, read_structured

_CHARACTERS_AT_MOST: Final = 8_000_000
_BYTES_AT_MOST: Final = 9_000_000
"""Less than the 10 MB from which libxml2 drops a text as a whole."""

_ELEMENTS_AT_MOST: Final = 30_000
_TEXT_AT_MOST: Final = 500_000
"""What lies behind as much of a page, its markup or its text, is not read: no person does either."""

_NO_TEXT: Final = frozenset({"script", "style", "noscript", "template"})
_LONG_TAG: Final = 4_000
_OVERLADEN: Final = re.compile(
    r"<[a-zA-Z][^\s<>/]*+(?:[\s/]*+[^\s<>/][^\s=<>/]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>][^\s<>]*+))?+){500}"
)
"""A tag up to the last attribute that is kept of it: libxml2 takes time by the square of their number."""


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: `url` is its address, `base` what its relative links are seen from.

    `root` may be changed by whoever reads the page, except that its scripts are read before: `structured` is what
    they say of the article.
    """

    root: HtmlElement
    url: str
    base: str
    structured: Structured = field(default_factory=Structured)


def read_page(html: str | bytes, url: str, content_type: str = "") -> Page | None:
    """The page, or None where there is nothing that a parser could make a tree of."""
    root = parse(html, content_type)
    if root is None:
        return None
    link = root.find(".//base[@href]")
    base = absolute(url, link.get("href")) if link is not None else None
    return Page(root, url, base or url, read_structured(root))


def parse(html: str | bytes, content_type: str = "") -> HtmlElement | None:
    """The root element of a page or a fragment, without comments, or None where it holds no element.

    Of a page that is larger than any that is read by people, the end is missing.
    """
    text = _unburdened(decode(html, content_type)[:_CHARACTERS_AT_MOST])
    root = _tree(text)
    if root is not None and is_deep(root, len(text)):
        root = _tree(flatten(text))
    if root is not None:
        _cut(root, len(text))
    return root


def _tree(text: str) -> HtmlElement | None:
    if not text.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8")[:_BYTES_AT_MOST], parser=parser)
    except (LxmlError, AssertionError):  # lxml asserts that a root exists for some input without any element
        return None
    return root if isinstance(root.tag, str) else None


def _unburdened(text: str) -> str:
    """`text` without the attributes of a tag that are more than 500. Looks only where no tag ends for long."""
    pieces: list[str] = []
    kept = at = 0
    while len(text) - at > _LONG_TAG:
        if (last := text.rfind(">", at, at + _LONG_TAG)) >= 0:
            at = last + 1
            continue
        end = text.find(">", at + _LONG_TAG)
        end = end if end >= 0 else len(text)
        for tag in _OVERLADEN.finditer(text, at, end):
            if tag.start() >= kept:
                pieces.append(text[kept : tag.end()])
                follows = text.find("<", tag.end(), end)
                kept = follows if follows >= 0 else end
        at = end
    return "".join((*pieces, text[kept:])) if pieces else text


def _cut(root: HtmlElement, size: int) -> None:
    """Takes out what stands after as much of a page of `size` characters as is read."""
    last = _last_by_text(root) if size > _TEXT_AT_MOST else None
    if last is None:
        last = next(islice(root.iter(), _ELEMENTS_AT_MOST, None), None)
    while last is not None and (parent := last.getparent()) is not None:
        del parent[parent.index(last) + 1 :]
        last = parent


def _last_by_text(root: HtmlElement) -> HtmlElement | None:
    """The element in which the text ends that is read, made to end there; None where the page ends before."""
    left = _TEXT_AT_MOST
    for element in islice(root.iter(), _ELEMENTS_AT_MOST):
        if element.tag not in _NO_TEXT:
            element.text, left = _shortened(element.text, left)
        element.tail, left = _shortened(element.tail, left)
        if left <= 0:
            return element
    return None


def _shortened(text: str | None, most: int) -> tuple[str | None, int]:
    """`text` as far as it is read, and how much may follow."""
    return (text[: max(most, 0)], most - len(text)) if text else (text, most)
