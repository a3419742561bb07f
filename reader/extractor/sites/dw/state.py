"""The state that a react page hands to its own scripts, for what the page's elements don't say.

It is `__APOLLO_STATE__`, objects by name that refer to each other by `__ref`, or `__APP_STATE__`, answers of DW's own
`graph-api` by address, with all in its place. Fields may have arguments in their name: `regions({"amount":1})`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute, picture
from reader.extractor.page import Page
from reader.extractor.sites.site import Shown, Stated, StatedPost
from reader.extractor.structured import parse_json
from reader.model.blocks import Direction, Figure, Gallery, Link, Media, Slide
from reader.model.text import clean_line

_ASSIGNED = re.compile(r"__AP(?:OLLO|P)_STATE__[\"'\]]{0,2}\s{0,9}=\s{0,9}")
_TEXT_OF_JSON = "JSON.parse("
_OBJECTS_AT_MOST = 20_000
_ITEMS_AT_MOST = 500
_PICTURE_FORMAT = "906"
_KICKER_PARTED = " · "
_SOURCES: dict[str, Literal["video", "audio"]] = {"hlsVideoSrc": "video", "mp3Src": "audio"}
_NUMBER = re.compile(r"-(\d+)/?$")

Value = Mapping[str, Any]


def read_state(page: Page) -> Stated:
    """What the state says of the page's article; nothing where the page has none."""
    state = _State(_value(page.root), page.base)
    number = _NUMBER.search(page.url.partition("?")[0])
    return state.describe(number[1] if number else "")


def fill_format(address: str) -> str:
    """The address of a picture that leaves its size to scripts."""
    return address.replace("${formatId}", _PICTURE_FORMAT)


def _value(root: HtmlElement) -> Value:
    for script in root.iter("script"):
        text = script.text or ""
        if found := _ASSIGNED.search(text):
            text = text[found.end() :]
            if text.startswith(_TEXT_OF_JSON):
                inner = parse_json(text[len(_TEXT_OF_JSON) :])
                text = inner if isinstance(inner, str) else ""
            value = parse_json(text)
            return value if isinstance(value, dict) else {}
    return {}


class _State:
    """A page's state; `base` is what its addresses are seen from."""

    def __init__(self, value: Value, base: str) -> None:
        self._value, self._base = value, base

    def describe(self, number: str) -> Stated:
        """The article with that content id, or the one that says most."""
        objects = list(self._objects())
        article = _main_of(objects, number)
        return Stated(
            title=_line(article.get("title")),
            kicker=_line(article.get("kicker"))
            or _KICKER_PARTED.join(filter(None, self._category_and_region(article))),
            lead=_line(article.get("teaser")),
            authors=self._people(article) or tuple(filter(None, [_line(article.get("legacyAuthor"))])),
            topics=tuple(
                filter(None, (_line(topic.get("name")) for topic in self._list(article, "relatedAutoTopics")))
            ),
            section=self._category_and_region(article)[0],
            published=_text(article.get("firstPublicationDate")) or _text(article.get("contentDate")),
            updated=_text(article.get("lastModifiedDate")) or _text(article.get("lastPublicationDate")),
            opinion=article.get("isOpinion") is True,
            direction=_direction(article, objects),
            hero=self._hero(self._follow(article.get("mainContentImageLink"))),
            text=_text(article.get("text")),
            posts=tuple(map(self._post, self._list(article, "posts"))),
            main=tuple(filter(None, [self._shown(article)])),
            embedded=self._embedded(objects),
            related=tuple(self._links(article)),
        )

    def _objects(self) -> Iterator[Value]:
        """The objects in the state, outer ones first."""
        waiting: deque[Any] = deque([self._value])
        for _ in range(_OBJECTS_AT_MOST):
            if not waiting:
                return
            value = waiting.popleft()
            if isinstance(value, dict):
                yield value
            inner = value.values() if isinstance(value, dict) else value
            waiting.extend(item for item in inner if isinstance(item, dict | list))

    def _follow(self, value: Any) -> Value:
        """An object, or the one that a reference names."""
        if isinstance(value, dict) and isinstance(value.get("__ref"), str):
            value = self._value.get(value["__ref"])
        return value if isinstance(value, dict) else {}

    def _list(self, item: Value, name: str) -> list[Value]:
        """The objects in a field, whatever its arguments are."""
        value = _field(item, name)
        return [self._follow(inner) for inner in value[:_ITEMS_AT_MOST]] if isinstance(value, list) else []

    def _category_and_region(self, item: Value) -> tuple[str, str]:
        category = _line(self._follow(item.get("thematicFocusCategory")).get("name"))
        regions = (_line(region.get("alignedName") or region.get("name")) for region in self._list(item, "regions"))
        return category, next(filter(None, regions), "")

    def _people(self, item: Value) -> tuple[str, ...]:
        people = self._list(item, "persons") or self._list(item, "firstPersonArray")
        return tuple(filter(None, (_line(person.get("fullName")) for person in people)))

    def _hero(self, link: Value) -> Figure:
        return replace(self._figure(link), caption=_line(link.get("description")))

    def _figure(self, link: Value) -> Figure:
        """The picture that a link names, or an image of a gallery."""
        image = self._follow(link.get("target") or link.get("assignedImage"))
        return Figure(
            url=picture(self._base, fill_format(_text(image.get("staticUrl")))),
            credit=_line(image.get("licenserSupplement")),
            alt=_line(link.get("additionalInformation")) or _line(image.get("name")),
        )

    def _shown(self, item: Value) -> Shown | None:
        """The video, sound or gallery that an object is, or None."""
        title = _line(item.get("title")) or _line(item.get("name"))
        slides = tuple(map(self._slide, self._list(item, "extendedGalleryImages")))
        if slides:
            return Gallery(slides, title=title)
        for field, medium in _SOURCES.items():
            if url := picture(self._base, _text(item.get(field))):
                length = item.get("duration")
                return Media(medium, title=title, seconds=length if _is_length(length) else None, url=url)
        return None

    def _slide(self, item: Value) -> Slide:
        return Slide(self._figure(item), title=_line(item.get("name")), text=_line(item.get("description")))

    def _embedded(self, objects: list[Value]) -> dict[str, Shown]:
        found = ((str(item["id"]), self._shown(item)) for item in objects if "id" in item)
        return {number: shown for number, shown in found if shown}

    def _post(self, item: Value) -> StatedPost:
        return StatedPost(
            title=_line(item.get("title")) or _line(item.get("name")),
            text=_text(item.get("text")),
            author=", ".join(self._people(item)),
            time=_text(item.get("contentDate")) or _text(item.get("firstPublicationDate")),
        )

    def _links(self, item: Value) -> Iterator[Link]:
        for other in self._list(item, "dossierContents"):
            url = absolute(self._base, _text(other.get("namedUrl")))
            title = _line(other.get("title")) or _line(other.get("name"))
            if url and title:
                yield Link(url, title)


def _main_of(objects: list[Value], number: str) -> Value:
    """The page's article: the object with its content id that says most, else the first that is dated and has words."""
    same = [item for item in objects if str(item.get("id")) == number]
    dated = [item for item in objects if "firstPublicationDate" in item and ("teaser" in item or "text" in item)]
    return max(same, key=len, default=None) or next(iter(dated), {})


def _field(item: Value, name: str) -> Any:
    """A field by its name without arguments; of several the longest."""
    values = [value for key, value in item.items() if key == name or key.startswith(name + "(")]
    return max(values, key=lambda value: len(value) if isinstance(value, list) else 0, default=None)


def _direction(article: Value, objects: list[Value]) -> Direction | None:
    sides = [item["isRtl"] for item in (article, *objects) if isinstance(item.get("isRtl"), bool)]
    return None if not sides else "rtl" if sides[0] else "ltr"


def _is_length(value: Any) -> bool:
    return isinstance(value, int) and 0 < value < 48 * 3600


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return clean_line(_text(value))
