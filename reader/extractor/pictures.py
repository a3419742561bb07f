"""Pictures in a page: which of them are there to be looked at, and where they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from reader.extractor.addresses import picture
from reader.extractor.elements import first, labels, names
from reader.model.text import clean_line

IMAGES = names("img amp-img amp-anim")
"""Elements that are pictures."""

_WIDEST = 1600
"""Pixels: enough for every screen; larger files are for print."""

_ICON_AT_MOST = 64
_LOGO = re.compile(r"(?:.*\b)?logo\b.*", re.IGNORECASE)
_LOGO_AT_MOST = 40
_LARGE_AT_LEAST = 200
_EMOJI_AT_MOST = 12
_CANDIDATES_AT_MOST = 60
_SOURCES_AT_MOST = 12
_ANYWHERE = "https://page.invalid/"
_LOOKED_AT = 400
_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-image",
    "data-full-src",
    "data-hi-res-src",
    "src",
)
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
_DECORATION = re.compile(
    r"(?:^|[\s_-])(?:icons?|emojis?|smiley|avatars?|gravatar|logos?|pixel|tracking|spacer|sprite|favicon)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:^|[/_.-])(?:logos?|icons?|favicon)[_.-][^/]{0,60}$", re.IGNORECASE)
_STAND_IN = re.compile(
    r"^data:|(?:^|[/_.-])(?:1x1|pixel|spacer|blank|transparent|placeholder|lazy|clear|grey|empty|loading)"
    r"[^/]{0,40}\.(?:gif|png|svg)|gravatar\.com/|/emoji/",
    re.IGNORECASE,
)


def images_in(element: HtmlElement) -> Iterator[HtmlElement]:
    """The pictures at or below an element that are no decoration; those for readers without scripts are none."""
    for node in islice(element.iter(*IMAGES), _LOOKED_AT):
        if not is_decoration(node) and not _is_spare(node):
            yield node


def image_in(element: HtmlElement) -> HtmlElement | None:
    """The first of them, or None."""
    return first(images_in(element))


def is_decoration(image: HtmlElement) -> bool:
    """Whether a picture is a sign, a portrait of who writes, or a counting pixel: nothing to look at."""
    sizes = [size for name in ("width", "height") if (size := _number(image.get(name))) is not None]
    if any(size <= _ICON_AT_MOST for size in sizes):
        return True
    parent = image.getparent()
    around = labels(parent) if parent is not None else ""
    if _SIGN.search((image.get("src") or "")[-200:]) or _LOGO.fullmatch((image.get("alt") or "")[:_LOGO_AT_MOST]):
        return True
    return bool(_DECORATION.search(labels(image)) or _DECORATION.search(around)) or emoji_of(image) != ""


def is_large(image: HtmlElement) -> bool:
    """Whether a page gives a picture the room of a figure."""
    return (_number(image.get("width")) or 0) >= _LARGE_AT_LEAST


def emoji_of(image: HtmlElement) -> str:
    """The emoji that a picture stands for, or ""."""
    alt = clean_line(image.get("alt") or "")
    if not alt or len(alt) > _EMOJI_AT_MOST or not any(unicodedata.category(char) == "So" for char in alt):
        return ""
    return "" if any(char.isalnum() for char in alt) else alt


def address_of(image: HtmlElement, base: str) -> str:
    """The absolute address of a picture, also where a script is to load it later, or "".

    Of several sizes it is the largest that is no wider than a screen.
    """
    return _sized(image, base) or _plain(image, base) or _for_readers_without_scripts(image, base)


def show_pictures(root: HtmlElement) -> None:
    """Give pictures that a script is to load the address in the `noscript` beside them, before that is taken out.

    A `noscript` with a picture and nothing before it to stand in for it becomes the picture.
    """
    for spare in list(root.iter("noscript")):
        inner = first(spare.iter("img"))
        if inner is None or is_decoration(inner):
            continue
        around = [node for node in (spare.getprevious(), spare.getparent()) if node is not None]
        image = first(found for node in around for found in islice(node.iter(*IMAGES), 3) if found is not inner)
        if image is None:
            spare.addprevious(inner)
        elif not (_sized(image, _ANYWHERE) or _plain(image, _ANYWHERE)):
            image.set("data-src", inner.get("src") or "")
            image.set("data-srcset", inner.get("srcset") or "")
            image.set("alt", image.get("alt") or inner.get("alt") or "")


def _sized(image: HtmlElement, base: str) -> str:
    """The best of the sizes that the picture, or else its `picture` element, is offered in."""
    # The parser does not know that a `source` is empty, and puts what follows inside it.
    around = first(node for node in islice(image.iterancestors(), _SOURCES_AT_MOST) if node.tag == "picture")
    sources = list(islice(around.iter("source"), _SOURCES_AT_MOST)) if around is not None else []
    for offers in ([image], sources):
        found = [size for offer in offers for name in _SETS for size in _candidates(offer.get(name) or "")]
        fitting = sorted((size for size in found if size[0] <= _WIDEST), key=lambda size: -size[0])
        too_wide = sorted((size for size in found if size[0] > _WIDEST), key=lambda size: size[0])
        for _, address in (*fitting, *too_wide):
            if not _STAND_IN.search(address[:300]) and (url := picture(base, address)):
                return url
    return ""


def _plain(image: HtmlElement, base: str) -> str:
    for name in _SOURCES:
        value = (image.get(name) or "").strip()
        if value and not _STAND_IN.search(value[:300]) and (url := picture(base, value)):
            return url
    return ""


def _for_readers_without_scripts(image: HtmlElement, base: str) -> str:
    """The address in a `noscript` inside, or right after, a picture that a script is to load."""
    for spare in (image.find("noscript"), image.getnext()):
        inner = first(spare.iter("img")) if spare is not None and spare.tag == "noscript" else None
        if inner is not None:
            return _sized(inner, base) or _plain(inner, base)
    return ""


def _candidates(offered: str) -> Iterator[tuple[float, str]]:
    """The widths (pixels; thousands for a density such as `2x`) and addresses of a `srcset`.

    Addresses may hold commas; one that ends an address parts it from the next.
    """
    words = offered[: 4096 * 4].split()
    for _ in range(_CANDIDATES_AT_MOST):
        if not words:
            return
        address = words.pop(0)
        size = 1000.0
        if address.endswith(","):
            address = address.rstrip(",")
        elif words:
            stated, comma, following = words.pop(0).partition(",")
            size = _size(stated)
            if comma and following:
                words.insert(0, following)
        if address:
            yield size, address


def _size(stated: str) -> float:
    number = _number(stated[:-1])
    if stated.endswith("x"):
        return {1: 1000.0, 2: 1500.0}.get(number or 1, 1600.0)
    return float(number or 0)


def _number(text: str | None) -> int | None:
    text = (text or "").strip().removesuffix("px")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _is_spare(image: HtmlElement) -> bool:
    return any(around.tag == "noscript" for around in islice(image.iterancestors(), 3))
