"""Which articles match a filter: all of them, whatever is hidden, those among a few, and how many in sight."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import datetime
from typing import Final

from reader.model.terms import And, Filter, Is
from reader.store.columns import one_parameter
from reader.store.where import Parameter, compile_filter

_MARKS: Final = "LEFT JOIN marks m ON m.article_id = a.id"


def matching(connection: sqlite3.Connection, term: Filter, now: datetime) -> list[int]:
    """The articles that match, in sight or put out of it."""
    return [row[0] for row in connection.execute(*_asked("a.id", term, now, "(0, 2)"))]


def count_in_sight(connection: sqlite3.Connection, term: Filter, now: datetime) -> tuple[int, int]:
    """How many articles match, and how many of them are unread; those out of sight count where they are asked for.

    What is unread is few as a rule, and looked through by itself where the index can't say what matches.
    """
    if term == And():
        articles, unread = connection.execute("SELECT articles, unread FROM tallies WHERE feed_id = 0").fetchone()
        return articles, unread
    if term == Is("unread"):
        (unread,) = connection.execute("SELECT unread FROM tallies WHERE feed_id = 0").fetchone()
        return unread, unread
    condition = compile_filter(term, now)
    if condition.match or condition.unseen:
        sight = "(0, 2)" if condition.unseen else "(0)"
        articles, read = connection.execute(*_asked("count(*), count(m.read)", term, now, sight)).fetchone()
        return articles, articles - read
    (unread,) = connection.execute(*_unread(term, now)).fetchone()
    if Is("unread") in (term.terms if isinstance(term, And) else (term,)):
        return unread, unread
    (articles,) = connection.execute(*_asked("count(*)", term, now, "(0)")).fetchone()
    return articles, unread


def among(
    connection: sqlite3.Connection, term: Filter, now: datetime, ids: Collection[int], index: str = "word_index"
) -> list[int]:
    """Which of the articles of `ids` match, by an index that has them."""
    condition = compile_filter(term, now, index)
    indexed = f"a.sort_key IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)" if condition.match else "1"
    parameters: list[Parameter] = [condition.match] if condition.match else []
    rows = connection.execute(
        "SELECT a.id FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
        f" {_MARKS} WHERE {indexed} AND {condition.sql}",
        (one_parameter(ids), *parameters, *condition.parameters),
    )
    return [row[0] for row in rows]


def _asked(columns: str, term: Filter, now: datetime, sight: str) -> tuple[str, tuple[Parameter, ...]]:
    """The statement that selects `columns` of all articles that match, of those whose `hidden` is in `sight`."""
    condition = compile_filter(term, now)
    if condition.match:
        source = f"word_index CROSS JOIN articles a ON a.hidden IN {sight} AND a.sort_key = word_index.rowid {_MARKS}"
        where = "word_index MATCH ?"
    else:
        source, where = f"articles a {_MARKS}", f"a.hidden IN {sight}"
    parameters: list[Parameter] = [condition.match] if condition.match else []
    sql = f"SELECT {columns} FROM {source} WHERE {where} AND {condition.sql}"
    return sql, (*parameters, *condition.parameters)


def _unread(term: Filter, now: datetime) -> tuple[str, tuple[Parameter, ...]]:
    """The statement that counts the unread articles that match what the index is not asked for."""
    condition = compile_filter(term, now)
    sql = f"SELECT count(*) FROM unread u CROSS JOIN articles a ON a.id = u.article_id {_MARKS} WHERE {condition.sql}"
    return sql, condition.parameters
