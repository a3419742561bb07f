"""The ways through the extractor: from a page, or from the HTML that a feed carries, to what they give."""

from __future__ import annotations

from reader.extractor.blocks import BlockReader
from reader.extractor.direction import place_in_feed
from reader.extractor.elements import text_of
from reader.extractor.generic import read_generic
from reader.extractor.page import parse, read_page
from reader.extractor.shortage import with_shortage
from reader.extractor.sites import read_by_site
from reader.extractor.tidy import tidy
from reader.extractor.versions import stated_versions, with_versions
from reader.model.article import Extraction
from reader.model.blocks import Block


def from_page(html: str | bytes, url: str, content_type: str) -> Extraction:
    """What a page gives; an empty `Extraction` where there is nothing to read."""
    page = read_page(html, url, content_type)
    if page is None:
        return Extraction()
    versions = stated_versions(page)  # reading uses the page up
    found = with_shortage(read_by_site(page, read_generic), html, url, content_type)
    return with_versions(found, versions)


def from_fragment(html: str, url: str) -> tuple[Block, ...]:
    """The blocks of HTML of which all is the article."""
    root = parse(html)
    if root is None:
        return ()
    return tidy(BlockReader(url).read(root, place_in_feed(root, text_of(root))))
