"""Sites with rules of their own. Each knows its pages by host, or by marks that only its pages have.

A person adds a site in a file of its own: a `Site` with its `Layout`s, named in `SITES`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from reader.extractor.addresses import host
from reader.extractor.elements import link_share, weight
from reader.extractor.page import Page
from reader.extractor.sites.choice import choose, falls_short, has_body, says
from reader.extractor.sites.dw import DW
from reader.extractor.sites.reading import find_article, read_layout
from reader.extractor.sites.selectors import every
from reader.extractor.sites.site import Layout, Site
from reader.model.article import Extraction

SITES: tuple[Site, ...] = (DW,)
"""All sites with rules, in the order in which a page is tried."""

_PROSE_AT_LEAST = 60
_LINKS = 0.5


def read_by_site(page: Page, otherwise: Callable[[Page], Extraction], sites: Sequence[Site] = SITES) -> Extraction:
    """What a page gives: by a site's own rules, or `otherwise`, where none fit it or where they fail.

    An article's page on the site's host that its rules don't know any more (a redesign), or of which they give much
    less than is there, names the site in `Extraction.missed`.
    """
    for site in sites:
        here = is_on(site, page.url)
        if not here and not every(site.marks, page.root):
            continue
        layout, own = _read(site, page)
        if layout and own and (layout.brief or not _is_doubtful(own, page)):
            return own
        missed = site.name if here and site.articles.search(_path(page.url)) else ""
        return choose(own, otherwise(page), missed)
    return otherwise(page)


def is_on(site: Site, url: str) -> bool:
    """Whether an address is on one of a site's hosts."""
    name = host(url)
    return any(name == known or name.endswith("." + known) for known in site.hosts)


def _read(site: Site, page: Page) -> tuple[Layout, Extraction] | tuple[None, None]:
    """The first of a site's layouts that fits the page and finds a body on it, and what it gives."""
    path = _path(page.url)
    for layout in site.layouts:
        article = find_article(layout, page, path)
        if article is not None and has_body(found := read_layout(site, layout, page, article), brief=layout.brief):
            return layout, found
    return None, None


def _is_doubtful(own: Extraction, page: Page) -> bool:
    """Whether the page's paragraphs say so much more that the other road is worth its time."""
    return falls_short(says(own.blocks), _prose(page.root))


def _prose(root: HtmlElement) -> int:
    """How much the paragraphs of a page say, of whatever it is."""
    sizes = ((paragraph, weight("".join(paragraph.itertext()))) for paragraph in root.iter("p"))
    return sum(size for paragraph, size in sizes if size >= _PROSE_AT_LEAST and not _is_linked(paragraph))


def _is_linked(paragraph: HtmlElement) -> bool:
    return paragraph.find(".//a") is not None and link_share(paragraph) > _LINKS


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""
