"""Rows of articles as a list shows them: what stands in the library, with the feeds that have them and their tags."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reader.model.listed import Article
from reader.model.times import from_seconds
from reader.store.columns import IN_SIGHT, PAGE, from_json, moment_or_none, one_parameter

if TYPE_CHECKING:
    from reader.model.feed import Enclosure

_ROWS: Final = (
    "SELECT a.*, m.read, m.starred FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
    " LEFT JOIN marks m ON m.article_id = a.id WHERE +a.hidden <> 1"  # by id alone: the plus keeps its index out
)
_TITLES: Final = (
    "SELECT e.article_id, f.id, f.title, f.removed IS NULL AS living FROM json_each(?) wanted"
    " CROSS JOIN entries e ON e.article_id = wanted.value JOIN feeds f ON f.id = e.feed_id"
    " ORDER BY e.article_id, f.removed IS NOT NULL, e.own DESC, e.first_seen, f.id"
)
_TAGS: Final = (
    "SELECT t.article_id, t.tag FROM json_each(?) wanted CROSS JOIN tags t ON t.article_id = wanted.value"
    " ORDER BY t.article_id, t.tagged, t.tag"
)
"""In the order in which they were given."""


def read_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[Article, ...]:
    """The articles of `ids` in their order; those of removed feeds or gone are left out."""
    wanted = one_parameter(ids)
    rows = connection.execute(_ROWS, (wanted,)).fetchall()
    titles = {
        article_id: _titles(list(group))
        for article_id, group in groupby(connection.execute(_TITLES, (wanted,)), lambda row: row["article_id"])
    }
    tags = {
        article_id: tuple(row["tag"] for row in group)
        for article_id, group in groupby(connection.execute(_TAGS, (wanted,)), lambda row: row["article_id"])
    }
    found = {row["id"]: _article(row, titles.get(row["id"], {}), tags.get(row["id"], ())) for row in rows}
    return tuple(found[one] for one in ids if one in found)


def _titles(rows: Sequence[sqlite3.Row]) -> dict[int, str]:
    """The titles of an article's feeds; a removed feed counts where no other has the article."""
    living = [row for row in rows if row["living"]]
    return {row["id"]: row["title"] for row in living or rows}


def _article(row: sqlite3.Row, titles: Mapping[int, str], tags: tuple[str, ...]) -> Article:
    """A row with the titles of the article's feeds, the main one first, and its tags."""
    return Article(
        id=row["id"],
        title=row["title"],
        url=row["url"],
        feed=titles.get(row["feed_id"], ""),
        feeds=tuple(titles.values()),
        published=from_seconds(row["published"]),
        updated=moment_or_none(row["updated"]),
        language=row["language"],
        direction=row["direction"],
        kicker=row["kicker"],
        lead=row["lead"],
        authors=from_json(row["authors"]),
        agencies=from_json(row["agencies"]),
        topics=from_json(row["topics"]),
        opinion=bool(row["opinion"]),
        read=moment_or_none(row["read"]),
        starred=moment_or_none(row["starred"]),
        ready=row["ready"],
        fetch=row["fetch"],
        fetch_error=row["fetch_error"],
        words=row["words"],
        short=row["short"] or ("" if row["ready"] == "full" else row["page_short"]),
        from_feed=row["body_feed_id"] not in (None, PAGE),
        picture=row["picture"],
        enclosures=_enclosures(row["enclosures"]),
        tags=tags,
        hidden=row["hidden"] != IN_SIGHT,
    )


def _enclosures(text: str) -> tuple[Enclosure, ...]:
    if text == "[]":  # as most articles have it
        return ()
    from reader.store.records import enclosures_from_json

    return enclosures_from_json(text)
