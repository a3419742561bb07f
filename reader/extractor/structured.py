"""What a page's JSON-LD says of the article (https://schema.org/Article), and of videos and sounds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from lxml.html import HtmlElement

from reader.extractor.moments import seconds
from reader.model.text import clean_line, strip_markup

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report\w*|Review)")
_MEDIA: dict[str, Literal["video", "audio"]] = {"VideoObject": "video", "AudioObject": "audio"}
_ARTICLE_MAX = 8
_RECORDINGS_AT_MOST = 20
_UPDATES_AT_MOST = 500
_OBJECTS_AT_MOST = 500
_NAMES_AT_MOST = 20
_SCRIPT_AT_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Update:
    """A post of a live blog (https://schema.org/LiveBlogPosting); `text` keeps its line ends, `time` is as written."""

    title: str = ""
    text: str = ""
    author: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A video or sound that is on the page; `url` and `published` are as written, `seconds` None where unknown."""

    medium: Literal["video", "audio"]
    title: str = ""
    url: str = ""
    published: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Structured:
    """An article's own description of itself; every field may be empty. `body` keeps its line ends.

    `picture` is the address of the first picture as it is written. `recordings` are all of the page.
    """

    headline: str = ""
    description: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    language: str = ""
    opinion: bool = False
    section: str = ""
    picture: str = ""
    updates: tuple[Update, ...] = ()
    recordings: tuple[Recording, ...] = ()


def read_structured(root: HtmlElement) -> Structured:
    """The description of the page's main article: of several, the one that says most."""
    items = list(_items(root))
    articles = [item for item in items if _ARTICLE.fullmatch(_kind(item))][:_ARTICLE_MAX]
    found = max(map(_describe, articles), key=_richness, default=Structured())
    recordings = (recording for item in items if (recording := _recording(item)))
    return replace(found, recordings=tuple(recordings)[:_RECORDINGS_AT_MOST])


def _richness(described: Structured) -> tuple[int, int]:
    return (
        sum(map(bool, (described.headline, described.published, described.authors, described.body))),
        len(described.body),
    )


def _items(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD on the page, in its order."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _objects(parse_json(script.text or ""))


def parse_json(text: str) -> Any:
    """The JSON value at the beginning of `text`, or None. Raw line ends in strings, a common fault, are allowed."""
    if len(text) > _SCRIPT_AT_MOST:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text.strip())[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    for _ in range(_OBJECTS_AT_MOST):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _kind(item: dict[str, Any]) -> str:
    kinds = item.get("@type")
    if isinstance(kinds, list):
        kinds = next((kind for kind in kinds if isinstance(kind, str) and _ARTICLE.fullmatch(kind)), "")
    return kinds if isinstance(kinds, str) else ""


def _describe(item: dict[str, Any]) -> Structured:
    return Structured(
        headline=_line(item.get("headline")),
        description=_line(item.get("description")),
        body=_text(item.get("articleBody")),
        authors=_names(item.get("author")),
        publishers=_names(item.get("publisher")),
        keywords=_keywords(item.get("keywords")),
        published=_text(item.get("datePublished")),
        updated=_text(item.get("dateModified")),
        language=_text(item.get("inLanguage")),
        opinion=_kind(item).startswith("Opinion"),
        section=next(iter(_names(item.get("articleSection"))), ""),
        picture=_address(item.get("image")),
        updates=_updates(item.get("liveBlogUpdate")),
    )


def _updates(value: Any) -> tuple[Update, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(
        Update(
            title=_line(item.get("headline")),
            text=_text(item.get("articleBody")),
            author=", ".join(_names(item.get("author"))),
            time=_text(item.get("datePublished")) or _text(item.get("dateModified")),
        )
        for item in items[:_UPDATES_AT_MOST]
        if isinstance(item, dict)
    )


def _recording(item: dict[str, Any]) -> Recording | None:
    """The video or sound that an object describes (https://schema.org/MediaObject), or None."""
    medium = _MEDIA.get(_text(item.get("@type")))
    if medium is None:
        return None
    return Recording(
        medium,
        title=_line(item.get("name")),
        url=_address(item.get("contentUrl")),
        published=_text(item.get("uploadDate")) or _text(item.get("datePublished")),
        seconds=seconds(_text(item.get("duration"))),
    )


def _address(value: Any) -> str:
    """The first address of a picture, video or sound: written alone, in a list, or as an object with a `url`."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return _text(value).strip()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return strip_markup(_text(value))


def _names(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    names = []
    for item in items[:_NAMES_AT_MOST]:
        name = item.get("name") if isinstance(item, dict) else item
        names += [_line(inner) for inner in (name if isinstance(name, list) else [name])[:_NAMES_AT_MOST]]
    return tuple(dict.fromkeys(filter(None, names)))


def _keywords(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    words = [clean_line(word) for word in value if isinstance(word, str)] if isinstance(value, list) else []
    return tuple(dict.fromkeys(filter(None, words)))
