"""The posts of a live blog: each has its time, and often a title and an author."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import first, is_inside, labels, names, text_of
from reader.extractor.moments import moment
from reader.model.blocks import Heading, Post
from reader.model.blocks import text_of as words_of
from reader.model.times import to_iso

if TYPE_CHECKING:
    from reader.extractor.blocks import BlockReader

_TAGS = names("article section div li")
_LIVE = re.compile(
    r"(?:live-?_?(?:blog|ticker|feed|stream|event|report|update)s?|live-?text|ticker|minuto-a-minuto|newsticker)[\w-]*?"
    r"[-_]{0,2}(?:post|entry|item|event|update|message|eintrag|element|card|block|article)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline|autor|reporter)(?=$|[\s_-])|author-?name", re.IGNORECASE)
_TIME = re.compile(r"(?:^|[\s_-])(?:time|timestamp|date|datetime|uhrzeit|hora|heure)(?=$|[\s_-])", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b.{0,12}")
_ALIKE_AT_LEAST = 3
_SIBLINGS_LOOKED_AT = 40
_ELEMENTS_LOOKED_AT = 80
_PROSE_AT_LEAST = 60
_AUTHOR_AT_MOST = 80
_TIME_AT_MOST = 60


def is_live_post(element: HtmlElement) -> bool:
    """Whether an element is a post of a live blog.

    It is one that says so by schema.org's properties (https://schema.org/LiveBlogPosting) or by its name, or one of
    several like it, side by side, each of which has a time of its own and prose that is no link.
    """
    if element.tag not in _TAGS:
        return False
    if "liveBlogUpdate" in (element.get("itemprop") or "").split():
        return True
    if _time_element(element) is None:
        return False
    if _LIVE.search(labels(element)) or (element.get("itemtype") or "").rstrip("/").endswith("/BlogPosting"):
        return text_of(element) != ""
    return _is_one_of_many(element)


def read_live_post(element: HtmlElement, reader: BlockReader, place: Place, depth: int) -> Post | None:
    """The post, or None where it says nothing but its time."""
    time, author = _take_time(element), _take_author(element)
    blocks = reader.inner(element, place, depth)
    title = ""
    if blocks and isinstance(blocks[0], Heading):
        title = words_of(blocks[0].runs)
        blocks = blocks[1:]
    if not (blocks or title):
        return None
    place = place.inside(element)
    return Post(
        tuple(blocks), title=title, author=author, time=time, language=place.language, direction=place.direction
    )


def _is_one_of_many(element: HtmlElement) -> bool:
    around = element.getparent()
    if around is None or not element.get("class") or not _is_post_like(element):
        return False
    alike = [
        node
        for node in islice(around.iterchildren(str(element.tag)), _SIBLINGS_LOOKED_AT)
        if node.get("class", "").split()[:1] == element.get("class", "").split()[:1]
    ]
    return sum(map(_is_post_like, alike)) >= _ALIKE_AT_LEAST


def _is_post_like(element: HtmlElement) -> bool:
    """Whether an element begins with a moment and has a paragraph of its own."""
    if _time_element(element) is None:
        return False
    paragraphs = list(islice(element.iter("p"), _SIBLINGS_LOOKED_AT))
    return any(len(text_of(node)) >= _PROSE_AT_LEAST and node.find(".//a") is None for node in paragraphs)


def _time_element(element: HtmlElement) -> HtmlElement | None:
    """The first `time` with a moment in it near the beginning of an element."""
    for node in islice(element.iterdescendants(), _ELEMENTS_LOOKED_AT):
        if node.tag == "time" and (moment(node.get("datetime") or "") or _CLOCK.match(text_of(node))):
            return node
    return None


def _take_time(element: HtmlElement) -> str:
    """When the post was made, its times and what stands around them taken out."""
    stated = first(node for node in element.iter("time", "meta", "span") if _moment_of(node))
    found = _moment_of(stated) if stated is not None else ""
    for node in list(element.iter("time")):
        box = node
        while (around := box.getparent()) is not None and around is not element:
            if text_of(around) != text_of(node) and not _TIME.search(labels(around)):
                break
            if len(text_of(around)) > _TIME_AT_MOST:
                break
            box = around
        if is_inside(box, element):
            box.drop_tree()
    return found


def _moment_of(node: HtmlElement) -> str:
    if node.tag == "meta" and node.get("itemprop") != "datePublished":
        return ""
    found = moment(node.get("datetime") or node.get("content") or "")
    return to_iso(found) if found else ""


def _take_author(element: HtmlElement) -> str:
    """Who wrote the post, taken out of it."""
    for node in islice(element.iterdescendants(), _ELEMENTS_LOOKED_AT):
        named = node.get("itemprop") == "author" or node.get("rel") == "author" or _BYLINE.search(labels(node))
        if named and 0 < len(text := text_of(node)) <= _AUTHOR_AT_MOST:
            node.drop_tree()
            return text
    return ""
