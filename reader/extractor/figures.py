"""Pictures, videos and sounds: their address, what stands under them, and who made them."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from reader.extractor.addresses import host, picture
from reader.extractor.direction import Place
from reader.extractor.elements import first, labels, text_of
from reader.extractor.moments import seconds
from reader.model.blocks import Figure, Media
from reader.model.text import clean_line

CAPTION_LABEL = re.compile(r"caption|legende\b|bildtext|bildunterschrift|image-?text|picture-?text", re.IGNORECASE)
"""What the element under a picture is called, where it is no `figcaption`."""

_CREDIT_LABEL = re.compile(
    r"credit|copyright|photographer|(?:image|photo|picture|img|media)[-_ ]*(?:source|author|agency|rights)|byline"
    r"|bildquelle|attribution|fotograf",
    re.IGNORECASE,
)
_CREDIT_PREFIX = re.compile(
    r"^(?:[|/·•–—-]\s*)?(?:©|\(c\)|(?:bild|foto|photo|image|picture|credit|quelle|source|copyright|fotograf|imagen"
    r"|crédito|crédit|fotó)s?(?:\s+(?:by|von|de|credit))?\s*[:©])\s*",
    re.IGNORECASE,
)
_TRAILING_CREDIT = re.compile(
    r"\s*[|(\[–—-]?\s*((?:©|(?:bild|foto|photo|image|picture|credit|copyright)s?(?:\s+(?:by|credit))?\s*:)(?:[^.]|\b\w\.){2,80}?)[)\]]?$",
    re.IGNORECASE,
)
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com")
_CAPTION_AT_MOST = 1500


def read_figure(element: HtmlElement, base: str, place: Place) -> Figure | None:
    """The figure that an element with a picture is, or None where it has neither a caption nor an `alt` text."""
    image = element if element.tag == "img" else element.find(".//img")
    alt = clean_line(image.get("alt") or "") if image is not None else ""
    caption, credit = read_caption(element)
    if not (caption or credit or (image is not None and alt)):
        return None
    url = address_of(image, base) if image is not None else ""
    return Figure(url=url, caption=caption, credit=credit, alt=alt, language=place.language, direction=place.direction)


def read_caption(element: HtmlElement) -> tuple[str, str]:
    """The caption and the credit inside a figure's element, or of a caption's own element."""
    box = caption_element(element)
    if box is None:
        return "", ""
    whole = text_of(box)[:_CAPTION_AT_MOST]
    inside = first(inner for inner in element.iterdescendants() if inner.tag == "small" or _is_credit(inner))
    if inside is None:
        return split_credit(whole)
    credit = text_of(inside)
    caption = whole.removesuffix(credit) if whole.endswith(credit) else whole.replace(credit, " ", 1)
    return clean_line(caption).rstrip(" |·"), plain_credit(credit)


def caption_element(element: HtmlElement) -> HtmlElement | None:
    """The element that holds a figure's caption; of several inside each other the outermost."""
    found = element.find(".//figcaption")
    if found is not None or element.tag == "img":
        return found
    inner = first(inner for inner in element.iterdescendants() if CAPTION_LABEL.search(labels(inner)))
    return inner if inner is not None else element if CAPTION_LABEL.search(labels(element)) else None


def split_credit(caption: str) -> tuple[str, str]:
    """A caption without the credit at its end, and that credit ("" where there is none)."""
    found = _TRAILING_CREDIT.search(caption)
    if found is None:
        return caption, ""
    return caption[: found.start()].rstrip(" |("), plain_credit(found[1])


def plain_credit(credit: str) -> str:
    """A credit without the word that says that it is one."""
    return _CREDIT_PREFIX.sub("", credit, count=1).strip(" |()")


def address_of(image: HtmlElement, base: str) -> str:
    """The absolute address of an `img`, also where a script is to load it later, or ""."""
    for name in _SOURCES:
        value = image.get(name) or ""
        if value and not value.startswith("data:") and (url := picture(base, value)):
            return url
    candidates = (image.get("srcset") or image.get("data-srcset") or "").split(",")
    return picture(base, candidates[-1].split()[0]) if candidates[-1].split() else ""


def read_media(element: HtmlElement, base: str, place: Place) -> Media | None:
    """The video or sound that a `video`, `audio` or `iframe` element is, or None."""
    title = clean_line(element.get("title") or element.get("aria-label") or element.get("data-title") or "")
    source = element.find(".//source")
    url = picture(base, element.get("src") or (source.get("src") if source is not None else None))
    if element.tag == "iframe":
        if not _is_video(url):
            return None
        return Media("video", title=title, url=url, language=place.language, direction=place.direction)
    length = seconds(element.get("data-duration") or element.get("duration") or "")
    if not (title or url):
        return None
    return Media(
        "audio" if element.tag == "audio" else "video",
        title=title,
        seconds=length,
        url=url,
        language=place.language,
        direction=place.direction,
    )


def _is_video(url: str) -> bool:
    name = host(url)
    return any(name == known or name.endswith("." + known) for known in _VIDEO_HOSTS)


def _is_credit(element: HtmlElement) -> bool:
    return bool(_CREDIT_LABEL.search(labels(element))) and len(text_of(element)) < 200
