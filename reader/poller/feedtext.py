"""A feed's bytes as a parser can take them: in UTF-8, and without what parsers fall over or never finish with. Pure."""

from __future__ import annotations

import codecs
import re
from typing import Final

from reader.extractor.charsets import guess, known

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED: Final = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_EBCDIC: Final = b"\x4c\x6f\xa7\x94"
_TOLD: Final = "application/xml; charset=utf-8"
_IN_HEADER: Final = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_IN_XML: Final = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,30})")
_ESCAPING: Final = re.compile(r"utf.?7|hz.*|iso.?2022.*|cp0?37|cp500|.*ebcdic.*", re.IGNORECASE)
"""Charsets that write other letters in the bytes of ASCII, so that what looks like UTF-8 may be none."""

_REFERENCE: Final = re.compile(rb"&#([xX]?)([0-9a-fA-F]{1,12});?")
_FIRST_ELEMENT: Final = re.compile(rb"<\w")
_STRANGE_AT_MOST: Final = 1_000_000
"""Bytes that are read of what may be no text at all."""

_PROLOG_AT_MOST: Final = 16_000
_TOPIC: Final = re.compile(rb"<(?:\w{1,30}:)?(?:category|subject)\b", re.IGNORECASE)
_TOPIC_OR_ENTRY: Final = re.compile(rb"<(/?)(?:\w{1,30}:)?(?:(category|subject)|(item|entry))\b", re.IGNORECASE)
_TOPICS_AT_MOST: Final = 50
_ALL_TOPICS_AT_MOST: Final = 1_000
_LONG_SHORT: Final = re.compile(
    rb"(<(?:\w{1,30}:)?(?:keywords|tags|category|author|creator|contributor|name|email|owner|publisher|managingeditor"
    rb"|webmaster|pubdate|date|published|updated|modified|issued|created)\b[^<>]{0,300}>(?:<!\[CDATA\[)?[^<\]]{2000})"
    rb"[^<\]]+",
    re.IGNORECASE,
)
"""What is short in any feed, and read with patterns that take quadratic time."""

_LONG_TAG: Final = re.compile(rb"<[A-Za-z_][^<]{3000,}")
_ATTRIBUTE: Final = re.compile(rb"\s[^\s=<>\"'/]{1,300}\s{0,9}=\s{0,9}(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>]+)")
_TAG_NAME: Final = re.compile(rb"<[^\s<>\"'/]+")
_ATTRIBUTES_AT_MOST: Final = 100
_FEW: Final = 20
"""One in so many letters beyond ASCII."""


def settle(body: bytes, content_type: str | None) -> tuple[bytes, str]:
    """A feed's bytes without what a parser can't take, and the content type to give with them.

    They are UTF-8 then, but for charsets that are left to the parser of feeds (EBCDIC, UTF-7 and their like). The
    charset is the byte order mark's, or UTF-8 where it is that, or the one that is stated and fits, or the likeliest.
    """
    text = _in_utf8(body, content_type or "")
    told = _TOLD
    if text is None:
        text, told = body[:_STRANGE_AT_MOST], content_type or "application/xml"
    return _without_cliffs(_REFERENCE.sub(_possible, text.lstrip())), told


def _in_utf8(body: bytes, content_type: str) -> bytes | None:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _from(body[len(mark) :], encoding)
    for beginning, encoding in _UNMARKED:
        if body.startswith(beginning):
            return _from(body, encoding)
    stated = _stated(body, content_type)
    if b"\0" in body[:1024] or body.startswith(_EBCDIC) or any(_ESCAPING.fullmatch(name) for name in stated):
        return None
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _from_stated(body, stated)
    return body


def _stated(body: bytes, content_type: str) -> list[str]:
    """The names of the charsets that the header and the feed state."""
    names = [found[1] for found in (_IN_HEADER.search(content_type[:500]),) if found]
    within = _IN_XML.search(body[:1024])
    return names + ([within[1].decode("ascii", "replace")] if within else [])


def _from_stated(body: bytes, stated: list[str]) -> bytes:
    for name in (meant for said in stated for meant in known(said)):
        try:
            return body.decode(name).encode("utf-8", "replace")
        except UnicodeDecodeError:
            continue
    is_utf8 = any(name.lower() in {"utf-8", "utf8"} for name in stated)
    broken, beyond = body.decode("utf-8", "replace").count("\ufffd"), len(body) - len(body.decode("ascii", "ignore"))
    # Where a few letters are broken that is no reason to misread the others.
    return _from(body, "utf-8" if is_utf8 and broken * _FEW < beyond else guess(body))


def _from(body: bytes, encoding: str) -> bytes:
    return body.decode(encoding, "replace").encode("utf-8", "replace")


def _possible(reference: re.Match[bytes]) -> bytes:
    """A numeric character reference, or the one of U+FFFD for a number that is no character's (XML 1.0, 2.2)."""
    try:
        number = int(reference[2], 16 if reference[1] else 10)
    except ValueError:  # hexadecimal digits in a decimal number
        return reference[0]
    is_character = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return reference[0] if is_character else b"&#xFFFD;"


def _without_cliffs(body: bytes) -> bytes:
    """The feed without what the parser needs quadratic time for, where there is far too much of it: what stands before
    the first element, attributes, topics, and the text of what is short in any feed."""
    first = _FIRST_ELEMENT.search(body)
    if first and first.start() > _PROLOG_AT_MOST:
        body = body[first.start() :]
    body = _LONG_TAG.sub(_with_fewer_attributes, body)
    if len(_TOPIC.findall(body)) > _ALL_TOPICS_AT_MOST:
        body = _with_fewer_topics(body)
    return _LONG_SHORT.sub(rb"\1", body)


def _with_fewer_topics(body: bytes) -> bytes:
    """The feed with the first topics of each entry alone; the others are elements that mean nothing."""
    count = 0

    def kept(tag: re.Match[bytes]) -> bytes:
        nonlocal count
        if tag[3]:
            count = 0
            return tag[0]
        count += not tag[1]
        return tag[0] if count <= _TOPICS_AT_MOST else b"<%sx" % tag[1]

    return _TOPIC_OR_ENTRY.sub(kept, body)


def _with_fewer_attributes(tag: re.Match[bytes]) -> bytes:
    """A long tag, and the text behind it, without the attributes that are too many."""
    text = tag[0]
    name = _TAG_NAME.match(text)
    place, count = name.end() if name else 0, 0
    kept = place
    while found := _ATTRIBUTE.match(text, place):
        place, count = found.end(), count + 1
        kept = place if count <= _ATTRIBUTES_AT_MOST else kept
    return text if count <= _ATTRIBUTES_AT_MOST else text[:kept] + text[place:]
