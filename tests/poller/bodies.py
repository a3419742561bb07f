"""Small feeds and pages of the tests' own words."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

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


def page(title: str = "Boats fill the bay", paragraphs: int = 3) -> str:
    """A plain article page."""
    body = "".join(f"<p>{PROSE} This is part {number}.</p>" for number in range(paragraphs))
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(title)}</title></head><body><nav>Home</nav>'
        f"<article><h1>{escape(title)}</h1>{body}</article><footer>Imprint</footer></body></html>"
    )
