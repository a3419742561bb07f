"""Whether a site's rules or the road that any page takes gave the article: decided on what both gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.extractor.elements import weight
from reader.model.article import Extraction
from reader.model.blocks import Block, Gallery, Media, body_texts, caption_texts

MUCH_LESS = 0.5
"""The part of what is plainly there that a site's rules must give, unless their author misses something of the page."""

_FEW_WORDS = 300
"""What the other road may find beyond that: a page's teasers and notes are no article."""


def says(blocks: Iterable[Block]) -> int:
    """How much blocks say, captions and slides too (see `elements.weight`)."""
    blocks = tuple(blocks)
    return sum(map(weight, body_texts(blocks))) + sum(map(weight, caption_texts(blocks)))


def has_body(found: Extraction, *, brief: bool) -> bool:
    """Whether rules found what a page is there for: a text, or on a `brief` page a video, a sound or a gallery."""
    shown = any(isinstance(block, Media | Gallery) for block in found.blocks)
    return any(body_texts(found.blocks)) or (brief and shown)


def falls_short(own: int, there: int) -> bool:
    """Whether rules that gave `own` (see `says`) miss most of what is `there`."""
    return own < there * MUCH_LESS and there - own > _FEW_WORDS


def choose(own: Extraction | None, other: Extraction, missed: str) -> Extraction:
    """What is shown of a page of which a site's rules gave `own` (None: no body) and the road of any page `other`.

    `missed` is the site where it should have known the page: the other road's article says so.
    """
    if own is not None and not falls_short(says(own.blocks), says(other.blocks)):
        return own
    return replace(other, missed=missed)
