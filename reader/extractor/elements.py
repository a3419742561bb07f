"""Questions about elements of a parsed page: which text, which names, which part of it links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from reader.model.text import clean_line


def names(listed: str) -> frozenset[str]:
    """The names in a list parted by spaces."""
    return frozenset(listed.split())


BLOCKS = names(
    "address article aside blockquote body br center dd details dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre search section summary table tbody"
    " td tfoot th thead tr ul"
)
"""Elements whose text begins on a line of its own."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LABELS_AT_MOST = 200


def text_of(element: HtmlElement) -> str:
    """All words of an element as one clean line: blocks in it are parted by spaces, inline elements are not."""
    if not len(element):
        return clean_line(element.text or "")
    parted = any(inner.tag in BLOCKS for inner in element.iterdescendants())
    return spaced_text(element) if parted else clean_line("".join(element.itertext()))


def spaced_text(element: HtmlElement) -> str:
    """All words of an element as one clean line, every element in it parted by spaces."""
    return clean_line(" ".join(element.itertext()))


def labels(element: HtmlElement) -> str:
    """What a page's author calls an element: its class and id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:_LABELS_AT_MOST]


def has_class(element: HtmlElement, name: str) -> bool:
    """Whether `name` is one of an element's classes."""
    return name in (element.get("class") or "").split()


def by_class(element: HtmlElement, name: str) -> list[HtmlElement]:
    """Elements below `element` that have the class `name`, in page order."""
    return [inner for inner in element.iterdescendants() if has_class(inner, name)]


def first(elements: Iterable[HtmlElement]) -> HtmlElement | None:
    """The first of `elements`, or None."""
    return next(iter(elements), None)


def weight(text: str) -> int:
    """How much a text says, in characters of an alphabet: scripts without spaces say twice as much in each."""
    return len(text) if text.isascii() else len(text) + len(_UNSPACED.findall(text))


def link_share(element: HtmlElement) -> float:
    """The part of an element's text that is inside links, 0 to 1."""
    size = weight(text_of(element))
    linked = sum(weight(text_of(link)) for link in element.iter("a") if link.get("href"))
    return linked / size if size else 0.0


def is_inside(element: HtmlElement, around: HtmlElement) -> bool:
    """Whether `around` is one of an element's ancestors."""
    return any(node is around for node in element.iterancestors())
