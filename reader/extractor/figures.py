"""Figures: a picture, what stands under it, and who made it."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from reader.extractor.credits import is_credit, plain_credit, split_credit
from reader.extractor.direction import Place
from reader.extractor.elements import first, labels, names, text_of, weight
from reader.extractor.pictures import IMAGES, address_of, image_in, images_in
from reader.model.blocks import Figure
from reader.model.text import clean_line

__all__ = ["CAPTION_LABEL", "address_of", "is_picture_box", "plain_credit", "read_caption", "read_figure"]

CAPTION_LABEL = re.compile(
    r"caption|legende\b|bildtext|bildunterschrift|(?:image|picture|photo|img)-?(?:text|title|desc\w*)|media-?subtitle"
    r"|bildzeile|didascalia|pie-?de-?foto|fotopie|photo-?legend",
    re.IGNORECASE,
)
"""What the element under a picture is called, where it is no `figcaption`."""

_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader\w*|off-?screen|u-hidden|hide-?visually|a11y\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_LABEL_AT_MOST = 30
_CREDIT_LINE_AT_MOST = 60
_CAPTION_AT_MOST = 1500
_BOX_TEXT_AT_MOST = 300
_BOX_ELEMENTS_AT_MOST = 60
_BOXES = names("div section span table center dl li")
_NO_CAPTION = names(
    "h1 h2 h3 h4 h5 h6 p ul ol blockquote pre iframe video audio form article figure time button input dt"
)


def read_figure(element: HtmlElement, base: str, place: Place) -> Figure | None:
    """The figure that an element with a picture is, or None where it has neither a caption nor an `alt` text."""
    image = element if element.tag in IMAGES else image_in(element)
    alt = clean_line(image.get("alt") or "") if image is not None else ""
    caption, credit = read_caption(element)
    if not (caption or credit or (image is not None and alt)):
        return None
    url = address_of(image, base) if image is not None else ""
    place = place.of(caption or alt)
    return Figure(url=url, caption=caption, credit=credit, alt=alt, language=place.language, direction=place.direction)


def read_caption(element: HtmlElement) -> tuple[str, str]:
    """The caption and the credit inside a figure's element, or of a caption's own element."""
    if element.tag in IMAGES:
        return "", ""
    box = caption_element(element)
    marked = _credit_element(element, box)
    if box is None:
        return "", plain_credit(text_of(marked)) if marked is not None else ""
    whole = _seen_text(box)[:_CAPTION_AT_MOST]
    if marked is None:
        return split_credit(whole)
    credit = text_of(marked)
    caption = whole.removesuffix(credit) if whole.endswith(credit) else whole.replace(credit, " ", 1)
    caption = clean_line(caption).rstrip(" |·([（-–—/")
    return split_credit(caption)[0] if plain_credit(caption) == plain_credit(credit) else caption, plain_credit(credit)


def caption_element(element: HtmlElement) -> HtmlElement | None:
    """The element that holds a figure's caption; of several inside each other the outermost."""
    if (found := element.find(".//figcaption")) is not None:
        return found
    is_called = element.tag == "figcaption" or CAPTION_LABEL.search(labels(element))
    if is_called and image_in(element) is None:
        return element
    inner = first(inner for inner in element.iterdescendants() if _is_called_caption(inner))
    if inner is not None:
        return inner
    return element if is_called or is_picture_box(element) else None


def is_picture_box(element: HtmlElement) -> bool:
    """Whether an element is nothing but one picture and the few words after it, whatever it is called.

    Paragraphs, headings and lists make it more than that.
    """
    if element.tag not in _BOXES:
        return False
    inside = list(islice(element.iterdescendants(), _BOX_ELEMENTS_AT_MOST + 1))
    if len(inside) > _BOX_ELEMENTS_AT_MOST or any(node.tag in _NO_CAPTION for node in inside):
        return False
    pictures = list(images_in(element))
    if len(pictures) != 1 or any(link.get("href") and text_of(link) for link in element.iter("a")):
        return False
    before = _text_before(element, pictures[0])
    return not before and 0 < weight(text_of(element)) <= _BOX_TEXT_AT_MOST


def _is_called_caption(element: HtmlElement) -> bool:
    return element.tag not in IMAGES and bool(CAPTION_LABEL.search(labels(element))) and text_of(element) != ""


def _text_before(element: HtmlElement, image: HtmlElement) -> str:
    """The words of an element that stand before a picture in it."""
    words = [element.text or ""]
    for node in element.iterdescendants():
        if node is image:
            break
        words.append(node.text or "")
        if image not in node.iterdescendants():
            words.append(node.tail or "")
    return clean_line("".join(words))


def _credit_element(element: HtmlElement, box: HtmlElement | None) -> HtmlElement | None:
    """The part of a figure that says who made it, by its name; else the last small print beside a caption."""
    if (named := first(inner for inner in element.iterdescendants() if is_credit(inner))) is not None:
        return named
    if box is None:
        return None
    whole = text_of(box)
    small = [inner for inner in element.iter("small", "cite") if text_of(inner)]
    if small and text_of(small[-1]) != whole:
        return small[-1]
    return _last_line(box) if box is element and is_picture_box(element) else None


def _last_line(box: HtmlElement) -> HtmlElement | None:
    """The second line of an unnamed box's two where it is short and no sentence: there the credit stands."""
    lines = [node for node in box.iterdescendants() if (node.text or "").strip()]
    if len(lines) != 2 or len(text := text_of(lines[1])) > _CREDIT_LINE_AT_MOST or text.endswith((".", "。", "!", "?")):
        return None
    return lines[1] if len(text_of(lines[0])) > len(text) else None


def _seen_text(element: HtmlElement) -> str:
    """The words of a caption without labels that are spoken to people who don't see it ("Caption:")."""
    text = text_of(element)
    for inner in element.iterdescendants():
        if _UNSEEN.search(labels(inner)) and (label := text_of(inner)) and len(label) <= _LABEL_AT_MOST:
            text = text.replace(label, "", 1)
    return clean_line(text)
