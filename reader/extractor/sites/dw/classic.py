"""DW's pages until spring 2023. Labels are localised, so everything is found by structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from reader.extractor.addresses import picture
from reader.extractor.blocks import BlockReader
from reader.extractor.direction import Place, place_of
from reader.extractor.elements import by_class, first, has_class, text_of
from reader.extractor.figures import address_of
from reader.extractor.metadata import read_metas, stated_language
from reader.extractor.moments import day, moment, seconds
from reader.extractor.page import Page
from reader.extractor.sites.dw.parts import author_and_agencies, finish, is_plea, related, split_alt
from reader.model.article import Extraction
from reader.model.blocks import Block, Figure, Gallery, Heading, Media, Slide
from reader.model.blocks import text_of as text_of_runs
from reader.model.text import clean_line

_FIRST_PUBLISHED = re.compile(r'firstPublicationDate:\s*"(\d{8})"')
_CHANGED = re.compile(r'(?:articleChangeDateShort|lastPublicationDate):\s*"(\d{8})"')
_SHOWN_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_LEFT_OUT = frozenset(
    {"linkList", "lineExtra", "teaserNavWrap", "relatedContent", "adWrapper", "smallList", "shareInfo"}
)


def find(root: HtmlElement, *, own_host: bool) -> HtmlElement | None:
    """The column with the article, or None where the page has no such shape."""
    content = root.get_element_by_id("bodyContent", None)
    if content is None:
        return None
    for column in content.iterdescendants("div"):
        if has_class(column, "col3") and column.find("h1") is not None:
            marked = own_host or first(h4 for h4 in column.iterchildren("h4") if has_class(h4, "artikel")) is not None
            return column if marked or by_class(column, "longText") else None
    return None


def read(page: Page, column: HtmlElement) -> Extraction:
    """The article in a classic page's column."""
    metas = read_metas(page.root)
    text = " ".join(text_of(part) for part in by_class(column, "longText"))
    place = place_of(page.root, column, stated_language(page, metas), text)
    kicker = first(h4 for h4 in column.iterchildren("h4") if has_class(h4, "artikel"))
    intro = first(p for p in column.iterchildren("p") if has_class(p, "intro"))
    details = _details(page.root)
    published, updated = _dates(page, details)
    byline = author_and_agencies(details.author)
    return finish(
        page,
        Extraction(
            title=_text(column.find("h1")),
            kicker=_text(kicker),
            lead=_text(intro),
            authors=byline.authors or page.structured.authors,
            agencies=byline.agencies,
            topics=details.topics or page.structured.keywords,
            published=published,
            language=place.language,
            direction=place.direction,
            opinion=page.structured.opinion,
            blocks=(*_body(column, BlockReader(page.base, _special), place), *_related(column, page.base, place)),
        ),
        updated,
    )


def _text(element: HtmlElement | None) -> str:
    return text_of(element) if element is not None else ""


def _body(column: HtmlElement, reader: BlockReader, place: Place) -> Iterator[Block]:
    """The picture under the title, then the text; what stands between them is for sharing."""
    for child in column:
        if has_class(child, "picBox") or has_class(child, "mediaItem") or _holds_media(child):
            yield from reader.read_whole(child, place)
        elif has_class(child, "longText"):
            yield from reader.read(child, place)
        elif has_class(child, "group"):
            for part in child.iterchildren("div"):
                if has_class(part, "longText"):
                    yield from reader.read(part, place)


def _holds_media(element: HtmlElement) -> bool:
    return element.tag == "div" and not by_class(element, "longText") and bool(by_class(element, "mediaItem"))


def _special(element: HtmlElement, reader: BlockReader, place: Place) -> tuple[Block, ...] | None:
    """A classic page's own elements; each is known by its class."""
    classes = set((element.get("class") or "").split())
    if "picBox" in classes:
        return _figure(element, reader.base, place)
    if "gallery" in classes or "slideshow" in classes:
        return _gallery(element, reader.base, place)
    if "mediaItem" in classes:
        return _media(element, reader.base, place)
    if classes & _LEFT_OUT or element.get("id") == "sharing-bar" or is_plea(element):
        return ()
    if element.tag == "p" and (subhead := _subhead(element, reader, place)):
        return (subhead,)
    return None


def _subhead(element: HtmlElement, reader: BlockReader, place: Place) -> Heading | None:
    """A paragraph that is bold as a whole and no sentence is what older articles have for a subhead."""
    inner = list(element)
    alone = bool(inner) and inner[0].tag in ("strong", "b") and all(child.tag == "br" for child in inner[1:])
    tails = (element.text or "") + "".join(child.tail or "" for child in inner)
    if not alone or clean_line(tails):
        return None
    runs = reader.runs(element, place)
    text = text_of_runs(runs)
    if not text or len(text) > 150 or text.endswith((":", ",")):
        return None
    unstyled = tuple(type(run)(run.text, run.link, run.emphasis) for run in runs)
    return Heading(unstyled, language=place.language, direction=place.direction)


def _figure(element: HtmlElement, base: str, place: Place) -> tuple[Figure, ...]:
    image = element.find(".//img")
    alt, credit = split_alt(clean_line(image.get("alt") or image.get("title") or "") if image is not None else "")
    caption = _text(element.find(".//p"))
    if not (caption or alt):
        return ()
    url = address_of(image, base) if image is not None else ""
    return (
        Figure(url=url, caption=caption, credit=credit, alt=alt, language=place.language, direction=place.direction),
    )


def _gallery(element: HtmlElement, base: str, place: Place) -> tuple[Block, ...]:
    """The slides of a gallery. Its title is on each of them (`h4`); the last may name the author."""
    slides = tuple(
        _slide(item, base, place) for items in element.iter("ul") if has_class(items, "slides") for item in items
    )
    titled = next((node for node in element.iter() if node.get("data-title")), None)
    title = clean_line(titled.get("data-title") or "") if titled is not None else _text(element.find(".//h4"))
    return (Gallery(slides, title=title, language=place.language, direction=place.direction),) if slides else ()


def _slide(item: HtmlElement, base: str, place: Place) -> Slide:
    figure = _figure(item, base, place)
    texts = [text_of(p) for p in item.iter("p") if not has_class(p, "author")]
    image = item.find(".//img")
    alt, credit = split_alt(clean_line(image.get("alt") or "")) if image is not None else ("", "")
    url = figure[0].url if figure else ""
    picture_alone = Figure(url=url, credit=credit, alt=alt, language=place.language, direction=place.direction)
    return Slide(picture_alone, title=_text(item.find(".//h2")), text=" ".join(filter(None, texts)))


def _media(element: HtmlElement, base: str, place: Place) -> tuple[Media, ...]:
    """A video or sound: all about it is in hidden fields, the rest is buttons."""
    fields = {field.get("name") or "": field.get("value") or "" for field in element.iter("input")}
    title = clean_line(fields.get("media_title", "")) or _text(element.find(".//h2"))
    url = picture(base, fields.get("file_name"))
    if not (title or url):
        return ()
    return (
        Media(
            "audio" if "audio" in fields.get("player_type", "").lower() else "video",
            title=title,
            seconds=seconds(fields.get("file_duration", "")),
            url=url,
            language=place.language,
            direction=place.direction,
        ),
    )


def _related(column: HtmlElement, base: str, place: Place) -> Iterator[Block]:
    """Each `h4` with lists of links after it."""
    for heading in column.iterchildren("h4"):
        following = heading.getnext()
        if has_class(heading, "artikel") or following is None:
            continue
        anchors = [anchor for lists in by_class(following, "linkList") for anchor in lists.iter("a")]
        yield from related(text_of(heading), anchors, base, place)


@dataclass(frozen=True, slots=True)
class _Details:
    """The list of facts beside an article, by structure: the first is the date, the author may be the second."""

    date: str = ""
    author: str = ""
    topics: tuple[str, ...] = ()


def _details(root: HtmlElement) -> _Details:
    listed = first(ul for ul in root.iter("ul") if has_class(ul, "smallList"))
    if listed is None:
        return _Details()
    items = list(listed.iterchildren("li"))
    values = [_value(item) for item in items[:2]]
    date = values[0] if values else ""
    author = values[1] if len(values) > 1 and not _is_other(items[1], values[1]) else ""
    topics = [text_of(anchor) for item in items for anchor in item.iter("a") if _is_topic(anchor)]
    return _Details(date, author, tuple(dict.fromkeys(topic for topic in topics if topic)))


def _value(item: HtmlElement) -> str:
    """What a fact says, without its label."""
    label = item.find("strong")
    return clean_line(text_of(item).removeprefix(_text(label)).lstrip(" :"))


def _is_other(item: HtmlElement, value: str) -> bool:
    return bool(_ADDRESS.search(value)) or any(
        _is_topic(anchor) or has_class(anchor, "icon") or has_class(anchor, "overlayLink") for anchor in item.iter("a")
    )


def _is_topic(anchor: HtmlElement) -> bool:
    address = anchor.get("href") or ""
    return "/search/" in address or re.search(r"/t-\d+", address) is not None


def _dates(page: Page, details: _Details) -> tuple[datetime | None, datetime | None]:
    """When the article was published and changed: whole days, but where JSON-LD says more."""
    scripts = [script.text or "" for script in page.root.iter("script")]
    days = [_day_in(pattern, scripts) for pattern in (_FIRST_PUBLISHED, _CHANGED)]
    published = moment(page.structured.published) or days[0] or days[1] or _shown_day(details.date)
    return published, moment(page.structured.updated) or days[1]


def _day_in(pattern: re.Pattern[str], scripts: list[str]) -> datetime | None:
    return next((day(found[1]) for script in scripts if (found := pattern.search(script))), None)


def _shown_day(text: str) -> datetime | None:
    """A day as `19.01.2020`: with points it is day, month, year in every edition."""
    found = _SHOWN_DAY.fullmatch(text)
    return day(found[3] + found[2] + found[1]) if found and int(found[3]) > 1990 else None
