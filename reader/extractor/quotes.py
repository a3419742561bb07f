"""Quotes, and who is quoted; quotes pulled out of the text to stand in large letters beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import first, labels, names, text_of
from reader.extractor.embeds import is_post
from reader.model.blocks import Quote

if TYPE_CHECKING:
    from reader.extractor.blocks import BlockReader

_PULL = re.compile(
    r"(?:^|[\s_-])(?:pull-?_?quotes?|pullout|pull-out|blockquote--?pull|quote-?pull|callout-?quote|big-?quote"
    r"|zitat-?(?:box|kasten)|citation-?(?:box|exergue)|exergue|destacado)(?=$|[\s_-])|pullquote",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"(?:^|[\s_-])(?:block-?quote|quote(?:-?box|-?block)?|zitat|citation)(?=$|[\s_])", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author|attribution|cite|source|speaker|person|byline|name|credit|autor|caption|urheber)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_BOXES = names("div section aside figure q")
_SOURCES = names("cite footer figcaption")
_DASHES = "—–―-~― \u00a0"
_DASHED = re.compile(r"[—–―]\s*\S|--?\s+\S")
_AUTHOR_AT_MOST = 160
_BOX_AT_MOST = 800
_MARKS = ' \u00a0"“”„‟«»‹›「」『』'


def is_quote(element: HtmlElement) -> bool:
    """Whether an element is a quote: by its tag, or a small box that is called one and holds no `blockquote`."""
    if element.tag == "blockquote":
        return True
    if element.tag == "figure":
        return _only_quoted(element)
    if element.tag not in _BOXES or element.find(".//blockquote") is not None:
        return False
    called = labels(element)
    return bool(_PULL.search(called) or _QUOTE.search(called)) and 0 < len(text_of(element)) <= _BOX_AT_MOST


def is_pull_quote(element: HtmlElement) -> bool:
    """Whether a quote repeats the body's own words: it, or the small box around it, is called so or is an `aside`."""
    around = element.getparent()
    for box in (element, around) if around is not None else (element,):
        if (_PULL.search(labels(box)) or box.tag == "aside") and len(text_of(box)) <= _BOX_AT_MOST:
            return True
    return any(_PULL.search(labels(inner)) for inner in element.iterchildren("blockquote"))


def read_quote(element: HtmlElement, reader: BlockReader, place: Place, depth: int) -> Quote | None:
    """The quote that an element is, or None where it says nothing."""
    pull = is_pull_quote(element)
    author = _take_author(element)
    blocks = reader.inner(element, place, depth)
    if not blocks:
        return None
    if len(blocks) == 1 and isinstance(inner := blocks[0], Quote):
        return replace(inner, author=inner.author or author, pull=inner.pull or pull)
    return Quote(tuple(blocks), author=author, pull=pull, language=place.language, direction=place.direction)


def _only_quoted(figure: HtmlElement) -> bool:
    """Whether a `figure` is put around a quote alone, so that its caption says who is quoted."""
    quotes = list(figure.iter("blockquote"))
    return (
        len(quotes) == 1
        and not is_post(quotes[0])
        and figure.find(".//img") is None
        and figure.find(".//table") is None
    )


def _take_author(quote: HtmlElement) -> str:
    """Who is quoted, taken out of the quote.

    That is a part at its end which says so by its tag or its name, or a last line after a dash; a `cite` in the
    middle of a sentence is the name of a work.
    """
    source = first(node for node in reversed(list(quote.iterdescendants())) if _is_author(node, quote))
    if source is None:
        return ""
    author = text_of(source).strip(_DASHES).strip()
    source.drop_tree()
    return author.strip(_MARKS) if author[:1] in _MARKS else author


def _is_author(node: HtmlElement, quote: HtmlElement) -> bool:
    text = text_of(node)
    if not 0 < len(text) <= _AUTHOR_AT_MOST or text == text_of(quote) or _follows_text(node):
        return False
    if node.tag in _SOURCES or _AUTHOR.search(labels(node)):
        return _is_last(node, quote)
    return node.tag in ("p", "div", "span", "small") and bool(_DASHED.match(text)) and _is_last(node, quote)


def _follows_text(node: HtmlElement) -> bool:
    """Whether text goes on after a node on the same line."""
    return bool((node.tail or "").strip())


def _is_last(node: HtmlElement, quote: HtmlElement) -> bool:
    """Whether nothing that says anything follows a node in a quote."""
    while node is not quote:
        if any(text_of(after) for after in node.itersiblings()) or _follows_text(node):
            return False
        around = node.getparent()
        if around is None:
            return False
        node = around
    return True
