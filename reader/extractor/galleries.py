"""Galleries: several pictures in one box, to be leafed through."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import first, labels, names, text_of
from reader.extractor.figures import caption_element, is_picture_box, read_caption
from reader.extractor.pictures import IMAGES, address_of, image_in, images_in
from reader.model.blocks import Figure, Gallery, Slide
from reader.model.text import clean_line

_GALLERY = re.compile(
    r"gall?er(?:y|ies|ie|ia|ía)|slide-?show|slider|carousel|carrousel|swiper|splide|glide|flickity|bilder-?(?:serie|strecke"
    r"|show)|foto-?(?:strecke|serie|galleria|galeria)|photo-?(?:set|essay|story)|diaporama|album|lightbox-?group"
    r"|image-?(?:grid|set)",
    re.IGNORECASE,
)
_TAGS = names("div section ul ol figure amp-carousel amp-base-carousel amp-stream-gallery aside swiper-container table")
_HEADINGS = names("h2 h3 h4 h5 h6")
_ALIKE_AT_LEAST = 3
_NAMED_AT_LEAST = 2
_SLIDES_AT_MOST = 300
_SLIDE_ELEMENTS_AT_MOST = 80
_SLIDE_TEXT_AT_MOST = 1500
_TITLE_AT_MOST = 160
_DEEPEST = 8


def read_gallery(element: HtmlElement, base: str, place: Place) -> Gallery | None:
    """The gallery that an element is, or None where it is none.

    It is one where it is called so, or consists of nothing else: at least three elements alike, side by side, with a
    picture each and little text that is no link.
    """
    if element.tag not in _TAGS:
        return None
    pictures = sum(1 for _ in islice(images_in(element), _ALIKE_AT_LEAST))
    if pictures < _NAMED_AT_LEAST:
        return None
    named = element.tag.startswith("amp-") or bool(_GALLERY.search(labels(element)))
    if pictures < _ALIKE_AT_LEAST and not named:
        return None
    around = _around_slides(element) if named else element
    parts = _parts(around, named=named) if around is not None else []
    found = {slide.figure.url or slide.figure.alt: slide for part in parts if (slide := _slide(part, base, place))}
    if len(found) < (_NAMED_AT_LEAST if named else _ALIKE_AT_LEAST):
        return None
    title = _title(element, parts) if named else ""
    return Gallery(tuple(found.values()), title=title, language=place.language, direction=place.direction)


def _around_slides(element: HtmlElement) -> HtmlElement | None:
    """The innermost element with all the pictures of a box that is called a gallery."""
    pictures = list(images_in(element))
    if len(pictures) < _NAMED_AT_LEAST:
        return None
    for _ in range(_DEEPEST):
        inner = first(child for child in element if _holds_all(child, len(pictures)))
        if inner is None:
            return element
        element = inner
    return element


def _holds_all(element: HtmlElement, count: int) -> bool:
    return element.tag not in IMAGES and sum(1 for _ in images_in(element)) == count


def _parts(around: HtmlElement, *, named: bool) -> list[HtmlElement]:
    """The children that are slides; none where an unnamed element has anything else in it."""
    slides: list[HtmlElement] = []
    for child in islice(around, _SLIDES_AT_MOST):
        if _is_slide(child) and (named or _is_figure(child)):
            slides.append(child)
        elif not named and text_of(child):
            return []
    alike = len({child.tag for child in slides}) == 1 and not _has_own_text(around)
    return slides if named or alike else []


def _is_slide(element: HtmlElement) -> bool:
    inside = list(islice(element.iter(), _SLIDE_ELEMENTS_AT_MOST + 1))
    if len(inside) > _SLIDE_ELEMENTS_AT_MOST or element.tag in _HEADINGS:
        return False
    return len({image.get("alt") or image.get("src") for image in images_in(element)}) == 1 and (
        len(text_of(element)) <= _SLIDE_TEXT_AT_MOST
    )


def _is_figure(element: HtmlElement) -> bool:
    """Whether a slide is a picture with at most a caption: no step of a recipe, no teaser of something else."""
    if element.tag == "figure" or element.find(".//figcaption") is not None:
        return True
    return not text_of(element) or (element.tag != "li" and is_picture_box(element))


def _has_own_text(element: HtmlElement) -> bool:
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def _slide(element: HtmlElement, base: str, place: Place) -> Slide | None:
    """A picture with what is told of it: a caption, or else a heading and text beside it."""
    image = image_in(element)
    if image is None:
        return None
    caption, credit = read_caption(element)
    box = caption_element(element) if caption else None
    heading = first(element.iter(*_HEADINGS))
    texts = [node for node in element.iter("p") if box is None or not _is_in(node, box)]
    alt = clean_line(image.get("alt") or "")
    place = place.of(caption or alt)
    figure = Figure(address_of(image, base), caption, credit, alt, language=place.language, direction=place.direction)
    title = text_of(heading) if heading is not None and (box is None or not _is_in(heading, box)) else ""
    return Slide(figure, title=title, text=" ".join(filter(None, map(text_of, texts))))


def _is_in(node: HtmlElement, box: HtmlElement) -> bool:
    return node is box or any(around is box for around in islice(node.iterancestors(), _DEEPEST))


def _title(element: HtmlElement, parts: list[HtmlElement]) -> str:
    """What a gallery is called: stated on it, in a heading outside its slides, or in its caption."""
    if stated := clean_line(element.get("data-title") or element.get("aria-label") or element.get("title") or ""):
        return stated[:_TITLE_AT_MOST]
    for node in element.iter(*_HEADINGS, "figcaption"):
        if not any(_is_in(node, part) for part in parts):
            return text_of(node)[:_TITLE_AT_MOST]
    return ""
