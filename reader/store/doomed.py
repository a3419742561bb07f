"""Which articles a rule lets go, as SQL on one state of the library, and what share of the file each has."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from reader.model.retention import GRACE, Rule
from reader.model.times import to_seconds
from reader.store.actions import undoable
from reader.store.columns import one_parameter
from reader.store.sortkeys import key_before
from reader.store.upkeep import loosened

_MEGABYTE: Final = 1_000_000
_BESIDE: Final = 100
"""What is kept of an article beside its body is worth as many words."""

_TAKING_OFF: Final = ("unstar", "untag")
"""Actions that leave an article without what kept it, until they are undone."""

_ARTICLES: Final = " FROM articles a LEFT JOIN marks m ON m.article_id = a.id WHERE "
_FREE: Final = (
    "a.hidden IN (0, 2) AND m.starred IS NULL AND (m.read IS NOT NULL OR NOT :unread)"
    " AND a.first_seen < :lately AND coalesce(m.read, 0) < :lately"
    " AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.article_id = a.id)"
    " AND a.id NOT IN (SELECT value FROM json_each(:undoable))"
    " AND NOT EXISTS (SELECT 1 FROM entries o WHERE o.article_id = a.id AND o.feed_id IN"
    "  (SELECT f.id FROM feeds f JOIN actions c ON c.feed_id = f.id WHERE f.removed IS NOT NULL))"
)
"""What no rule deletes is left out: what is starred or tagged, unread where that is kept, what came or was read lately,
and what undoing an action would bring back."""

_OLD: Final = (
    " AND a.sort_key < :oldest"
    " AND max(a.published, a.first_seen, coalesce(a.revised, 0), coalesce(m.read, 0)) < :before"
)
_FULL: Final = (
    "full AS (SELECT feed_id FROM entries WHERE feed_id IN (SELECT id FROM feeds WHERE removed IS NULL)"
    " GROUP BY feed_id HAVING count(*) > :number)"
)
_PLACED: Final = (
    "placed AS (SELECT e.article_id,"
    " row_number() OVER (PARTITION BY e.feed_id ORDER BY a.sort_key DESC) AS place"
    " FROM entries e JOIN articles a ON a.id = e.article_id WHERE e.feed_id IN (SELECT feed_id FROM full))"
)
_SURPLUS: Final = (
    " AND a.id IN (SELECT article_id FROM placed WHERE place > :number)"
    " AND a.id NOT IN (SELECT article_id FROM placed WHERE place <= :number)"
    " AND NOT EXISTS (SELECT 1 FROM entries o JOIN feeds f ON f.id = o.feed_id AND f.removed IS NULL"
    "  WHERE o.article_id = a.id AND f.id NOT IN (SELECT feed_id FROM full))"
)
_SIZE: Final = (
    "SELECT a.id, a.words, coalesce(length(r.html), 0) AS raw FROM articles a"
    " LEFT JOIN marks m ON m.article_id = a.id LEFT JOIN raw_pages r ON r.article_id = a.id"
    f" WHERE {_FREE} ORDER BY m.read IS NULL, a.sort_key"
)

_Parameters: TypeAlias = dict[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class Doomed:
    """The articles that a rule lets go, the oldest first; by size, read ones before unread ones."""

    rule: Rule
    ids: array[int]


@dataclass(frozen=True, slots=True)
class Shares:
    """What of the file is whose: `bytes` that all articles share by their `weight`, beside the pages that are kept."""

    bytes: int
    weight: int
    pages: int

    def of(self, words: int, raw: int) -> int:
        """The bytes that an article of so many words has, with a kept page of `raw` bytes."""
        return self.bytes * (words + _BESIDE) // self.weight + raw


def doomed(connection: sqlite3.Connection, rules: Sequence[Rule], now: datetime) -> tuple[Doomed, ...]:
    """What each rule lets go at `now`; a bound to the size counts what the rules before it free."""
    found: list[Doomed] = []
    for rule in rules:
        if rule.bound == "megabytes":
            before = {one for earlier in found for one in earlier.ids}
            ids = _until_it_fits(connection, rule, now, before)
        else:
            ids = _beyond(connection, rule, now)
        found.append(Doomed(rule, ids))
    return tuple(found)


def still_free(connection: sqlite3.Connection, rule: Rule, ids: Sequence[int], now: datetime) -> list[sqlite3.Row]:
    """Those of `ids` that a rule may still delete: meanwhile a person may have starred some, or read."""
    return connection.execute(
        f"SELECT a.id, a.words{_ARTICLES}a.id IN (SELECT value FROM json_each(:ids)) AND {_FREE}",
        {"ids": one_parameter(ids), **_free(connection, rule, now)},
    ).fetchall()


def shares(connection: sqlite3.Connection) -> Shares:
    """How the file is shared out now. What of the index is to be merged away counts as gone."""
    needed = connection.execute(
        "SELECT (page_count - freelist_count) * page_size"
        " FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
    ).fetchone()[0]
    pages = connection.execute("SELECT coalesce(sum(length(html)), 0) FROM raw_pages").fetchone()[0]
    count, words = connection.execute("SELECT count(*), coalesce(sum(words), 0) FROM articles").fetchone()
    return Shares(max(0, needed - loosened(connection) - pages), max(1, words + _BESIDE * count), pages)


def _beyond(connection: sqlite3.Connection, rule: Rule, now: datetime) -> array[int]:
    """What is older than a rule says, or has more than so many newer ones in each of its feeds."""
    before = to_seconds(now - timedelta(days=rule.number)) if rule.bound == "days" else 0
    parameters = {
        "number": rule.number,
        "before": before,
        "oldest": key_before(before),
        **_free(connection, rule, now),
    }
    query = f"SELECT a.id{_ARTICLES}{_FREE}"
    sql = f"{query}{_OLD}" if rule.bound == "days" else f"WITH {_FULL}, {_PLACED} {query}{_SURPLUS}"
    return array("q", [row["id"] for row in connection.execute(f"{sql} ORDER BY a.sort_key", parameters)])


def _until_it_fits(connection: sqlite3.Connection, rule: Rule, now: datetime, before: Collection[int]) -> array[int]:
    """The first to go until the library needs no more than a rule says, when those of `before` are gone."""
    share = shares(connection)
    excess = share.bytes + share.pages - rule.number * _MEGABYTE
    found = array("q")
    if excess <= 0:
        return found
    rows = connection.execute(_SIZE, _free(connection, rule, now)).fetchall()
    excess -= sum(share.of(row["words"], row["raw"]) for row in rows if row["id"] in before)
    for row in rows:
        if excess <= 0:
            break
        if row["id"] not in before:
            found.append(row["id"])
            excess -= share.of(row["words"], row["raw"])
    return found


def _free(connection: sqlite3.Connection, rule: Rule, now: datetime) -> _Parameters:
    """The parameters of `_FREE`."""
    return {
        "unread": rule.unread,
        "lately": to_seconds(now - GRACE),
        "undoable": one_parameter(undoable(connection, _TAKING_OFF)),
    }
