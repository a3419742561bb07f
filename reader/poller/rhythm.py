"""How often a feed wants to be asked: `ttl`, `skipHours` and `skipDays` of RSS, `sy:` of its syndication module. Pure.

https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/modules/syndication/
"""

from __future__ import annotations

import re
from typing import Any, Final

from reader.model.feed import Rhythm

_MINUTES: Final = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST: Final = 525_600
_FREQUENCIES: Final = ("sy_updatefrequency", "sy_updatefequency")
"""The second is how Deutsche Welle writes it."""

_SKIP_AT_MOST: Final = 4_000
_HOUR: Final = re.compile(rb"<hour>\s{0,20}([0-9]{1,2})\s{0,20}</hour>", re.IGNORECASE)
_DAY: Final = re.compile(rb"<day>\s{0,20}([A-Za-z]{6,9})\s{0,20}</day>", re.IGNORECASE)


def rhythm_of(feed: dict[str, Any], body: bytes) -> Rhythm:
    """What a feed says of itself: its head as feedparser gives it, and its bytes, for that knows one hour alone."""
    hours = {int(found) % 24 for found in _HOUR.findall(_within(body, b"skiphours")) if int(found) <= 24}
    days = [found.decode("ascii").lower() for found in _DAY.findall(_within(body, b"skipdays"))]
    return Rhythm(
        minutes=max(_number(feed, "ttl"), _period(feed)),
        skip_hours=frozenset(hours),
        skip_days=frozenset(_DAYS.index(day) for day in days if day in _DAYS),
    )


def _period(feed: dict[str, Any]) -> int:
    stated = dict.get(feed, "sy_updateperiod")
    minutes = _MINUTES.get(stated.strip().lower(), 0) if isinstance(stated, str) else 0
    return minutes // max([1, *(_number(feed, name) for name in _FREQUENCIES)])


def _number(feed: dict[str, Any], name: str) -> int:
    value = dict.get(feed, name)
    text = value.strip() if isinstance(value, str) else ""
    return min(int(text), _LONGEST) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _within(body: bytes, name: bytes) -> bytes:
    """The bytes of an element of the feed's head."""
    head = re.search(rb"<" + name + rb"\b[^>]{0,200}>", body, re.IGNORECASE)
    text = body[head.end() : head.end() + _SKIP_AT_MOST] if head else b""
    return text[: text.lower().find(b"</" + name)] if b"</" + name in text.lower() else b""
