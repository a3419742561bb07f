"""A feed without what its parser needs quadratic time for, where there is far more of it than any feed has. Pure.

Each limit is well above what feeds are known to carry, and what is beyond it is left out or made to mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_FIRST_ELEMENT: Final = re.compile(rb"<\w")
_PROLOG_AT_MOST: Final = 16_000

_LONG_TAG: Final = re.compile(rb"<[A-Za-z_][^<]{300,}")
_TAG_NAME: Final = re.compile(rb"<[^\s<>\"'/]+")
_ATTRIBUTE: Final = re.compile(rb"\s+([^\s=<>\"'/]{1,300})\s{0,9}=\s{0,9}(\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>]+)")
_ATTRIBUTES_AT_MOST: Final = 60
_ABOUT_ALL_WITHIN: Final = re.compile(rb"xmlns(?::.*)?|(?:xml:)?base", re.IGNORECASE | re.DOTALL)
_ADDRESS_AT_MOST: Final = 500
"""Bytes of what an element says about everything in it, for it is copied or joined for each."""

_PREFIX: Final = re.compile(rb"(\s)xmlns:([^\s=<>\"'/]{1,300})(?=\s{0,9}=)")
_PREFIXES_AT_MOST: Final = 100

_GROWING: Final = re.compile(
    rb"(\s(?:xml:)?base\s{0,9}=\s{0,9})(?![\"']?(?:[/?#]|[a-z][a-z0-9+.-]{0,20}:))(\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)",
    re.IGNORECASE,
)
"""A base that makes a longer one of that around it."""

_GROWTH_AT_MOST: Final = 1_000

_TOPIC: Final = re.compile(rb"<(?:[\w.-]{1,30}:)?(?:category|subject|keywords|tags)\b", re.IGNORECASE)
_TOPIC_OR_ENTRY: Final = re.compile(
    rb"<(/?)(?:[\w.-]{1,30}:)?(?:(category|subject)|(keywords|tags)|(item|entry))\b", re.IGNORECASE
)
_TOPICS_AT_MOST: Final = 50
_ALL_TOPICS_AT_MOST: Final = 1_000
_TOPICS_IN_A_LIST: Final = 25

_LONG_LIST: Final = re.compile(
    rb"(<(?:[\w.-]{1,30}:)?(?:keywords|tags)\b[^<>]{0,300}>(?:<!\[CDATA\[)?[^<\]]{300}[\x80-\xbf]{0,3})[^<\]]+",
    re.IGNORECASE,
)
_LONG_SHORT: Final = re.compile(
    rb"(<(?:[\w.-]{1,30}:)?(?:category|author|creator|contributor|name|email|owner|publisher|managingeditor|webmaster"
    rb"|pubdate|date|published|updated|modified|issued|created)\b[^<>]{0,300}>(?:<!\[CDATA\[)?[^<\]]{2000}[\x80-\xbf]{0,3})"
    rb"[^<\]]+",
    re.IGNORECASE,
)
"""What is short in any feed."""


def without_cliffs(body: bytes) -> bytes:
    """A feed in UTF-8 without too much of what stands before the first element, of attributes, name spaces, bases and
    topics, and of the text of what is short in any feed."""
    first = _FIRST_ELEMENT.search(body)
    if first and first.start() > _PROLOG_AT_MOST:
        body = body[first.start() :]
    body = _LONG_TAG.sub(_with_fewer_attributes, body)
    if body.count(b"xmlns:") > _PREFIXES_AT_MOST:
        body = _PREFIX.sub(_first_prefixes(), body)
    if b"base" in body:
        body = _GROWING.sub(_first_bases(), body)
    if len(_TOPIC.findall(body)) > _ALL_TOPICS_AT_MOST:
        body = _TOPIC_OR_ENTRY.sub(_first_topics(), body)
    return _LONG_SHORT.sub(rb"\1", _LONG_LIST.sub(rb"\1", body))


def _with_fewer_attributes(tag: re.Match[bytes]) -> bytes:
    """A long tag, and the text behind it, without the attributes that are too many or too long."""
    text = tag[0]
    name = _TAG_NAME.match(text)
    place = name.end() if name else 0
    kept, count = [text[:place]], 0
    while found := _ATTRIBUTE.match(text, place):
        place = found.end()
        is_short = len(found[2]) < _ADDRESS_AT_MOST or not _ABOUT_ALL_WITHIN.fullmatch(found[1])
        if is_short and count < _ATTRIBUTES_AT_MOST:
            kept.append(found[0])
            count += 1
    return b"".join([*kept, text[place:]])


def _first_prefixes() -> Callable[[re.Match[bytes]], bytes]:
    """Keeps the first prefixes of name spaces; the others are of none."""
    had: set[bytes] = set()

    def kept(declared: re.Match[bytes]) -> bytes:
        if len(had) < _PREFIXES_AT_MOST:
            had.add(declared[2])
        return declared[0] if declared[2] in had else b"%sxmlns-%s" % (declared[1], declared[2].replace(b":", b"-"))

    return kept


def _first_bases() -> Callable[[re.Match[bytes]], bytes]:
    left = _GROWTH_AT_MOST

    def kept(base: re.Match[bytes]) -> bytes:
        nonlocal left
        left -= len(base[2])
        return base[0] if left >= 0 else base[1] + b'""'

    return kept


def _first_topics() -> Callable[[re.Match[bytes]], bytes]:
    """Keeps the first topics of each entry; the others are elements that mean nothing."""
    count = 0

    def kept(tag: re.Match[bytes]) -> bytes:
        nonlocal count
        if tag[4]:
            count = 0
            return tag[0]
        count += 0 if tag[1] else _TOPICS_IN_A_LIST if tag[3] else 1
        return tag[0] if count <= _TOPICS_AT_MOST else b"<%sx" % tag[1]

    return kept
