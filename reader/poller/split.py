"""A well-formed feed, taken apart into its entries, so that only those never seen need to be read. Pure.

Each entry is a slice of the feed's own bytes and is known by a hash of them. A smaller feed is what stands around the
entries with some of them in their places: name spaces, `xml:base` and `xml:lang` hold as they did.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Final
from urllib.parse import urlsplit
from xml.parsers import expat

from reader.poller.identity import canonical

ENTRIES_AT_MOST: Final = 2_000
"""Entries of one answer that are read: the newest, as far as their order tells."""

_VERSION: Final = b"1"
"""To be changed when entries are read differently, so that those that are known are read again."""

_ENCLOSING_VERSION: Final = b"2"
"""The same for entries that enclose something: others need not be read again for their sake."""

_HASH_BYTES: Final = 9
_HASH_LENGTH: Final = 12
_ELEMENTS_AT_MOST: Final = 1_500
"""Elements of one entry that are read; as many of XHTML as the next number count as one."""

_XHTML_FOR_ONE: Final = 25

_DEPTH_AT_MOST: Final = 400
_ENTRY: Final = frozenset({"item", "entry"})
_ABOVE: Final = frozenset({"rss", "rdf", "feed", "channel"})
_XHTML: Final = "http://www.w3.org/1999/xhtml "
_NAME: Final = re.compile(
    rb"<(?:[\w.-]+:)?(?:link|guid|id|origLink|contentID)\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<>\s]{1,2000})"
    rb"|<(?:[\w.-]+:)?(?:link|item|entry)\b[^<>]*?\b(?:href|about)\s*=\s*[\"']([^\"'<>]{1,2000})",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"-([0-9]{1,20})/?$")
_DATE: Final = re.compile(rb"<(?:[\w.-]+:)?(?:pubDate|date|published|updated|issued|modified)>([^<]{8,60})<")


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry: its bytes, without what is too much of it, and the hash by which it is known."""

    raw: bytes
    hash: str


@dataclass(frozen=True, slots=True)
class Split:
    """A feed's bytes before, between and after its entries, and the entries: one less than what stands around."""

    around: tuple[bytes, ...]
    pieces: tuple[Piece, ...]

    def only(self, chosen: Collection[str]) -> bytes:
        """The feed with those entries alone whose hash is in `chosen`."""
        parts = [self.around[0]]
        for piece, behind in zip(self.pieces, self.around[1:], strict=True):
            parts += [piece.raw, behind] if piece.hash in chosen else [behind]
        return b"".join(parts)

    def hashes(self) -> str:
        """What `Known` is made of."""
        return "".join(piece.hash for piece in self.pieces)

    def unknown(self, known: str) -> frozenset[str]:
        """The hashes of the entries to read, where those in `known` (`hashes` of an earlier answer) were.

        All of them, where one that was not read names what another names too: which of them stands for the
        article is decided among all.
        """
        seen = {known[start : start + _HASH_LENGTH] for start in range(0, len(known), _HASH_LENGTH)}
        every = frozenset(piece.hash for piece in self.pieces)
        new = every - seen
        if not new or new == every:
            return new
        marks = {piece.hash: _marks(piece.raw) for piece in self.pieces}
        counted = Counter(mark for found in marks.values() for mark in found)
        is_shared = any(counted[mark] > 1 for name in new for mark in marks[name])
        return every if is_shared else new


def fingerprint(body: bytes, hashes: str) -> str:
    """By what a feed's answer is known again: the hash of its whole body, and those of its entries (`Split.hashes`)."""
    return f"{hashlib.sha256(body).hexdigest()}:{hashes}"


def is_same(body: bytes, fingerprint: str) -> bool:
    """Whether an answer is, byte for byte, the one that a fingerprint was taken of."""
    return fingerprint.partition(":")[0] == hashlib.sha256(body).hexdigest()


def hashes_of(fingerprint: str) -> str:
    """The hashes of the entries in a fingerprint."""
    return fingerprint.partition(":")[2]


def split(body: bytes, context: str) -> Split | None:
    """The entries of a feed in UTF-8, or None where it can't be taken apart: malformed, nested, or with a DTD.

    `context` is what else decides how an entry is read, the feed's address.
    """
    if b"<!DOCTYPE" in body[:100_000] or b"<!ENTITY" in body:
        return None
    try:
        return _Finder(body).split(context)
    except (expat.ExpatError, _Unsplittable):
        return None


class _Unsplittable(Exception):
    """The feed is well-formed, and of another build."""


@dataclass(slots=True)
class _Span:
    """Where an element begins and ends: an entry, or what says nothing to us.

    `cut` is where an entry becomes too much, -1 for nowhere, and `closing` where its end tag stands.
    """

    start: int
    is_entry: bool = True
    cut: int = -1
    closing: int = -1
    end: int = -1
    weight: int = 0


class _Finder:
    """Finds the entries of a feed, and the list of addresses that RDF has before them."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._spans: list[_Span] = []
        self._open: _Span | None = None
        self._path: list[str] = []
        self._child = 0
        self._above: list[bytes] = []
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def split(self, context: str) -> Split:
        """The feed taken apart. Raises `ExpatError` where it is malformed, `_Unsplittable` for another build."""
        self._parser.Parse(self._body, True)
        entries = [span for span in self._spans if span.is_entry]
        if not entries:
            raise _Unsplittable
        kept = {id(span) for span in self._newest(entries)}
        salt = b"\0".join((context.encode("utf-8", "replace"), *self._above))
        around, pieces, place = [b""], [], 0
        for span in self._spans:
            around[-1] += self._body[place : span.start]
            place = span.end
            if id(span) in kept:
                raw = self._bounded(span)
                version = _ENCLOSING_VERSION if b"enclosure" in raw else _VERSION
                digest = hashlib.blake2b(b"\0".join((version, salt, raw)), digest_size=_HASH_BYTES).digest()
                pieces.append(Piece(raw, b64encode(digest).decode("ascii")))
                around.append(b"")
        around[-1] += self._body[place:]
        return Split(tuple(around), tuple(pieces))

    def _start(self, tag: str, _: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2].lower()
        depth = len(self._path)
        if self._open is None and depth > _DEPTH_AT_MOST:
            raise _Unsplittable
        if self._open is None:
            if name in _ENTRY or name == "items":
                if not _ABOVE.issuperset(self._path):
                    raise _Unsplittable
                self._open = _Span(self._parser.CurrentByteIndex, is_entry=name != "items")
            elif name in _ABOVE and _ABOVE.issuperset(self._path):
                self._above.append(self._tag())
        else:
            self._count(tag, name)
        self._path.append(name)

    def _count(self, tag: str, name: str) -> None:
        """Notes where an entry becomes too much: at the part of it in which it does."""
        span = self._open
        assert span is not None  # noqa: S101 - who calls has one open
        if name in _ENTRY and not tag.startswith(_XHTML):
            raise _Unsplittable
        if self._is_part():
            self._child = self._parser.CurrentByteIndex
        span.weight += 1 if tag.startswith(_XHTML) else _XHTML_FOR_ONE
        is_too_much = span.weight > _XHTML_FOR_ONE * _ELEMENTS_AT_MOST or len(self._path) > _DEPTH_AT_MOST
        if is_too_much and span.cut < 0:
            span.cut = self._child

    def _is_part(self) -> bool:
        return self._path[-1] in _ENTRY

    def _end(self, _: str) -> None:
        self._path.pop()
        span = self._open
        if span is None or not _ABOVE.issuperset(self._path):
            return
        place = self._parser.CurrentByteIndex
        is_closed_by_tag = self._body.startswith(b"</", place)
        span.closing = place
        span.end = self._body.index(b">", place) + 1 if is_closed_by_tag else self._ending(place)
        self._spans.append(span)
        self._open = None

    def _ending(self, place: int) -> int:
        """The end of an element without content, at whose beginning or end `place` is."""
        return place if self._body[place - 2 : place] == b"/>" else self._body.index(b"/>", place) + 2

    def _tag(self) -> bytes:
        """The start tag that is being read, as far as it is of a sensible length."""
        start = self._parser.CurrentByteIndex
        return self._body[start : self._body.find(b">", start) + 1][:4_000]

    def _bounded(self, span: _Span) -> bytes:
        if span.cut < 0:
            return self._body[span.start : span.end]
        return self._body[span.start : span.cut] + self._body[span.closing : span.end]

    def _newest(self, entries: list[_Span]) -> list[_Span]:
        """The entries to read: the first of them, or the last where they stand in order of age, the oldest first."""
        if len(entries) <= ENTRIES_AT_MOST:
            return entries
        first, last = (_moment(self._bounded(span)) for span in (entries[0], entries[-1]))
        is_oldest_first = first is not None and last is not None and first < last
        return entries[-ENTRIES_AT_MOST:] if is_oldest_first else entries[:ENTRIES_AT_MOST]


def _marks(raw: bytes) -> frozenset[str]:
    """What an entry may be named by: its addresses and ids, those that end in a content id by that alone."""
    found: set[str] = set()
    for match in _NAME.finditer(raw):
        text = unescape((match[1] or match[2]).decode("utf-8", "replace"))
        number = _NUMBER.search(urlsplit(text).path if "?" in text or "#" in text else text)
        found.add(number[1] if number else canonical(text) if "?" in text or "#" in text else text)
    return frozenset(found)


def _moment(raw: bytes) -> datetime | None:
    """The first date in an entry's bytes."""
    found = _DATE.search(raw)
    text = found[1].decode("ascii", "replace").strip() if found else ""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text).replace(tzinfo=UTC)  # a few hours are nothing in the age of a long feed
        except ValueError:
            continue
    return None
