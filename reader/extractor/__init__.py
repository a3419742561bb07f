"""A page becomes an article: the doors of the extractor.

Nothing here raises on what a page holds: the worst page gives an empty `Extraction`. All texts are clean. Everything
is a plain function of values, so that it can run in a process that may be killed.
"""

from __future__ import annotations

from typing import Final

from reader.extractor.blocks import BlockReader
from reader.extractor.direction import place_of
from reader.extractor.elements import text_of
from reader.extractor.generic import read_generic
from reader.extractor.page import parse, read_page
from reader.extractor.shortage import with_shortage
from reader.extractor.sites import read_by_site
from reader.extractor.tidy import tidy
from reader.model.article import Extraction
from reader.model.blocks import Block, body_texts

__all__ = ["VERSION", "extract", "plain_text", "read_fragment"]


VERSION: Final = 2
"""Grows with each change of what pages give, so that a library knows which of its pages to read again."""


def extract(html: str | bytes, url: str, content_type: str = "") -> Extraction:
    """What the page at `url` (absolute; where its answer came from) gives.

    `content_type` is the header of that name, which may state the page's encoding.
    """
    page = read_page(html, url, content_type)
    if page is None:
        return Extraction()
    return with_shortage(read_by_site(page, read_generic), html, url, content_type)


def plain_text(html: str | bytes, url: str) -> str:
    """A page's lead and body as text, blocks parted by blank lines.

    Paragraphs, subheads, list items, quotes, table cells and code are in it; title, kicker, captions, galleries,
    media and related links are not.
    """
    found = extract(html, url)
    return "\n\n".join(text for text in (found.lead, *body_texts(found.blocks)) if text)


def read_fragment(html: str, url: str) -> tuple[Block, ...]:
    """The blocks of HTML that a feed carries for the article at `url`: all of it is the article."""
    root = parse(html)
    if root is None:
        return ()
    return tidy(BlockReader(url).read(root, place_of(root, None, "", text_of(root))))
