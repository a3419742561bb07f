"""Elements that a site's rules point at become blocks: pictures, players, galleries, posts, links."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute, picture
from reader.extractor.blocks import BlockReader
from reader.extractor.direction import Place
from reader.extractor.elements import first, text_of
from reader.extractor.moments import moment, seconds
from reader.extractor.pictures import IMAGES, address_of
from reader.extractor.sites.selectors import every, text, texts
from reader.extractor.sites.site import Links, Pictures, Players, Posts, Slides
from reader.model.blocks import Figure, Gallery, Link, Media, Post, Related, Slide
from reader.model.text import clean_line
from reader.model.times import to_iso

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LINKS_AT_MOST = 30
_SLIDES_AT_MOST = 500


def read_picture(rule: Pictures, element: HtmlElement, base: str, place: Place) -> tuple[Figure, ...]:
    """The figure that an element is; none where nothing is said of the picture."""
    caption, credit, alt = (text(where, element) for where in (rule.caption, rule.credit, rule.alt))
    caption = clean_line(caption.removesuffix(credit)) if credit else caption
    if not (caption or credit or alt):
        return ()
    image = first(element.iter(*IMAGES))
    url = picture(base, text(rule.url, element)) or (address_of(image, base) if image is not None else "")
    return (
        Figure(
            url=url,
            caption=caption,
            credit=rule.bare(credit),
            alt=alt,
            language=place.language,
            direction=place.direction,
        ),
    )


def read_player(rule: Players, element: HtmlElement, base: str, place: Place) -> tuple[Media, ...]:
    """The video or sound that an element plays; none where it says neither what nor where it is."""
    title, url = text(rule.title, element), picture(base, text(rule.url, element))
    if not (title or url):
        return ()
    return (
        Media(
            "audio" if every(rule.sound, element) else "video",
            title=title,
            seconds=seconds(text(rule.seconds, element)),
            url=url,
            language=place.language,
            direction=place.direction,
        ),
    )


def read_gallery(rule: Slides, element: HtmlElement, base: str, place: Place) -> tuple[Gallery, ...]:
    """The gallery that an element is; none without slides."""
    found = (_slide(rule, slide, base, place) for slide in every(rule.slide, element)[:_SLIDES_AT_MOST])
    slides = tuple(slide for slide in found if slide != Slide(Figure()))
    title = text(rule.title, element)
    return (Gallery(slides, title=title, language=place.language, direction=place.direction),) if slides else ()


def _slide(rule: Slides, element: HtmlElement, base: str, place: Place) -> Slide:
    figure = next(iter(read_picture(rule.pictures, element, base, place)), Figure())
    return Slide(figure, title=text(rule.slide_title, element), text=" ".join(texts(rule.slide_text, element)))


def read_post(rule: Posts, element: HtmlElement, reader: BlockReader, place: Place) -> tuple[Post, ...]:
    """The post of a live blog that an element is; none where it says nothing."""
    blocks = tuple(block for part in every(rule.body, element) for block in reader.read(part, place))
    title = text(rule.title, element)
    if not (blocks or title):
        return ()
    return (
        Post(
            blocks,
            title=title,
            author=", ".join(texts(rule.author, element)),
            time=iso_time(text(rule.time, element)),
            language=place.language,
            direction=place.direction,
        ),
    )


def iso_time(stated: str) -> str:
    """A moment that a page writes in ISO 8601, as `reader.model.times.to_iso` does, or ""."""
    found = moment(stated)
    return to_iso(found) if found else ""


def read_links(rule: Links, root: HtmlElement, base: str, place: Place) -> Iterator[Related]:
    """The boxes with links to other articles on a page, without those that hold none."""
    for box in every(rule.at, root):
        links = (link for anchor in every(rule.links, box) if (link := _link(rule, anchor, base)))
        if unique := tuple(dict.fromkeys(links))[:_LINKS_AT_MOST]:
            title = text(rule.title, box) if rule.title else _heading_before(box)
            yield Related(unique, title=title, language=place.language, direction=place.direction)


def _link(rule: Links, anchor: HtmlElement, base: str) -> Link | None:
    """A link, called by the heading in it where it has one."""
    heading = next(anchor.iter(*_HEADINGS), anchor)
    addresses = (anchor.get(name) or "" for name in rule.address)
    address = next((address for address in addresses if address and not address.startswith("#")), None)
    url, title = absolute(base, address), text_of(heading)
    return Link(url, title) if url and title else None


def _heading_before(box: HtmlElement) -> str:
    before = box.getprevious()
    return text_of(before) if before is not None and before.tag in _HEADINGS else ""
