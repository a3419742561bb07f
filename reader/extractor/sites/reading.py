"""The engine that reads any layout of any site: what its rules point at becomes an extraction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from reader.extractor.addresses import picture
from reader.extractor.direction import Place, place_of
from reader.extractor.elements import first
from reader.extractor.metadata import later, names_of_people, read_canonical, read_metas, stated_language
from reader.extractor.moments import moment
from reader.extractor.page import Page
from reader.extractor.sites.body import LayoutBody
from reader.extractor.sites.elsewhere import posts_in, recordings_in, with_main, with_posts
from reader.extractor.sites.pieces import read_links
from reader.extractor.sites.selectors import every, text, texts
from reader.extractor.sites.site import Layout, Site, Stated
from reader.extractor.tidy import tidy
from reader.model.article import Extraction
from reader.model.blocks import Block, Figure, Related

_KICKER_PARTED = " · "
_TOPICS_AT_MOST = 30


def find_article(layout: Layout, page: Page, path: str) -> HtmlElement | None:
    """The element with the article where a layout fits the page at `path`, or None."""
    return first(every(layout.article, page.root)) if layout.paths.search(path) else None


def read_layout(site: Site, layout: Layout, page: Page, article: HtmlElement) -> Extraction:
    """What a page gives by a layout that fits it."""
    stated = layout.stated(page) if layout.stated else Stated()
    metas, known = read_metas(page.root), page.structured
    place = _place(layout, page, article, metas, stated)
    title = text(layout.title, article) or stated.title or known.headline
    kicker = _KICKER_PARTED.join(texts(layout.kicker, article)) or stated.kicker
    lead = text(layout.lead, article) or stated.lead
    published = _first_moment(known.published, stated.published, text(layout.published, article), _recorded(page))
    updated = _first_moment(known.updated, stated.updated, text(layout.updated, article))
    body = LayoutBody(layout, article, page, place, stated)
    hero = body.hero()
    found = Extraction(
        title=title,
        kicker=kicker,
        lead=lead,
        authors=_authors(layout, page, article, stated),
        topics=(tuple(texts(layout.topics, page.root)) or stated.topics or known.keywords)[:_TOPICS_AT_MOST],
        published=published,
        updated=later(published, updated),
        language=place.language,
        direction=place.direction,
        canonical=read_canonical(page, metas),
        opinion=known.opinion or stated.opinion,
        section=text(layout.section, page.root) or stated.section or known.section,
        picture=_picture(hero, page, stated, metas),
        rules=f"{site.name}/{layout.name}",
        blocks=_in_order(
            tidy((*hero, *_blocks(body, layout, page, place, stated, title)), title, kicker, lead),
            _related(layout, page, place, stated),
        ),
    )
    return site.finish(found) if site.finish else found


def _blocks(
    body: LayoutBody, layout: Layout, page: Page, place: Place, stated: Stated, title: str
) -> tuple[Block, ...]:
    """The blocks after the hero, with what stands in no element."""
    blocks = body.blocks()
    if layout.posts:
        blocks = with_posts(blocks, stated.posts or posts_in(page), body.read_html, place)
    if layout.brief:
        blocks = with_main(blocks, (*stated.main, *recordings_in(page)), title, place)
    return blocks


def _place(layout: Layout, page: Page, article: HtmlElement, metas: dict[str, str], stated: Stated) -> Place:
    texts_of_body = ("".join(element.itertext()) for element in every(layout.body, article))
    sample = " ".join(texts_of_body).strip() or stated.lead or stated.title
    place = place_of(page.root, article, stated_language(page, metas), sample)
    return replace(place, direction=stated.direction) if stated.direction else place


def _first_moment(*stated: str) -> datetime | None:
    return next((found for said in stated if (found := moment(said))), None)


def _recorded(page: Page) -> str:
    """When the page's first video or sound was published."""
    return next((recording.published for recording in page.structured.recordings), "")


def _authors(layout: Layout, page: Page, article: HtmlElement, stated: Stated) -> tuple[str, ...]:
    """The names that the page shows, or else states; its publisher is no author."""
    for names in (texts(layout.authors, article), page.structured.authors, stated.authors):
        if found := names_of_people(names, page.structured.publishers):
            return found
    return ()


def _picture(hero: tuple[Figure, ...], page: Page, stated: Stated, metas: dict[str, str]) -> str:
    shown = (figure.url for figure in hero)
    elsewhere = (stated.hero.url, page.structured.picture, metas.get("og:image", ""))
    return next((url for address in (*shown, *elsewhere) if (url := picture(page.base, address))), "")


def _related(layout: Layout, page: Page, place: Place, stated: Stated) -> tuple[Related, ...]:
    found = tuple(read_links(layout.related, page.root, page.base, place)) if layout.related else ()
    if found or not stated.related:
        return found
    return (Related(stated.related, language=place.language, direction=place.direction),)


def _in_order(body: tuple[Block, ...], beside: tuple[Related, ...]) -> tuple[Block, ...]:
    """The body, then the links beside it, then those that were in it."""
    pointers = tuple(block for block in body if isinstance(block, Related))
    return (*(block for block in body if not isinstance(block, Related)), *beside, *pointers)
