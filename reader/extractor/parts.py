"""Parts of an article that are called as the things around an article are, so that names alone would cut them away."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from reader.extractor.addresses import picture
from reader.extractor.direction import Place
from reader.extractor.elements import labels, text_of
from reader.extractor.embeds import is_post
from reader.extractor.figures import CAPTION_LABEL, is_picture_box
from reader.extractor.galleries import read_gallery
from reader.extractor.players import PLAYERS, medium_of
from reader.extractor.posts import is_live_post
from reader.extractor.quotes import is_pull_quote, is_quote
from reader.extractor.related import read_related

_ANYWHERE = "https://page.invalid/"
_PLAYERS_LOOKED_AT = 3
_PLAYER_TEXT_AT_MOST = 400
_LINKS_AT_MOST = 12
_ANCESTORS_LOOKED_AT = 40
_BOX_ANCESTORS_LOOKED_AT = 6


def is_part(element: HtmlElement) -> bool:
    """Whether an element in an article is a part of it, though its name or tag is one of what stands around articles.

    Such are quotes pulled out of the text, posts, galleries and players, and small boxes of related links: they are
    no running text, and become blocks of their own.
    """
    if not _is_in_article(element):
        return False
    if is_post(element) or is_live_post(element) or (is_quote(element) and is_pull_quote(element)):
        return True
    if element.tag == "footer":
        return next(element.iterancestors("blockquote"), None) is not None
    if element.tag == "aside" and (quote := element.find(".//blockquote")) is not None:
        return text_of(quote) == text_of(element)
    return _is_player(element) or _is_gallery(element) or _is_related(element)


def is_in_part(element: HtmlElement) -> bool:
    """Whether an element is inside a part that reads its short lines and links itself: a figure with its caption, a
    gallery, a box of related links, or the head of a post of a live blog."""
    around = list(islice(element.iterancestors(), _BOX_ANCESTORS_LOOKED_AT))
    for node in (element, *around):
        if node.tag == "figure" or CAPTION_LABEL.search(labels(node)) or is_picture_box(node):
            return True
    return any(is_live_post(node) or _is_gallery(node) or _is_related(node) for node in around if _is_in_article(node))


def _is_in_article(element: HtmlElement) -> bool:
    around = islice(element.iterancestors(), _ANCESTORS_LOOKED_AT)
    return any(node.tag in ("article", "main") or node.get("itemprop") == "articleBody" for node in around)


def _is_player(element: HtmlElement) -> bool:
    """Whether a box plays something, and says little else."""
    players = list(islice(element.iter(*PLAYERS), _PLAYERS_LOOKED_AT))
    if len(players) != 1 or len(text_of(element)) > _PLAYER_TEXT_AT_MOST:
        return False
    address = picture(_ANYWHERE, players[0].get("src") or players[0].get("data-src"))
    return not str(players[0].tag).endswith("iframe") or medium_of(address) is not None


def _is_gallery(element: HtmlElement) -> bool:
    return read_gallery(element, _ANYWHERE, Place()) is not None


def _is_related(element: HtmlElement) -> bool:
    found = read_related(element, _ANYWHERE, Place())
    return found is not None and len(found.links) <= _LINKS_AT_MOST
