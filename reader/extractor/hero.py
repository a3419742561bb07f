"""The picture that opens an article, where it stands outside the body: between title and text, or above the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.extractor.addresses import picture
from reader.extractor.direction import Place
from reader.extractor.elements import is_inside, labels, link_share, names, text_of
from reader.extractor.figures import CAPTION_LABEL, is_picture_box, read_figure
from reader.extractor.pictures import IMAGES, address_of, image_in, is_decoration
from reader.model.blocks import Figure

_OUTSIDE = names("nav aside footer form button ul ol table")
_NOT_THE_ARTICLES = re.compile(
    r"(?:^|[\s_-])(?:logos?|author\w*|avatar|byline|teasers?|related\w*|recommend\w*|promo\w*|sponsor\w*|ads?|advert\w*"
    r"|menu|share|social|newsletter|sidebar)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d{5,}|[0-9a-f]{12,}", re.IGNORECASE)
_BOX_ELEMENTS_AT_MOST = 40
_BOX_TEXT_AT_MOST = 700
_CLIMBED_AT_MOST = 5
_LOOKED_AT = 3000


def hero(
    root: HtmlElement, title: HtmlElement | None, container: HtmlElement, base: str, place: Place, stated: str
) -> Figure | None:
    """The picture before the body, or None where there is none, or the body shows it itself.

    `root` is the page as it is when its blocks are read, `title` its heading, `container` holds the body. A picture
    counts that stands between the title and the container, or above the title inside the same article, or anywhere
    before the container where it is the one that the page states for the article (`stated`, an address, or "").
    """
    shown = {_stem(address_of(image, base)) for image in container.iter(*IMAGES)}
    for image, after_title in _before(root, container, title):
        url = address_of(image, base)
        certain = bool(url) and _stem(url) == _stem(picture(base, stated))
        if not certain and not (after_title or _share_an_article(image, title)):
            continue
        figure = read_figure(_box_of(image, container), base, place)
        if figure is None or not url or _stem(url) in shown:
            return None
        return figure
    return None


def _before(root: HtmlElement, container: HtmlElement, title: HtmlElement | None) -> Iterator[tuple[HtmlElement, bool]]:
    """Pictures before a container that may be an article's, and whether they come after its title."""
    after_title = False
    for element in islice(root.iter(), _LOOKED_AT):
        if element is container:
            return
        after_title = after_title or element is title
        if element.tag in IMAGES and not is_decoration(element) and not _is_elsewhere(element):
            yield element, after_title


def _is_elsewhere(image: HtmlElement) -> bool:
    """Whether a picture belongs to the site, or to another article."""
    for around in (image, *islice(image.iterancestors(), _CLIMBED_AT_MOST)):
        if around.tag in _OUTSIDE or (around.tag not in IMAGES and _NOT_THE_ARTICLES.search(labels(around))):
            return True
        if around.tag == "a" and text_of(around) and link_share(around) > 0:
            return True
    return False


def _share_an_article(image: HtmlElement, title: HtmlElement | None) -> bool:
    """Whether a picture stands in the article, or the article's own header, that holds the title."""
    if title is None:
        return False
    for around in title.iterancestors("article", "header", "main"):
        is_header = around.tag == "header" and around.getparent() is not None
        if is_inside(image, around):
            return around.tag != "header" or (is_header and around.find(".//nav") is None)
    return False


def _box_of(image: HtmlElement, container: HtmlElement) -> HtmlElement:
    """The figure around a picture, or the largest box that holds nothing but it and its caption."""
    best = image
    for around in islice(image.iterancestors(), _CLIMBED_AT_MOST):
        if around is container or is_inside(container, around) or around.find(".//h1") is not None:
            break
        if around.tag == "figure":
            return around
        inside = list(islice(around.iterdescendants(), _BOX_ELEMENTS_AT_MOST + 1))
        if len(inside) > _BOX_ELEMENTS_AT_MOST or len(text_of(around)) > _BOX_TEXT_AT_MOST:
            break
        has_caption = any(node.tag == "figcaption" or CAPTION_LABEL.search(labels(node)) for node in (around, *inside))
        if image_in(around) is image and (has_caption or is_picture_box(around) or not text_of(around)):
            best = around
    return best


def _stem(url: str) -> str:
    """What is the same in the addresses of one picture in several sizes: the number in it, or else its file's name."""
    parts = urlsplit(url)
    numbers = _NUMBERS.findall(parts.path)
    return max(numbers, key=len) if numbers else parts.path.rpartition("/")[2].rpartition(".")[0] or url
