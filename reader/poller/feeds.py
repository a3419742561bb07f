"""Reads RSS, RDF and Atom. The only importer of feedparser; made to run in a worker."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from reader.model.errors import NotAFeed
from reader.model.feed import Entry, ParsedFeed
from reader.model.text import clean_line, shorten, strip_markup
from reader.poller.entries import Item, language_of, read_entry, tell_apart, text_of
from reader.poller.identity import absolute

_PAGE = re.compile(rb"(?:\xef\xbb\xbf|\s|<!--.*?-->)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}\sencoding\s*=")
_TITLE_AT_MOST: Final = 200

_REFERENCE: Final = re.compile(rb"&#([xX]?)([0-9a-fA-F]{1,12});?")
_STUMBLES: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What the parser itself may fall over on, given bytes that somebody made for it."""


def parse(body: bytes, content_type: str | None, url: str) -> ParsedFeed:
    """The feed in `body`, which came from `url` with `content_type` (None where the server gave none).

    Every text is clean and every address absolute; an entry's `content` is cleaned of control characters, but
    still HTML. Broken feeds give what can be read. Raises `NotAFeed` for a page, and where there is nothing to read.
    """
    import feedparser  # only a worker needs it, and pays for its import

    body = _REFERENCE.sub(_possible, body)
    headers = {"content-location": url, "content-type": _told_type(body, content_type or "application/xml")}
    try:
        found = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except _STUMBLES as error:
        raise NotAFeed("This can't be read as a feed.") from error
    if _PAGE.match(body[:4096]):
        raise NotAFeed("This is a web page, not a feed.")
    if not dict.get(found, "version") and not found.entries:
        raise NotAFeed("This is not a feed.")
    return _read(found.feed, found.entries, url)


def _possible(reference: re.Match[bytes]) -> bytes:
    """A numeric character reference, or the one of U+FFFD for a number that is no character's (XML 1.0, 2.2)."""
    number = int(reference[2], 16) if reference[1] else int(reference[2])
    is_character = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return reference[0] if is_character else b"&#xFFFD;"


def _told_type(body: bytes, content_type: str) -> str:
    """The content type to go by: what names no encoding and reads as UTF-8 is UTF-8, before any guess is made."""
    if "charset" in content_type.lower() or _ENCODING.match(body[:1024]) or b"\0" in body:
        return content_type
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return content_type
    return "application/xml; charset=utf-8"


def _read(feed: Item, items: Iterable[Item], url: str) -> ParsedFeed:
    entries = tell_apart([entry for item in items if (entry := read_entry(item, url))])
    return ParsedFeed(
        title=shorten(strip_markup(text_of(feed, "title")), _TITLE_AT_MOST),
        site=absolute(clean_line(text_of(feed, "link")), url),
        language=language_of(feed) or _commonest(entries),
        entries=entries,
    )


def _commonest(entries: Iterable[Entry]) -> str:
    """The language that most entries are in."""
    counted = Counter(entry.language for entry in entries).most_common(1)
    return counted[0][0] if counted else ""
