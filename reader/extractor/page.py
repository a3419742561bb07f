"""A page as it is worked on: parsed once, by our own decoding."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html as lxml_html
from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser

from reader.extractor.addresses import absolute
from reader.extractor.decoding import decode
from reader.extractor.structured import Structured, read_structured


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


def read_page(html: str | bytes, url: str) -> Page | None:
    """The page, or None where there is nothing that a parser could make a tree of."""
    root = parse(html)
    if root is None:
        return None
    link = root.find(".//base[@href]")
    base = absolute(url, link.get("href")) if link is not None else None
    return Page(root, url, base or url, read_structured(root))


def parse(html: str | bytes) -> HtmlElement | None:
    """The root element of a page or a fragment, without comments, or None where it holds no element.

    libxml2 drops what lies deeper than 256 levels unless `huge_tree` is set (then 2,048).
    """
    text = decode(html)
    if not text.strip():
        return None
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (LxmlError, AssertionError):  # lxml asserts that a root exists for some input without any element
        return None
    return root if isinstance(root.tag, str) else None
