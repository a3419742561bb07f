"""Boxes with links to other articles, inside an article."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute
from reader.extractor.direction import Place
from reader.extractor.elements import first, labels, link_share, names, text_of
from reader.model.blocks import Link, Related

_RELATED = re.compile(
    r"(?:^|[\s_-])(?:related\w*|read-?(?:more|next|also)|also-?read|see-?also|more-?(?:on|about|stories|news|articles)"
    r"|further-?reading|recommend\w*|crosslink\w*|inline-?(?:link|teaser|article)s?|mehr-?zum-?thema|lesen-?sie-?auch"
    r"|weiterlesen|a-?lire-?aussi|lire-?aussi|le[ea]-?tambien|leia-?(?:mais|tambem)|leggi-?anche)(?=$|[\s_-])",
    re.IGNORECASE,
)
_TAGS = names("div section aside ul nav p figure dl")
_HEADINGS = names("h2 h3 h4 h5 h6")
_MOSTLY_LINKS = 0.5
_TEXT_AT_MOST = 1500
_LINKS_AT_MOST = 30
_TITLE_AT_MOST = 60


def read_related(element: HtmlElement, base: str, place: Place) -> Related | None:
    """The related links that a box is, or None where it is none: it is called so, and most of its words are links."""
    if element.tag not in _TAGS or not _RELATED.search(labels(element)):
        return None
    text = text_of(element)
    if len(text) > _TEXT_AT_MOST or link_share(element) < _MOSTLY_LINKS:
        return None
    found = (_link(anchor, base) for anchor in islice(element.iter("a"), _LINKS_AT_MOST * 3))
    links = tuple({link.url: link for link in found if link}.values())[:_LINKS_AT_MOST]
    if not links:
        return None
    place = place.inside(element)
    return Related(links, title=_title(element), language=place.language, direction=place.direction)


def _link(anchor: HtmlElement, base: str) -> Link | None:
    """A link to another page, called by the heading in it where it has one."""
    address = anchor.get("href") or ""
    heading = first(anchor.iter(*_HEADINGS))
    title = text_of(heading if heading is not None else anchor)
    url = absolute(base, address) if title and not address.startswith("#") else None
    return Link(url, title) if url else None


def _title(box: HtmlElement) -> str:
    """What stands over the links: a heading, or the first words that are no link."""
    for node in box.iter(*_HEADINGS, "p", "strong", "b", "span", "dt", "div"):
        text = text_of(node)
        if 0 < len(text) <= _TITLE_AT_MOST and node.find(".//a") is None and not _is_in_link(node):
            return text.rstrip(" :：")
    return (box.text or "").strip().rstrip(" :：")[:_TITLE_AT_MOST]


def _is_in_link(node: HtmlElement) -> bool:
    return any(around.tag == "a" for around in islice(node.iterancestors(), 6))
