"""What is put out of sight, by rule or by hand, kept true to the articles, the rules and the marks that say so.

`articles.muted` is the first rule in force that an article meets. An article is out of sight while the person hides it,
and while a rule does, unless it is starred; each of the two reasons holds by itself. What a removed feed took along is
no business of this module.

Whether articles that came or changed meet a rule is asked of a small index that has them alone: the large one would
walk all matches of each beginning of a word in each transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from reader.model import filters
from reader.model.errors import QueryError
from reader.model.terms import And, Filter
from reader.model.texts import gettext as _
from reader.model.times import from_seconds, to_seconds
from reader.store.columns import one_parameter
from reader.store.ends import settled_at, unsettled
from reader.store.matching import among, matching

CHANGING: Final = frozenset({"is", "tag", "newer", "older"})
"""Keys of what an article is at one time and not at another: no rule asks for them."""

_ARRIVED: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.arrived USING fts5"
    " (title, kicker, lead, body, authors, captions, beginnings, content = '', tokenize = 'ascii')"
)
_MISPLACED: Final = (
    "SELECT a.id, a.hidden = 0 AS to_hide FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
    " LEFT JOIN marks m ON m.article_id = a.id WHERE a.hidden <> 1"
    " AND a.hidden <> 2 * (m.hidden IS NOT NULL OR (a.muted IS NOT NULL AND m.starred IS NULL))"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that hides what meets its query, up to a moment in seconds; None for no end."""

    id: int
    query: str
    made: int
    until: int | None

    @property
    def term(self) -> Filter | None:
        """What it asks for; None for what this program can't understand, which meets nothing."""
        return _understood(self.query)


def rule_term(query: str) -> Filter:
    """What a rule's query asks for. Raises `QueryError`, also for what changes by itself and for an empty query."""
    term = filters.parse(query, refused=CHANGING)
    if term == And():
        raise QueryError(_("A rule without a word would hide everything."), 0)
    return term


@lru_cache(maxsize=1_000)
def _understood(query: str) -> Filter | None:
    try:
        return rule_term(query)
    except QueryError:
        return None


def all_rules(connection: sqlite3.Connection) -> list[Rule]:
    """The rules, the oldest first."""
    return [Rule(*row) for row in connection.execute("SELECT id, query, made, until FROM mutes ORDER BY id")]


def in_force(connection: sqlite3.Connection) -> list[Rule]:
    """The rules whose end had not passed when that was looked at last."""
    rules = all_rules(connection)
    present = settled_at(connection) if any(rule.until is not None for rule in rules) else 0
    return [rule for rule in rules if rule.until is None or rule.until > present]


def put_away(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Puts articles out of sight or into it, as their marks and rules say; those of removed feeds stay as they are."""
    misplaced = connection.execute(_MISPLACED, (one_parameter(ids),)).fetchall()
    for hidden in {2 * row["to_hide"] for row in misplaced}:
        connection.execute(
            "UPDATE articles SET hidden = ? WHERE id IN (SELECT value FROM json_each(?))",
            (hidden, one_parameter(row["id"] for row in misplaced if 2 * row["to_hide"] == hidden)),
        )


def restarred(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Puts articles whose star came or went where they belong: only what a rule hides may be elsewhere now."""
    muted = {row[0] for row in connection.execute("SELECT id FROM articles WHERE muted IS NOT NULL")}
    put_away(connection, muted.intersection(ids))


def judge(connection: sqlite3.Connection, articles: Mapping[int, tuple[str, ...]]) -> None:
    """Applies the rules to articles that came or changed.

    They are given by id, each with its texts in the index. Their rows and entries are written already.
    """
    rules = in_force(connection)
    if rules:
        connection.execute(_ARRIVED)
        connection.executemany(
            "INSERT INTO arrived (rowid, title, kicker, lead, body, authors, captions, beginnings)"
            " SELECT sort_key, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE id = ?",
            ((*texts, article_id) for article_id, texts in articles.items()),
        )
        muted = _muted_by(connection, rules, articles)
        connection.execute("INSERT INTO arrived (arrived) VALUES ('delete-all')")
        connection.executemany(
            "UPDATE articles SET muted = ?1 WHERE id = ?2 AND muted IS NOT ?1",
            ((muted.get(article_id), article_id) for article_id in articles),
        )
    put_away(connection, articles)


def reapply(connection: sqlite3.Connection, changed: Collection[int]) -> None:
    """Applies the rules to all articles, where those of `changed` are new, others than before, or gone."""
    if not changed:
        return
    those = one_parameter(changed)
    freed = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM articles WHERE muted IN (SELECT value FROM json_each(?))", (those,)
        )
    ]
    connection.execute("UPDATE articles SET muted = NULL WHERE muted IN (SELECT value FROM json_each(?))", (those,))
    touched = set(freed)
    for rule in in_force(connection):
        found = _met_by(connection, rule, None if rule.id in changed else freed)
        connection.execute(
            "UPDATE articles SET muted = ?1 WHERE id IN (SELECT value FROM json_each(?2))"
            " AND (muted IS NULL OR muted > ?1)",
            (rule.id, one_parameter(found)),
        )
        touched.update(found)
    put_away(connection, touched)


def reapply_for_feeds(connection: sqlite3.Connection) -> None:
    """Applies the rules that ask for feeds by their titles or folders, where these changed."""
    asking = [rule.id for rule in in_force(connection) if "feed:" in rule.query or "folder:" in rule.query]
    reapply(connection, asking)


def settle(connection: sqlite3.Connection, now: datetime) -> None:
    """Lets rules end, and what they alone hid come into sight."""
    changed = unsettled(connection, now)
    connection.execute("INSERT OR REPLACE INTO counters VALUES ('settled', ?)", (to_seconds(now),))
    reapply(connection, changed)


def _muted_by(connection: sqlite3.Connection, rules: Iterable[Rule], ids: Collection[int]) -> dict[int, int]:
    """The first of the rules that each article meets, of those that `temp.arrived` has."""
    muted: dict[int, int] = {}
    for rule in rules:
        term = rule.term
        if term is not None:
            for found in among(connection, term, from_seconds(0), ids, "arrived"):
                muted.setdefault(found, rule.id)
    return muted


def _met_by(connection: sqlite3.Connection, rule: Rule, ids: Collection[int] | None) -> list[int]:
    term = rule.term
    if term is None or (ids is not None and not ids):
        return []
    if ids is None:
        return matching(connection, term, from_seconds(0))
    return among(connection, term, from_seconds(0), ids)
