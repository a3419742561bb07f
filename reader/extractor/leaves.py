"""Elements that are one block whatever is in them: galleries, figures, media, code, related links, captions."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from reader.extractor.addresses import picture
from reader.extractor.code import read_code
from reader.extractor.direction import Place
from reader.extractor.elements import labels, text_of
from reader.extractor.embeds import post_in_frame
from reader.extractor.figures import CAPTION_LABEL, is_picture_box, read_figure
from reader.extractor.galleries import read_gallery
from reader.extractor.pictures import IMAGES
from reader.extractor.players import PLAYERS, read_media
from reader.extractor.related import read_related
from reader.model.blocks import Block

_CAPTION_AT_MOST = 600
_TEXTS_LOOKED_AT = 50
_OTHERS = ("blockquote", "table", "pre", *PLAYERS)


def read_leaf(element: HtmlElement, base: str, place: Place) -> tuple[Block, ...] | None:
    """The blocks of such an element (none: it says nothing), or None where it is no such element."""
    if element.tag in PLAYERS:
        media = read_media(element, base, place)
        return _only(media or post_in_frame(picture(base, element.get("src") or element.get("data-src")), place))
    if element.tag == "pre":
        return _only(read_code(element, place))
    if found := read_gallery(element, base, place) or read_related(element, base, place):
        return (found,)
    if element.tag == "figure":
        return None if holds_other(element) else _only(read_figure(element, base, place))
    return _read_caption(element, base, place)


def holds_other(figure: HtmlElement) -> bool:
    """Whether a `figure` is put around a quote, a table, code or a video: it is that, and its caption belongs to it."""
    return next(figure.iter(*_OTHERS), None) is not None


def stands_alone(image: HtmlElement) -> bool:
    """Whether an `img` without a figure has its place to itself, with no text in the same line."""
    parent = image.getparent()
    return parent is not None and not any(text.strip() for text in islice(parent.itertext(), _TEXTS_LOOKED_AT))


def _read_caption(element: HtmlElement, base: str, place: Place) -> tuple[Block, ...] | None:
    """A caption, or a box with a picture and its caption, that is no `figure`: no running text."""
    called = element.tag == "figcaption" or (element.tag not in IMAGES and CAPTION_LABEL.search(labels(element)))
    if not called and not is_picture_box(element):
        return None
    text = text_of(element)
    if len(text) > _CAPTION_AT_MOST:
        return None
    return _only(read_figure(element, base, place))


def _only(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)
