"""Elements that are one block whatever is in them: figures, media, code, captions."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import labels, text_of
from reader.extractor.figures import CAPTION_LABEL, read_figure, read_media
from reader.model.blocks import Block, Code, Figure
from reader.model.text import clean

_CAPTION_AT_MOST = 600
_ICON_AT_MOST = 64
_TEXTS_LOOKED_AT = 50
_FIGURES_OF_OTHERS = ("blockquote", "table", "pre", "video", "audio")


def read_leaf(element: HtmlElement, base: str, place: Place) -> tuple[Block, ...] | None:
    """The blocks of such an element (none: it says nothing), or None where it is no such element."""
    match element.tag:
        case "figure":
            # A figure around a quote, a table or a video is that, with the caption after it.
            if any(element.find(f".//{tag}") is not None for tag in _FIGURES_OF_OTHERS):
                return None
            return _only(read_figure(element, base, place))
        case "video" | "audio" | "iframe":
            return _only(read_media(element, base, place))
        case "pre":
            text = clean("".join(element.itertext())).strip("\n")
            return _only(Code(text, language=place.language, direction=place.direction) if text.strip() else None)
    return _read_caption(element, base, place)


def stands_alone(image: HtmlElement) -> bool:
    """Whether an `img` without a figure is a picture to look at, not an icon in a line of text."""
    width = image.get("width") or ""
    small = width.isascii() and width.isdigit() and len(width) < 5 and int(width) <= _ICON_AT_MOST
    parent = image.getparent()
    if small or parent is None:
        return False
    return not any(text.strip() for text in islice(parent.itertext(), _TEXTS_LOOKED_AT))


def _read_caption(element: HtmlElement, base: str, place: Place) -> tuple[Block, ...] | None:
    """A caption, or a box with a picture and its caption, that is no `figure`: no running text."""
    if element.tag != "figcaption" and not CAPTION_LABEL.search(labels(element)):
        return None
    text = text_of(element)
    if len(text) > _CAPTION_AT_MOST:
        return None
    figure = read_figure(element, base, place)
    if figure is None and text:
        figure = Figure(caption=text, language=place.language, direction=place.direction)
    return _only(figure)


def _only(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)
