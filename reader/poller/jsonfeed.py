"""Reads JSON Feed 1.0 and 1.1 as items in the shape that feedparser gives. Pure.

https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import Any, Final

from reader.model.errors import NotAFeed
from reader.model.texts import gettext as _

Item = dict[str, Any]

_VERSION: Final = "jsonfeed.org/version/1"
_ITEMS_AT_MOST: Final = 2_000
_PARTS_AT_MOST: Final = 100
_BOM: Final = b"\xef\xbb\xbf"


def looks_like_json(body: bytes) -> bool:
    """Whether an answer is JSON, which no other feed begins as."""
    return body[:1_000].removeprefix(_BOM).lstrip().startswith(b"{")


def read_json(body: bytes) -> tuple[Item, list[Item]]:
    """The head and the items of a feed in JSON, the first 2,000. Raises `NotAFeed` for any other JSON, or none."""
    try:
        found = json.loads(
            body.decode("utf-8-sig", "replace"), parse_int=str, parse_float=str, parse_constant=str, strict=False
        )
    except (ValueError, RecursionError) as error:
        raise NotAFeed(_("This is JSON that can't be read.")) from error
    version = _text(found, "version") if isinstance(found, dict) else ""
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or (_VERSION not in version and "feed_url" not in found):
        raise NotAFeed(_("This is JSON, but not a feed."))
    site, language, authors = _text(found, "home_page_url"), _text(found, "language"), _authors(found)
    head = {"title": _plain(found, "title"), "link": site, "language": language}
    return head, [_item(item, authors) for item in _mappings(items[:_ITEMS_AT_MOST])]


def _item(item: Item, authors: list[Item]) -> Item:
    texts = [_text(item, "content_html"), _paragraphs(_text(item, "content_text"))]
    return {
        "id": _text(item, "id"),
        "link": _text(item, "url") or _text(item, "external_url"),
        "title": _plain(item, "title"),
        "summary": _plain(item, "summary"),
        "content": [{"value": text} for text in texts if text],
        "published": _text(item, "date_published"),
        "updated": _text(item, "date_modified"),
        "authors": _authors(item) or authors,
        "tags": [{"term": escape(tag)} for tag in _list(item, "tags") if isinstance(tag, str)],
        "language": _text(item, "language"),
        "links": [_enclosure(part) for part in _mappings(_list(item, "attachments"))],
        "media_content": [{"url": _text(item, name), "medium": "image"} for name in ("image", "banner_image")],
    }


def _enclosure(attachment: Item) -> Item:
    """An attachment as a link that encloses; its numbers are texts, as all of the feed's are."""
    return {
        "rel": "enclosure",
        "href": _text(attachment, "url"),
        "type": _text(attachment, "mime_type"),
        "length": _text(attachment, "size_in_bytes"),
        "duration": _text(attachment, "duration_in_seconds"),
    }


def _authors(item: Item) -> list[Item]:
    """Those of version 1.1, else the one of 1.0."""
    found = _mappings(_list(item, "authors")) or _mappings([item.get("author")])
    return [{"name": _plain(author, "name")} for author in found]


def _text(item: Item, name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _plain(item: Item, name: str) -> str:
    """A field that is no HTML, as HTML."""
    return escape(_text(item, name), quote=False)


def _paragraphs(text: str) -> str:
    """Plain text as HTML."""
    parts = escape(text, quote=False).split("\n\n") if text.strip() else []
    return "".join(f"<p>{part}</p>" for part in parts).replace("\n", "<br>")


def _list(item: Item, name: str) -> list[Any]:
    value = item.get(name)
    return value[:_PARTS_AT_MOST] if isinstance(value, list) else []


def _mappings(values: Iterable[Any]) -> list[Item]:
    return [value for value in values if isinstance(value, dict)]
