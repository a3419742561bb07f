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

_STUMBLES: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What the parser itself may fall over on, given bytes that somebody made for it."""


def parse(body: bytes, content_type: str | None, url: str) -> ParsedFeed:
    """The feed in `body`, which came from `url` with `content_type` (None where the server gave none).

    Every text is clean and every address absolute; an entry's `content` is cleaned of control characters, but
    still HTML. Broken feeds give what can be read. Raises `NotAFeed` for a page, and where there is nothing to read.
    """
    import feedparser  # only a worker needs it, and pays for its import

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
