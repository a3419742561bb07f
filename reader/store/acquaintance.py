"""What the library knows of the entries of a feed's answer, looked up for many at a time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from reader.model.article import Known, Seen
from reader.store.columns import moment_or_none, one_parameter


def known_of(connection: sqlite3.Connection, feed_id: int, seen: Sequence[Seen]) -> list[Known | None]:
    """What is known for each seen entry: the article that the strongest of its known keys names, or None."""
    keys = one_parameter(dict.fromkeys(key for one in seen for key in one.keys))
    named = dict(
        map(
            tuple,
            connection.execute(
                "SELECT key, article_id FROM article_keys WHERE key IN (SELECT value FROM json_each(?))", (keys,)
            ),
        )
    )
    if not named:
        return [None] * len(seen)
    articles = one_parameter(set(named.values()))
    names: defaultdict[int, set[str]] = defaultdict(set)
    for row in connection.execute(
        "SELECT key, article_id FROM article_keys WHERE article_id IN (SELECT value FROM json_each(?))", (articles,)
    ):
        names[row["article_id"]].add(row["key"])
    said = {
        row["article_id"]: row
        for row in connection.execute(
            "SELECT article_id, hash, title, published, updated FROM entries"
            " WHERE feed_id = ? AND article_id IN (SELECT value FROM json_each(?))",
            (feed_id, articles),
        )
    }
    departed = {
        row["article_id"]: row["departed"]
        for row in connection.execute(
            "SELECT article_id, departed FROM departed"
            " WHERE feed_id = ? AND article_id IN (SELECT value FROM json_each(?))",
            (feed_id, articles),
        )
    }
    found = (next((named[key] for key in one.keys if key in named), None) for one in seen)
    return [
        None if one is None else _known(one, frozenset(names[one]), said.get(one), departed.get(one)) for one in found
    ]


def _known(article_id: int, names: frozenset[str], entry: sqlite3.Row | None, departed: int | None) -> Known:
    if entry is None:
        return Known(article_id, names, departed=moment_or_none(departed))
    published, updated = moment_or_none(entry["published"]), moment_or_none(entry["updated"])
    return Known(article_id, names, entry["hash"], entry["title"], published, updated)
