"""One item of a feed as a clean `Entry`: what it is called, where it leads, when, and how much of it is here. Pure.

Items come as feedparser's dictionaries. They are read as plain ones, for its own look-up answers a missing date with
another one.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from time import struct_time
from typing import Any, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from reader.model.feed import Entry
from reader.model.text import clean, clean_line, shorten, strip_markup
from reader.model.times import from_seconds, to_seconds
from reader.poller.dates import is_well_written, read_date
from reader.poller.enclosures import enclosures_of, picture_of
from reader.poller.identity import absolute

Item: TypeAlias = dict[str, Any]
"""A part of a feed as feedparser gives it."""

_LINE_AT_MOST: Final = 500
_SUMMARY_AT_MOST: Final = 2_000
_MADE_SUMMARY_AT_MOST: Final = 300
_MADE_TITLE_AT_MOST: Final = 90
_ADDRESS_AT_MOST: Final = 4_000
_NAMES_AT_MOST: Final = 20
_UNTITLED: Final = "…"
_WHOLE_TEXT: Final = 600
"""Characters from which a text that is longer than the teaser counts as the whole article."""

_SHARED_BY: Final = 3
_NOTABLY_LONGER: Final = 1.5
_LATEST_SECONDS: Final = 2**32 - 1
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def read_entry(item: Item, base: str) -> Entry:
    """The entry that `item` gives in a feed at `base`; one without a title is called by its words, or its address."""
    url = absolute(clean_line(text_of(item, "link")), base)
    url = url if len(url) <= _ADDRESS_AT_MOST else ""
    guid = clean_line(text_of(item, "id"))
    summary, content = _texts(item)
    title = shorten(strip_markup(text_of(item, "title")), _LINE_AT_MOST)
    title = title or shorten(summary or strip_markup(content), _MADE_TITLE_AT_MOST) or _title_from(url)
    title = title or _title_from(_elsewhere(item, base)) or shorten(guid, _MADE_TITLE_AT_MOST) or _UNTITLED
    published, updated = _dates(item)
    return Entry(
        id=_bounded(guid) or _bounded(url) or _hashed(title + summary),
        url=url,
        title=title,
        published=published,
        updated=updated,
        summary=summary,
        content=content,
        authors=_names(text_of(author, "name") for author in _mappings(item, "authors")),
        topics=_names(text_of(tag, "label") or text_of(tag, "term") for tag in _mappings(item, "tags")),
        language=language_of(item),
        site_id=clean_line(text_of(item, "dwsyn_contentid"))[:20],
        enclosures=enclosures_of(item, base),
        picture=picture_of(item, base),
    )


def tell_apart(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, where one guid serves for several addresses, named by their addresses instead.

    A name that serves for three and more that say something else each, as a show's home page does, is made theirs by
    their words; two under one name may be versions of one entry.
    """
    entries = tuple(entries)
    serves = Counter(guid for guid, _ in {(entry.id, entry.url) for entry in entries})
    entries = tuple(
        replace(entry, id=_bounded(entry.url)) if serves[entry.id] > 1 and entry.url else entry for entry in entries
    )
    wordings = {(entry.id, entry.title, entry.summary) for entry in entries}
    worded = Counter(name for name, _, _ in wordings)
    titled = Counter((name, title) for name, title, _ in wordings)
    return tuple(
        _named_by_words(entry, with_summary=titled[entry.id, entry.title] > 1)
        if worded[entry.id] >= _SHARED_BY
        else entry
        for entry in entries
    )


def _named_by_words(entry: Entry, *, with_summary: bool) -> Entry:
    return replace(entry, id=_hashed(f"{entry.id} {entry.title} {entry.summary if with_summary else ''}"))


def text_of(item: Item, name: str) -> str:
    """A field of an item as text; "" where it is missing or something else."""
    value = dict.get(item, name)
    return value if isinstance(value, str) else ""


def language_of(item: Item) -> str:
    """The language (BCP 47) that an item or a feed states, "" for none or nonsense."""
    language = text_of(item, "language").strip().replace("_", "-")
    return language if len(language) <= 35 and _LANGUAGE.fullmatch(language) else ""


def _texts(item: Item) -> tuple[str, str]:
    """The teaser, as a line of text, and the HTML of the whole article where the item carries it, else ""."""
    htmls = [text_of(item, "summary"), *(text_of(part, "value") for part in _mappings(item, "content"))]
    lines = {html: strip_markup(html) for html in htmls if html}
    if not lines:
        return "", ""
    longest = max(lines, key=lambda html: len(lines[html]))
    teaser = min(filter(None, lines.values()), key=len, default="")
    body = lines[longest]
    if body == teaser:
        is_whole = len(body) >= _WHOLE_TEXT and (longest in htmls[1:] or "<p" in longest)
        teaser = shorten(teaser, _MADE_SUMMARY_AT_MOST) if is_whole else teaser
    else:
        is_whole = len(body) >= max(_WHOLE_TEXT, _NOTABLY_LONGER * len(teaser))
    return shorten(teaser, _SUMMARY_AT_MOST), clean(longest) if is_whole else ""


def _dates(item: Item) -> tuple[datetime | None, datetime | None]:
    """When it was published and, where that is later, updated.

    In RDF the one date there is (`dc:date`) comes as the date of an update.
    """
    published, updated, created = (_moment(item, name) for name in ("published", "updated", "created"))
    first = published or created or updated
    return first, updated if first and updated and updated > first else None


def _moment(item: Item, name: str) -> datetime | None:
    text, value = text_of(item, name).strip(), dict.get(item, f"{name}_parsed")
    if text and not (isinstance(value, struct_time) and is_well_written(text)):
        moment = read_date(text)
        seconds = to_seconds(moment) if moment else 0
    else:
        seconds = _seconds(value) if isinstance(value, struct_time) else 0
    return from_seconds(seconds) if 0 < seconds <= _LATEST_SECONDS else None


def _seconds(value: struct_time) -> int:
    try:
        return calendar.timegm(value)
    except (ValueError, OverflowError):  # the year 0
        return 0


def _mappings(item: Item, name: str) -> list[Item]:
    value = dict.get(item, name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    names = dict.fromkeys(shorten(strip_markup(text), 100) for text in texts)
    return tuple(name for name in names if name)[:_NAMES_AT_MOST]


def _title_from(url: str) -> str:
    """What the end of an address says: its last words, or else its host."""
    if not url:
        return ""
    parts = urlsplit(url)
    words = [word for word in parts.path.split("/") if any(char.isalpha() for char in word)]
    name = unquote(words[-1]).replace("-", " ").replace("_", " ") if words else parts.netloc
    return shorten(clean_line(name), _MADE_TITLE_AT_MOST) or parts.netloc


def _elsewhere(item: Item, base: str) -> str:
    """The address of what an item without one encloses or points to."""
    parts = [*_mappings(item, "enclosures"), *_mappings(item, "links"), *_mappings(item, "media_content")]
    addresses = (absolute(clean_line(text_of(part, "href") or text_of(part, "url")), base) for part in parts)
    return next((address for address in addresses if 0 < len(address) <= _ADDRESS_AT_MOST), "")


def _bounded(name: str) -> str:
    return name if len(name) <= _LINE_AT_MOST else _hashed(name)


def _hashed(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
