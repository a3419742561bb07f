"""Which rules that hide have come to their end; asked at each opening, and so with little to load."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Final

from reader.model.times import to_seconds
from reader.store.database import Database

_UNSETTLED: Final = "SELECT id FROM mutes WHERE until IS NOT NULL AND (until > ?) <> (until > ?) ORDER BY id"


def some_ended(database: Database, now: datetime) -> bool:
    """Whether there is a rule to settle."""
    with database.reading() as connection:
        return bool(unsettled(connection, now))


def unsettled(connection: sqlite3.Connection, now: datetime) -> list[int]:
    """The rules whose end has passed since that was looked at last, or is ahead again by a clock that was set back."""
    rows = connection.execute(_UNSETTLED, (settled_at(connection), to_seconds(now)))
    return [row["id"] for row in rows]


def settled_at(connection: sqlite3.Connection) -> int:
    """The moment as of which rules are in force: what they hide doesn't change between two looks at the clock."""
    row = connection.execute("SELECT value FROM counters WHERE name = 'settled'").fetchone()
    return row[0] if row else 0
