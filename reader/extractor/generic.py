"""Pages of sites without rules of their own: readability votes, we decide, and blocks are read."""

from __future__ import annotations

from lxml.html import HtmlElement

from reader.extractor.blocks import BlockReader
from reader.extractor.chrome import prune
from reader.extractor.container import STUB, choose, shingles
from reader.extractor.direction import Place, place_of
from reader.extractor.elements import text_of
from reader.extractor.lead import find_lead
from reader.extractor.metadata import Metadata, read_metadata
from reader.extractor.page import Page
from reader.extractor.tidy import tidy, trim_edges
from reader.model.article import Extraction
from reader.model.blocks import Block, Paragraph, body_texts, plain
from reader.model.text import clean_line, strip_markup


def read_generic(page: Page) -> Extraction:
    """What any page gives. The page's tree is used up."""
    about = read_metadata(page)
    prune(page.root)
    stated = page.structured.body
    container = choose(page.root, stated)
    if container is None:
        place = place_of(page.root, None, about.language, stated)
        return _extraction(about, "", place, _stated_blocks(stated, place) if len(stated) >= STUB else ())
    place = place_of(page.root, container, about.language, text_of(container))
    lead = _take_lead(page, container, about)
    blocks = trim_edges(BlockReader(page.base).read(container, place), about.title)
    if len(stated) >= STUB and not _covers(blocks, stated):
        blocks = _stated_blocks(stated, place)
    return _extraction(about, lead, place, blocks)


def _extraction(about: Metadata, lead: str, place: Place, blocks: tuple[Block, ...]) -> Extraction:
    return Extraction(
        title=about.title,
        kicker=about.kicker,
        lead=lead,
        authors=about.authors,
        topics=about.topics,
        published=about.published,
        updated=about.updated,
        language=place.language,
        direction=place.direction,
        canonical=about.canonical,
        opinion=about.opinion,
        blocks=tidy(blocks, about.title, about.kicker, lead),
    )


def _take_lead(page: Page, container: HtmlElement, about: Metadata) -> str:
    """The lead, taken out of the tree."""
    element = find_lead(page.root, container, about.descriptions)
    if element is None:
        return ""
    lead = text_of(element)
    element.drop_tree()
    return lead


def _covers(blocks: tuple[Block, ...], stated: str) -> bool:
    """Whether the blocks have most of what the page states as its article's text."""
    wanted = set(shingles(strip_markup(stated)))
    have = set(shingles(" ".join(body_texts(blocks))))
    return len(wanted & have) * 2 > len(wanted)


def _stated_blocks(stated: str, place: Place) -> tuple[Block, ...]:
    """The stated text as paragraphs, for pages whose scripts bring the article in."""
    lines = (strip_markup(line) for line in stated.replace("\r", "\n").split("\n"))
    return tuple(
        Paragraph(plain(clean_line(line)), language=place.language, direction=place.direction) for line in lines if line
    )
