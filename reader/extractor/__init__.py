"""A page becomes an article: the doors of the extractor.

Nothing here raises on what a page holds: the worst page gives an empty `Extraction`. All texts are clean. Everything
is a plain function of values, so that it can run in a process that may be killed; what lies behind a door loads there,
and not in the program that hands the door on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.model.article import Extraction
    from reader.model.blocks import Block

__all__ = ["VERSION", "extract", "plain_text", "read_fragment"]


VERSION: Final = 3
"""Grows with each change of what pages give, so that a library knows which of its pages to read again."""


def extract(html: str | bytes, url: str, content_type: str = "") -> Extraction:
    """What the page at `url` (absolute; where its answer came from) gives.

    `content_type` is the header of that name, which may state the page's encoding.
    """
    from reader.extractor.extraction import from_page

    return from_page(html, url, content_type)


def plain_text(html: str | bytes, url: str) -> str:
    """A page's lead and body as text, blocks parted by blank lines.

    Paragraphs, subheads, list items, quotes, table cells and code are in it; title, kicker, captions, galleries,
    media and related links are not.
    """
    from reader.model.blocks import body_texts

    found = extract(html, url)
    return "\n\n".join(text for text in (found.lead, *body_texts(found.blocks)) if text)


def read_fragment(html: str, url: str) -> tuple[Block, ...]:
    """The blocks of HTML that a feed carries for the article at `url`: all of it is the article."""
    from reader.extractor.extraction import from_fragment

    return from_fragment(html, url)
