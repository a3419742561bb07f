"""The article's text from what a page says of it to machines, where its elements don't have it."""

from __future__ import annotations

from reader.extractor.blocks import BlockReader
from reader.extractor.container import STUB
from reader.extractor.direction import Place
from reader.extractor.elements import weight
from reader.extractor.embedded import embedded_article
from reader.extractor.page import Page, parse
from reader.extractor.wording import shingles
from reader.model.blocks import Block, Paragraph, body_texts, plain
from reader.model.text import clean_line, strip_markup

_HARDLY = 250
"""The weight of a body below which the page's data may hold the article."""


def substitute(blocks: tuple[Block, ...], page: Page, scripts: tuple[str, ...], place: Place) -> tuple[Block, ...]:
    """`blocks`, as they were read from the page's elements, or what stands in for them.

    That is the text that the page states as its article's, where `blocks` lack most of it; and an article in the data
    for its `scripts` where `blocks` are next to nothing.
    """
    stated = page.structured.body
    if len(stated) >= STUB and not _cover(blocks, stated):
        blocks = _stated_blocks(stated, place)
    if sum(map(weight, body_texts(blocks))) < _HARDLY:
        return _embedded_blocks(scripts, page, place) or blocks
    return blocks


def _cover(blocks: tuple[Block, ...], stated: str) -> bool:
    wanted = set(shingles(strip_markup(stated)))
    have = set(shingles(" ".join(body_texts(blocks))))
    return len(wanted & have) * 2 > len(wanted)


def _stated_blocks(stated: str, place: Place) -> tuple[Block, ...]:
    lines = (strip_markup(line) for line in stated.replace("\r", "\n").split("\n"))
    return tuple(
        Paragraph(plain(clean_line(line)), language=place.language, direction=place.direction) for line in lines if line
    )


def _embedded_blocks(scripts: tuple[str, ...], page: Page, place: Place) -> tuple[Block, ...]:
    root = parse(embedded_article(scripts))
    return BlockReader(page.base).read(root, place) if root is not None else ()
