"""Values as rows and rows as values: what feeds say and pages give, with bodies compressed."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from reader.model import blockjson
from reader.model.article import Extraction, Seen
from reader.model.blocks import Block, Direction
from reader.model.feed import Enclosure, Entry, Feed
from reader.store.columns import from_json, moment_or_none, seconds_or_none, to_json

_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "prs", "ps", "sd", "ug", "ur", "yi"}
)


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """What a feed says of an article, as it is kept.

    `first_seen` is when this feed first had it, `said` when it last gave another date, `changed` when it last
    gave another title or date (None for never); all in seconds. `living` is false for a feed that was removed.
    """

    feed_id: int
    url: str
    title: str
    summary: str
    published: int | None
    updated: int | None
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    language: str
    direction: Direction
    own: bool
    living: bool
    first_seen: int
    said: int
    changed: int | None
    blocks: tuple[Block, ...]
    enclosures: tuple[Enclosure, ...]
    picture: str


@dataclass(frozen=True, slots=True)
class GivenPage:
    """What an article's page gave, and when it was fetched, in seconds."""

    url: str
    fetched: int
    extraction: Extraction


def entries_of(connection: sqlite3.Connection, article_id: int) -> tuple[SaidEntry, ...]:
    """What the feeds say of an article."""
    rows = connection.execute(
        "SELECT e.*, f.removed, f.language AS feed_language, f.direction"
        " FROM entries e JOIN feeds f ON f.id = e.feed_id WHERE e.article_id = ?",
        (article_id,),
    )
    return tuple(_entry(row) for row in rows)


def page_of(connection: sqlite3.Connection, article_id: int) -> GivenPage | None:
    """What an article's page gave, or None where it was never fetched."""
    row = connection.execute(
        "SELECT url, fetched, metadata, blocks FROM pages WHERE article_id = ?", (article_id,)
    ).fetchone()
    if row is None:
        return None
    return GivenPage(row["url"], row["fetched"], _extraction(row["metadata"], unpack(row["blocks"])))


def write_entry(
    connection: sqlite3.Connection, feed_id: int, article_id: int, seen: Seen, entry_hash: str, now: int
) -> bool:
    """Writes what a feed says of an article now; True where it had said something else before."""
    entry = seen.entry
    published, updated = seconds_or_none(entry.published), seconds_or_none(entry.updated)
    before = connection.execute(
        "SELECT title, published, updated, first_seen, said, changed FROM entries WHERE feed_id = ? AND article_id = ?",
        (feed_id, article_id),
    ).fetchone()
    first_seen, said, changed = now, now, None
    if before:
        first_seen, changed = before["first_seen"], before["changed"]
        said = before["said"] if (before["published"], before["updated"]) == (published, updated) else now
    if before and (before["title"], before["published"], before["updated"]) != (entry.title, published, updated):
        changed = now
    said_now = seen.draft.entry if seen.draft else entry_values(entry)
    body = seen.draft.body if seen.draft else pack(seen.blocks)
    connection.execute(
        WRITE_ENTRY, (feed_id, article_id, entry_hash, *said_now, seen.own, first_seen, said, changed, body)
    )
    return before is not None


def said_first(seen: Seen, feed: Feed, now: int) -> SaidEntry:
    """What a feed says of an article for the first time, as `entries_of` gives it once it is written."""
    entry = seen.entry
    return SaidEntry(
        feed_id=feed.id,
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        published=seconds_or_none(entry.published),
        updated=seconds_or_none(entry.updated),
        authors=entry.authors,
        topics=entry.topics,
        language=entry.language or feed.language,
        direction=direction_of(entry.language, feed.direction),
        own=seen.own,
        living=True,
        first_seen=now,
        said=now,
        changed=None,
        blocks=seen.blocks,
        enclosures=entry.enclosures,
        picture=entry.picture,
    )


def write_page(connection: sqlite3.Connection, article_id: int, page: GivenPage) -> None:
    """Writes what a page gave in place of what it gave before."""
    extraction = page.extraction
    connection.execute(
        "INSERT OR REPLACE INTO pages (article_id, url, fetched, metadata, blocks) VALUES (?, ?, ?, ?, ?)",
        (article_id, page.url, page.fetched, _metadata(extraction), pack(extraction.blocks)),
    )


def pack(blocks: Sequence[Block]) -> bytes | None:
    """A body as it is kept; None for no body."""
    return zlib.compress(blockjson.dump(blocks).encode()) if blocks else None


def unpack(packed: bytes | None) -> tuple[Block, ...]:
    """The body that `pack` made."""
    return tuple(unpack_each(packed))


def unpack_each(packed: bytes | None) -> Iterator[Block]:
    """Its blocks, each made when it is asked for."""
    return blockjson.load_each(zlib.decompress(packed).decode()) if packed else iter(())


def enclosures_to_json(enclosures: Sequence[Enclosure]) -> str:
    """Enclosures as they are kept."""
    values = [(one.url, one.media_type, one.size, one.seconds) for one in enclosures]
    return json.dumps(values, ensure_ascii=False) if values else "[]"


def enclosures_from_json(text: str) -> tuple[Enclosure, ...]:
    """The enclosures that `enclosures_to_json` made."""
    return tuple(Enclosure(*values) for values in json.loads(text)) if text != "[]" else ()


def described(feed: Feed, stated: str) -> Feed:
    """A feed with the language that its answer states, and the direction that comes with it, unless one is known."""
    if feed.language:
        return feed
    return replace(feed, language=stated, direction=direction_of(stated, feed.direction))


def direction_of(language: str, otherwise: Direction = "ltr") -> Direction:
    """The direction that a language (BCP 47) is written in; `otherwise` where the language is unknown."""
    if not language:
        return otherwise
    primary, *subtags = language.lower().replace("_", "-").split("-")
    if "latn" in subtags or "cyrl" in subtags:
        return "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT or "arab" in subtags else "ltr"


WRITE_ENTRY: Final = (
    "INSERT OR REPLACE INTO entries (feed_id, article_id, hash, name, url, title, summary, published, updated,"
    " authors, topics, language, enclosures, picture, own, first_seen, said, changed, blocks)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def entry_values(entry: Entry) -> tuple[object, ...]:
    """What an entry says, by the columns of `entries` from `name` to `picture`."""
    return (
        *(entry.id, entry.url, entry.title, entry.summary),
        *(seconds_or_none(entry.published), seconds_or_none(entry.updated)),
        *(to_json(entry.authors), to_json(entry.topics), entry.language),
        *(enclosures_to_json(entry.enclosures), entry.picture),
    )


def _entry(row: sqlite3.Row) -> SaidEntry:
    language = row["language"] or row["feed_language"]
    return SaidEntry(
        feed_id=row["feed_id"],
        url=row["url"],
        title=row["title"],
        summary=row["summary"],
        published=row["published"],
        updated=row["updated"],
        authors=from_json(row["authors"]),
        topics=from_json(row["topics"]),
        language=language,
        direction=direction_of(row["language"], row["direction"]),
        own=bool(row["own"]),
        living=row["removed"] is None,
        first_seen=row["first_seen"],
        said=row["said"],
        changed=row["changed"],
        blocks=unpack(row["blocks"]),
        enclosures=enclosures_from_json(row["enclosures"]),
        picture=row["picture"],
    )


def _metadata(extraction: Extraction) -> str:
    values: dict[str, Any] = {
        field.name: getattr(extraction, field.name) for field in fields(extraction) if field.name != "blocks"
    }
    values["published"] = seconds_or_none(extraction.published)
    values["updated"] = seconds_or_none(extraction.updated)
    return json.dumps(values, ensure_ascii=False)


def _extraction(metadata: str, blocks: tuple[Block, ...]) -> Extraction:
    values: dict[str, Any] = json.loads(metadata)
    for name in ("authors", "agencies", "topics"):
        values[name] = tuple(values[name])
    for name in ("published", "updated"):
        values[name] = moment_or_none(values[name])
    return Extraction(**values, blocks=blocks)
