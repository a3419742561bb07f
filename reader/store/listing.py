"""What a person sees of the library: which articles match, their rows and stories, and how many there are."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from reader.model.article import Article, Story
from reader.model.terms import Filter
from reader.model.times import from_seconds
from reader.store.database import Database
from reader.store.records import from_json, moment_or_none, one_parameter
from reader.store.renewal import stored_blocks
from reader.store.shown import PAGE
from reader.store.where import Parameter, compile_filter

_MARKS: Final = " LEFT JOIN marks m ON m.article_id = a.id"
_BY_INDEX: Final = " FROM word_index CROSS JOIN articles a ON a.hidden = 0 AND a.sort_key = word_index.rowid" + _MARKS
_BY_DATE: Final = " FROM articles a" + _MARKS
_ROWS: Final = (
    "SELECT a.*, m.read, m.starred FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
    " LEFT JOIN marks m ON m.article_id = a.id WHERE +a.hidden = 0"  # by id alone: the plus keeps its index out
)
_TITLES: Final = (
    "SELECT e.article_id, f.id, f.title, f.removed IS NULL AS living FROM json_each(?) wanted"
    " CROSS JOIN entries e ON e.article_id = wanted.value JOIN feeds f ON f.id = e.feed_id"
    " ORDER BY e.article_id, f.removed IS NOT NULL, e.own DESC, e.first_seen, f.id"
)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many articles are in sight, unread and starred."""

    articles: int
    unread: int
    starred: int


class Listing:
    """Finds and shows articles; never those that are out of sight."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self, term: Filter, now: datetime, feed_id: int | None = None) -> tuple[array[int], int]:
        """The ids of all articles that match, newest first, and the newest arrival number at that moment."""
        sql, parameters = _query("a.id", term, now, feed_id)
        order = " ORDER BY word_index.rowid DESC" if _BY_INDEX in sql else " ORDER BY a.sort_key DESC"
        with self._database.reading() as connection:
            arrival = connection.execute("SELECT value FROM counters WHERE name = 'arrival'").fetchone()[0]
            cursor = connection.cursor()
            cursor.row_factory = None
            return array("q", [one for (one,) in cursor.execute(sql + order, parameters)]), arrival

    def arrived(self, term: Filter, now: datetime, feed_id: int | None, arrival: int) -> int:
        """How many articles that match have a greater arrival number."""
        sql, parameters = _query("count(*)", term, now, feed_id)
        with self._database.reading() as connection:
            newest = connection.execute("SELECT value FROM counters WHERE name = 'arrival'").fetchone()[0]
            if newest <= arrival:
                return 0
            return int(connection.execute(f"{sql} AND a.arrival > ?", (*parameters, arrival)).fetchone()[0])

    def rows(self, ids: Sequence[int]) -> tuple[Article, ...]:
        """The articles of `ids` in their order; those out of sight or gone are left out."""
        wanted = one_parameter(ids)
        with self._database.reading() as connection:
            rows = connection.execute(_ROWS, (wanted,)).fetchall()
            titles = {
                article_id: _titles(list(group))
                for article_id, group in groupby(connection.execute(_TITLES, (wanted,)), lambda row: row["article_id"])
            }
        found = {row["id"]: _article(row, titles.get(row["id"], {})) for row in rows}
        return tuple(found[one] for one in ids if one in found)

    def stories(self, ids: Sequence[int]) -> tuple[Story, ...]:
        """The articles of `ids` with their bodies, in their order; those out of sight or gone are left out."""
        with self._database.reading() as connection:
            sources = {
                row["id"]: row["body_feed_id"]
                for row in connection.execute(
                    "SELECT id, body_feed_id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
                    (one_parameter(ids),),
                )
            }
            return tuple(
                Story(article, stored_blocks(connection, article.id, sources[article.id])) for article in self.rows(ids)
            )

    def find(self, addresses: Iterable[str]) -> int | None:
        """The newest article that has one of these addresses, by its feeds, its keys, its page or what is shown."""
        wanted = one_parameter(addresses)
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT a.id FROM articles a WHERE a.hidden = 0 AND ("
                " a.url IN (SELECT value FROM json_each(?1)) OR a.id IN ("
                "  SELECT article_id FROM entries WHERE url IN (SELECT value FROM json_each(?1))"
                "  UNION SELECT article_id FROM article_keys WHERE key IN (SELECT 'url:' || value FROM json_each(?1))"
                "  UNION SELECT article_id FROM pages WHERE url IN (SELECT value FROM json_each(?1))"
                " )) ORDER BY a.sort_key DESC LIMIT 1",
                (wanted,),
            ).fetchone()
        return row["id"] if row else None

    def totals(self) -> Totals:
        """How many articles there are, unread and starred."""
        with self._database.reading() as connection:
            articles = connection.execute("SELECT count(*) FROM articles WHERE hidden = 0").fetchone()[0]
            read, starred = connection.execute(
                "SELECT count(m.read), count(m.starred) FROM marks m JOIN articles a ON a.id = m.article_id"
                " WHERE a.hidden = 0"
            ).fetchone()
        return Totals(articles, articles - read, starred)


def _query(columns: str, term: Filter, now: datetime, feed_id: int | None) -> tuple[str, tuple[Parameter, ...]]:
    """The statement that selects `columns` of the articles that match, and its parameters."""
    condition = compile_filter(term, now)
    source = f"{_BY_INDEX} WHERE word_index MATCH ?" if condition.match else f"{_BY_DATE} WHERE a.hidden = 0"
    sql = f"SELECT {columns}{source} AND {condition.sql}"
    parameters: list[Parameter] = [condition.match] if condition.match else []
    parameters += condition.parameters
    if feed_id is not None:
        sql += " AND a.id IN (SELECT article_id FROM entries WHERE feed_id = ?)"
        parameters.append(feed_id)
    return sql, tuple(parameters)


def _titles(rows: Sequence[sqlite3.Row]) -> dict[int, str]:
    """The titles of an article's feeds; a removed feed counts where no other has the article."""
    living = [row for row in rows if row["living"]]
    return {row["id"]: row["title"] for row in living or rows}


def _article(row: sqlite3.Row, titles: Mapping[int, str]) -> Article:
    """A row with the titles of the article's feeds, the main one first."""
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
    )
