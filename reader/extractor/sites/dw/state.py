"""The state that a react page hands to its own scripts, for what the page's elements don't say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from reader.extractor.structured import parse_json
from reader.model.text import clean_line

_ASSIGNED = re.compile(r"window\.__AP(?:OLLO|P)_STATE__\s*=\s*")
_VALUES_AT_MOST = 20_000


@dataclass(frozen=True, slots=True)
class State:
    """An article's entry in a page's state; `picture` may hold `${formatId}`. Every field may be empty."""

    kicker: str = ""
    teaser: str = ""
    published: str = ""
    updated: str = ""
    picture: str = ""
    credit: str = ""
    opinion: bool = False
    right_to_left: bool | None = None


def read_state(root: HtmlElement) -> State:
    """The state of the page's article, empty where the page has none."""
    for script in root.iter("script"):
        found = _ASSIGNED.search((script.text or "")[:200])
        if found:
            value = parse_json((script.text or "")[found.end() :])
            return _describe(value) if isinstance(value, dict) else State()
    return State()


def _describe(state: dict[str, Any]) -> State:
    objects = list(_objects(state))
    article = next((item for item in objects if "firstPublicationDate" in item and "teaser" in item), {})
    image = _follow(state, _follow(state, article.get("mainContentImageLink")).get("target"))
    sides = [item["isRtl"] for item in objects if isinstance(item.get("isRtl"), bool)]
    return State(
        kicker=_line(article.get("kicker")),
        teaser=_line(article.get("teaser")),
        published=_text(article.get("firstPublicationDate")),
        updated=_text(article.get("lastPublicationDate")),
        picture=_text(image.get("staticUrl")),
        credit=_line(image.get("licenserSupplement")),
        opinion=article.get("isOpinion") is True,
        right_to_left=sides[0] if sides else None,
    )


def _objects(state: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The objects in the state, outer ones first."""
    waiting: list[Any] = [state]
    for value in waiting:
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        if len(waiting) > _VALUES_AT_MOST:
            return


def _follow(state: dict[str, Any], value: Any) -> dict[str, Any]:
    """An object, or the one that a reference names."""
    if isinstance(value, dict) and isinstance(value.get("__ref"), str):
        value = state.get(value["__ref"])
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return clean_line(_text(value))
