"""Reads RSS, RDF, Atom, CDF and JSON Feed. The only importer of feedparser; made to run in a worker."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from reader.model.errors import NotAFeed
from reader.model.feed import Entry, ParsedFeed, Rhythm
from reader.model.text import clean_line, shorten, strip_markup
from reader.model.texts import gettext as _
from reader.model.tongues import believed, detected
from reader.poller.entries import Item, language_of, read_entry, tell_apart, text_of
from reader.poller.feedtext import settle
from reader.poller.identity import absolute
from reader.poller.jsonfeed import looks_like_json, read_json
from reader.poller.mending import mend, plain
from reader.poller.rhythm import rhythm_of
from reader.poller.split import ENTRIES_AT_MOST, Split, split

_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\s|(?><\?.*?>)|(?><!--.*?-->))*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_MARK: Final = re.compile(rb"&|/>|<(?:(?:\w{1,30}:)?(item|entry)[\s>])?", re.IGNORECASE)
_BASE: Final = re.compile(rb"base\s{0,9}=")
_RELATIVE_GUID: Final = re.compile(
    rb"<guid\b(?![^>]{0,200}permalink\s{0,9}=\s{0,9}[\"']false)[^>]{0,200}>"
    rb"\s{0,99}(?:<!\[cdata\[)?\s{0,99}(?!https?://|\s)"
)

_TOLD: Final = "application/xml; charset=utf-8"
_TAGS_AT_MOST: Final = 600_000
_MARKS_AT_MOST: Final = 450_000
_TAG: Final = 10
"""A tag takes the parser of broken feeds as long as so many references."""

_ENDLESS_TAG: Final = re.compile(rb"(</?[A-Za-z][^\s<>\"']{0,300}+)[^<>]{20000,}+")

_TITLE_AT_MOST: Final = 200

_SAMPLED: Final = 20
"""Entries that tell in which language a feed is."""

_STUMBLES: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What the parser itself may fall over on, given bytes that somebody made for it."""


def parse(body: bytes, content_type: str | None, url: str) -> ParsedFeed:
    """The feed in `body`, which came from `url` with `content_type` (None where the server gave none).

    Every text is clean and every address absolute; an entry's `content` is cleaned of control characters, but
    still HTML. Broken feeds give what can be read, and of very long ones the newest entries are read. Raises `NotAFeed`
    for a page, and where there is nothing to read.
    """
    return parse_new(body, content_type, url, "")[0]


def parse_new(body: bytes, content_type: str | None, url: str, known: str) -> tuple[ParsedFeed, str]:
    """The feed as `parse` gives it, but for the entries that are `known`; and what to give for `known` next time.

    That is "" at first, and whenever all entries are wanted. What can't be taken apart is read as a whole.
    """
    if looks_like_json(body):
        head, items = read_json(body)
        return _made(head, items, url, Rhythm()), ""
    body = settle(body, content_type)
    taken_apart = _taken_apart(body, url)
    if taken_apart is not None:
        with suppress(NotAFeed):  # what is no feed when it is mended may still be read as it came
            return _parsed(taken_apart.only(taken_apart.unknown(known)), url), taken_apart.hashes()
    return _parsed(_shortened(body), url), ""


def _taken_apart(body: bytes, url: str) -> Split | None:
    """The entries of a feed that is well-formed, or is when it is mended; None where there is no end of elements, or of
    what would have to be mended."""
    if body.count(b"<") > _TAGS_AT_MOST:
        return None
    found = split(body, url)
    if found is None and body.count(b"&") <= _MARKS_AT_MOST:
        mended = mend(body)
        found = split(mended, url) if mended != body else None
    return found


def _parsed(body: bytes, url: str) -> ParsedFeed:
    try:
        found = _understood(body, url)
    except _STUMBLES:
        try:
            found = _understood(plain(body), url)
        except _STUMBLES as error:
            raise NotAFeed(_("This can't be read as a feed.")) from error
    if not dict.get(found, "version"):
        if _PAGE.match(body[:4096]):
            raise NotAFeed(_("This is a web page, not a feed."))
        if not found.entries:
            raise NotAFeed(_("This is not a feed."))
    return _made(found.feed, found.entries, url, rhythm_of(found.feed, body))


def _understood(body: bytes, url: str) -> Any:
    """A feed as feedparser understands it. Raises what that stumbles with."""
    import feedparser  # only a worker needs it, and pays for its import

    headers = {"content-type": _TOLD}
    if _needs_base(body):  # else it is spared to work out the base of every element: addresses are joined later
        headers["content-location"] = url
    return feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _needs_base(body: bytes) -> bool:
    """Whether the parser has to know the feed's own address: for a base, or a guid that is relative to it."""
    small = body.lower()
    return _BASE.search(small) is not None or _RELATIVE_GUID.search(small) is not None


def _shortened(body: bytes) -> bytes:
    """A feed that can't be taken apart, up to as many entries, tags and references as are read."""
    body = _ENDLESS_TAG.sub(rb"\1", body)
    entries = marks = 0
    for mark in _MARK.finditer(body):
        entries += mark[1] is not None
        marks += 1 if mark[0] == b"&" else _TAG
        if entries > ENTRIES_AT_MOST or marks > _MARKS_AT_MOST:
            return body[: mark.start()]
    return body


def _made(feed: Item, items: Iterable[Item], url: str, rhythm: Rhythm) -> ParsedFeed:
    stated = language_of(feed)
    entries = tell_apart(read_entry(item, url) for item in items)
    if not stated:
        entries = tuple(replace(entry, language=entry.language or detected(_words(entry))) for entry in entries)
    sample = " ".join(_words(entry) for entry in entries[:_SAMPLED])
    return ParsedFeed(
        title=shorten(strip_markup(text_of(feed, "title")), _TITLE_AT_MOST),
        site=absolute(clean_line(text_of(feed, "link")), url),
        language=believed(stated or _commonest(entries), sample),
        entries=entries,
        rhythm=rhythm,
    )


def _words(entry: Entry) -> str:
    return f"{entry.title} {entry.summary}"


def _commonest(entries: Iterable[Entry]) -> str:
    """The language that most entries are in."""
    counted = Counter(entry.language for entry in entries).most_common(1)
    return counted[0][0] if counted else ""
