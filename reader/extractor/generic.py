"""Pages of sites without rules of their own: readability votes, we decide, and blocks are read."""

from __future__ import annotations

from lxml.html import HtmlElement

from reader.extractor.blocks import BlockReader
from reader.extractor.chrome import prune
from reader.extractor.container import choose
from reader.extractor.direction import Place, place_of
from reader.extractor.elements import text_of
from reader.extractor.embedded import scripts_with_data
from reader.extractor.hero import hero
from reader.extractor.inserts import cut_inserts, cut_labels
from reader.extractor.lead import find_lead
from reader.extractor.measure import Measures
from reader.extractor.metadata import Metadata, read_metadata
from reader.extractor.page import Page
from reader.extractor.substitutes import substitute
from reader.extractor.tidy import tidy, trim_edges
from reader.extractor.vote import vote
from reader.model.article import Extraction
from reader.model.blocks import Block


def read_generic(page: Page) -> Extraction:
    """What any page gives. The page's tree is used up."""
    about = read_metadata(page)
    scripts = scripts_with_data(page.root)
    prune(page.root, about.heading, about.descriptions)
    survivors = vote(page.root)
    measures = Measures(page.root)
    container = choose(
        page.root, measures, survivors, stated_body=page.structured.body, descriptions=about.descriptions
    )
    if container is None:
        place = place_of(page.root, None, about.language, page.structured.body or about.title)
        return _extraction(about, "", place, substitute((), page, scripts, place))
    place = place_of(page.root, container, about.language, text_of(container))
    lead = _take_lead(page, container, about)
    cut_inserts(container, measures, survivors)
    cut_labels(container, measures)
    picture = hero(page.root, about.heading, container, page.base, place, about.picture)
    body = trim_edges(BlockReader(page.base).read(container, place), about.title)
    blocks = substitute(body, page, scripts, place)
    return _extraction(about, lead, place, (picture, *blocks) if picture else blocks)


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
        section=about.section,
        picture=about.picture,
        blocks=tidy(blocks, about.title, about.shown_title, about.kicker, lead),
    )


def _take_lead(page: Page, container: HtmlElement, about: Metadata) -> str:
    """The lead, taken out of the tree."""
    element = find_lead(page.root, about.heading, container, about.descriptions)
    if element is None:
        return ""
    lead = text_of(element)
    element.drop_tree()
    return lead
