"""The last things a person did, each with what is needed to undo it; kept over restarts."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from reader.store.removal import purge_feed

KEPT: Final = 200
"""How many actions can be undone."""

Kind: TypeAlias = Literal["read", "unread", "star", "unstar", "remove"]


@dataclass(frozen=True, slots=True)
class Action:
    """Something done: `earlier` has what each article's mark was before, in seconds; `feed_id` is a removed feed."""

    kind: Kind
    earlier: Mapping[int, int | None] = field(default_factory=dict)
    feed_id: int | None = None


def note(connection: sqlite3.Connection, action: Action) -> None:
    """Keeps an action, and forgets the one too many: a feed whose removal is forgotten is gone for good."""
    earlier = zlib.compress(json.dumps(list(action.earlier.items())).encode())
    connection.execute(
        "INSERT INTO actions (kind, feed_id, earlier) VALUES (?, ?, ?)", (action.kind, action.feed_id, earlier)
    )
    surplus = connection.execute(
        "SELECT id, feed_id FROM actions ORDER BY id DESC LIMIT -1 OFFSET ?", (KEPT,)
    ).fetchall()
    for row in surplus:
        connection.execute("DELETE FROM actions WHERE id = ?", (row["id"],))
        if row["feed_id"] is not None:
            purge_feed(connection, row["feed_id"])


def take(connection: sqlite3.Connection) -> Action | None:
    """The last action, which is no longer kept; None where nothing is left."""
    row = connection.execute("SELECT * FROM actions ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    connection.execute("DELETE FROM actions WHERE id = ?", (row["id"],))
    return Action(row["kind"], dict(json.loads(zlib.decompress(row["earlier"]))), row["feed_id"])


def forget_removal(connection: sqlite3.Connection, feed_id: int) -> None:
    """Forgets that a feed was removed, for it came back in another way."""
    connection.execute("DELETE FROM actions WHERE feed_id = ?", (feed_id,))
