"""What both ages of DW's pages share: figures' credits, related links, and the end of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute
from reader.extractor.direction import Place
from reader.extractor.elements import link_share, text_of
from reader.extractor.metadata import later, names_of_people, read_canonical, read_metas
from reader.extractor.page import Page
from reader.extractor.sites.dw.byline import Byline, parse_byline, take_byline
from reader.extractor.tidy import tidy
from reader.model.article import Extraction
from reader.model.blocks import Block, Link, Related

_HOUSE = ("DW", "DW.COM", "dw.com", "Deutsche Welle", "Deutsche Welle (www.dw.com)")
_LAST_PARENTHESIS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_NEWSLETTER = re.compile(r"newsletter", re.IGNORECASE)
_OPINION = re.compile(
    r"(?:opinion|meinung|kommentar|opinión|opinião|opinie|opinia|mnenje|mišljenje|komentar|комментарий|мнение"
    r"|коментар|yorum|رأي|نظر|评论|观点)\b",
    re.IGNORECASE,
)
_LINKS_AT_MOST = 30


def split_alt(alt: str) -> tuple[str, str]:
    """The `alt` text of a classic page's picture as its words and its credit: the last parenthesis."""
    found = _LAST_PARENTHESIS.search(alt)
    return (alt[: found.start()].strip(), found[1].strip()) if found else (alt, "")


def is_plea(element: HtmlElement) -> bool:
    """Whether a paragraph is nothing but links to newsletters."""
    return element.tag == "p" and link_share(element) > 0.9 and any(map(_is_newsletter, element.iter("a")))


def is_opinion(label: str) -> bool:
    """Whether a kicker or a title begins with the label of an opinion piece."""
    return _OPINION.match(label) is not None


def related(title: str, anchors: Iterable[HtmlElement], base: str, place: Place) -> Iterator[Related]:
    """Links to other articles as a block; none where no link is left."""
    links = (link for anchor in anchors if (link := _link(anchor, base)))
    if unique := tuple(dict.fromkeys(links))[:_LINKS_AT_MOST]:
        yield Related(unique, title=title, language=place.language, direction=place.direction)


def finish(page: Page, found: Extraction, updated: datetime | None = None) -> Extraction:
    """An extraction with the byline taken out of its body, the blocks tidied, and what every DW page states."""
    body, byline = take_byline(tidy(found.blocks, found.title, found.kicker, found.lead))
    return replace(
        found,
        authors=people((*found.authors, *byline.authors)),
        agencies=tuple(dict.fromkeys((*found.agencies, *byline.agencies))),
        updated=later(found.published, updated),
        canonical=read_canonical(page, read_metas(page.root)),
        opinion=found.opinion or is_opinion(found.kicker) or is_opinion(found.title),
        blocks=_merged(body),
    )


def people(names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that are authors: the house itself is none."""
    return names_of_people(names, _HOUSE)


def author_and_agencies(text: str) -> Byline:
    """The authors that a page states in one text, `Ann Smith, Bo Lee`, or a byline."""
    return parse_byline(text) or Byline(tuple(part.strip() for part in re.split(r"[,;،、]", text) if part.strip()))


def _is_newsletter(anchor: HtmlElement) -> bool:
    return _NEWSLETTER.search(anchor.get("href") or "") is not None


def _link(anchor: HtmlElement, base: str) -> Link | None:
    address = anchor.get("href") or ""
    if address.startswith("#"):  # an overlay: a script opens what `link` says
        address = anchor.get("link") or ""
    heading = next(anchor.iter("h2", "h3", "h4"), anchor)
    url, title = absolute(base, address), text_of(heading)
    return Link(url, title) if url and title else None


def _merged(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with all related links at the end, as they were."""
    return (
        *(block for block in blocks if not isinstance(block, Related)),
        *(block for block in blocks if isinstance(block, Related)),
    )
