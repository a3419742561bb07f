"""Reads RSS, RDF, Atom, CDF and JSON Feed. The only importer of feedparser; made to run in a worker."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from reader.model.errors import NotAFeed
from reader.model.feed import Entry, ParsedFeed, Rhythm
from reader.model.text import clean_line, shorten, strip_markup
from reader.poller.entries import Item, language_of, read_entry, tell_apart, text_of
from reader.poller.feedtext import settle
from reader.poller.identity import absolute
from reader.poller.jsonfeed import looks_like_json, read_json
from reader.poller.rhythm import rhythm_of
from reader.poller.split import ENTRIES_AT_MOST, split

_PAGE = re.compile(rb"(?:\xef\xbb\xbf|\s|<!--.*?-->)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_START: Final = re.compile(rb"</?(?:\w{1,30}:)?(?:(item|entry)[\s>]|\w)", re.IGNORECASE)
_BASED: Final = re.compile(
    rb"[\s:]base\s{0,9}="
    rb"|<guid\b(?![^>]{0,200}permalink\s{0,9}=\s{0,9}[\"']false)[^>]{0,200}>\s{0,99}(?:<!\[CDATA\[)?\s{0,99}(?!https?://|\s)",
    re.IGNORECASE,
)
"""Where the parser has to know the feed's own address: a base, and a guid that is an address relative to it."""

_TAGS_AT_MOST: Final = 60_000
_TITLE_AT_MOST: Final = 200

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
    body, told = settle(body, content_type)
    taken_apart = split(body, url)
    if taken_apart is None:
        return _parsed(_shortened(body), told, url), ""
    chosen = taken_apart.unknown(known)
    return _parsed(taken_apart.only(chosen), told, url), taken_apart.hashes()


def _parsed(body: bytes, told: str, url: str) -> ParsedFeed:
    import feedparser  # only a worker needs it, and pays for its import

    headers = {"content-type": told}
    if _BASED.search(body):  # else it is spared to work out the base of every element: addresses are joined later
        headers["content-location"] = url
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
    return _made(found.feed, found.entries, url, rhythm_of(found.feed, body))


def _shortened(body: bytes) -> bytes:
    """A feed that can't be taken apart, up to as many entries and tags as are read."""
    entries = 0
    for count, tag in enumerate(_START.finditer(body)):
        entries += tag[1] is not None and not tag[0].startswith(b"</")
        if entries > ENTRIES_AT_MOST or count == _TAGS_AT_MOST:
            return body[: tag.start()]
    return body


def _made(feed: Item, items: Iterable[Item], url: str, rhythm: Rhythm) -> ParsedFeed:
    entries = tell_apart(read_entry(item, url) for item in items)
    return ParsedFeed(
        title=shorten(strip_markup(text_of(feed, "title")), _TITLE_AT_MOST),
        site=absolute(clean_line(text_of(feed, "link")), url),
        language=language_of(feed) or _commonest(entries),
        entries=entries,
        rhythm=rhythm,
    )


def _commonest(entries: Iterable[Entry]) -> str:
    """The language that most entries are in."""
    counted = Counter(entry.language for entry in entries).most_common(1)
    return counted[0][0] if counted else ""
