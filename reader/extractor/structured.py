"""What a page's JSON-LD says of the article (https://schema.org/Article)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from reader.model.text import clean_line, strip_markup

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report\w*|Review)")
_ARTICLE_MAX = 8
_OBJECTS_AT_MOST = 500
_NAMES_AT_MOST = 20
_SCRIPT_AT_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Structured:
    """An article's own description of itself; every field may be empty. `body` keeps its line ends."""

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


def read_structured(root: HtmlElement) -> Structured:
    """The description of the page's main article: of several, the one that says most."""
    found = [_describe(item) for item in _articles(root)]
    return max(found, key=_richness, default=Structured())


def _richness(described: Structured) -> tuple[int, int]:
    return (
        sum(map(bool, (described.headline, described.published, described.authors, described.body))),
        len(described.body),
    )


def _articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for item in _objects(parse_json(script.text or "")):
            if _ARTICLE.fullmatch(_kind(item)):
                yield item
                count += 1
                if count >= _ARTICLE_MAX:
                    return


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
    )


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
