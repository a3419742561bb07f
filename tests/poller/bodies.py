"""Small feeds and pages of the tests' own words."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from html import escape

from reader.extractor import extract
from reader.model.article import Extraction
from reader.model.blocks import Block

PROSE = (
    "The harbour office counted forty boats on Monday, eleven more than in any week before, and the keeper of the "
    "lighthouse said that he had never seen the bay so full. Fishermen blamed the weather, bakers praised it, and the "
    "town's only hotel put beds into its library to give everyone a place for the night."
)


@dataclass(frozen=True)
class Item:
    """One item of a feed; `whole` is the HTML of a text that the feed carries."""

    url: str
    title: str = "Boats fill the bay"
    text: str = "A teaser of a few words."
    date: str = "2026-09-10T08:09:00Z"
    guid: str = ""
    content_id: str = ""
    whole: str = ""


def rdf(*items: Item) -> str:
    """RSS 1.0 with Dublin Core dates and content ids: the shape of a broadcaster's feeds."""
    shown = "".join(
        f'<item rdf:about="{escape(item.guid or item.url)}"><title>{escape(item.title)}</title>'
        f"<link>{escape(item.url)}</link><description>{escape(item.text)}</description><dc:date>{item.date}</dc:date>"
        f"<dc:language>en</dc:language><dwsyn:contentID>{item.content_id}</dwsyn:contentID></item>"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dwsyn="http://rss.dw.com/syndication/dwsyn/"><channel><title>Harbour news</title>'
        f"<link>http://harbour.example/</link></channel>{shown}</rdf:RDF>"
    )


def rss(*items: Item) -> str:
    """RSS 2.0."""
    shown = "".join(
        f"<item><title>{escape(item.title)}</title><link>{escape(item.url)}</link>"
        f'<guid isPermaLink="false">{escape(item.guid or item.url)}</guid>'
        f"<description>{escape(item.text)}</description>"
        + (f"<content:encoded>{escape(item.whole)}</content:encoded>" if item.whole else "")
        + "<pubDate>Thu, 10 Sep 2026 08:09:00 GMT</pubDate></item>"
        for item in items
    )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Town crier</title><link>http://town.example/</link>{shown}</channel></rss>"
    )


def fall_over(html: str, url: str) -> tuple[Block, ...]:
    """A reader of fragments that can't read."""
    raise ZeroDivisionError(html, url)


def find_wall(html: bytes, url: str, content_type: str) -> Extraction:
    """A reader of pages to which every page is sold, and shows nothing."""
    return replace(extract(html, url, content_type), blocks=(), short="paywall")


def find_error(html: bytes, url: str, content_type: str) -> Extraction:
    """A reader of pages to which every page says that something went wrong."""
    return replace(extract(html, url, content_type), short="error")


def find_teasers(html: bytes, url: str, content_type: str) -> Extraction:
    """A reader of pages to which every page points to others."""
    return replace(extract(html, url, content_type), short="teasers")


def read_better(html: bytes, url: str, content_type: str) -> Extraction:
    """A reader of pages whose titles are other ones."""
    found = extract(html, url, content_type)
    return replace(found, title=f"Better: {found.title}")


def read_nothing(html: bytes, url: str, content_type: str) -> Extraction:
    """A reader of pages that finds no text."""
    return replace(extract(html, url, content_type), lead="", blocks=())


def tell_type(html: bytes, url: str, content_type: str) -> Extraction:
    """A reader of pages that gives the content type as the kicker."""
    return replace(extract(html, url, content_type), kicker=content_type)


def tell_type_again(html: bytes, url: str, content_type: str) -> Extraction:
    """The next version of that reader."""
    return replace(extract(html, url, content_type), kicker=f"again {content_type}")


def die_of_killers(html: bytes, url: str, content_type: str) -> Extraction:
    """A reader of pages that some pages end, or lead to take all memory."""
    if url.endswith("/exits"):
        os._exit(1)
    if url.endswith("/eats"):
        raise ValueError(len(bytearray(4_000_000_000)))
    return extract(html, url, content_type)


def page(title: str = "Boats fill the bay", paragraphs: int = 3) -> str:
    """A plain article page."""
    body = "".join(f"<p>{PROSE} This is part {number}.</p>" for number in range(paragraphs))
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(title)}</title></head><body><nav>Home</nav>'
        f"<article><h1>{escape(title)}</h1>{body}</article><footer>Imprint</footer></body></html>"
    )
