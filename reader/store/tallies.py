"""How many articles the library has, and how many unread: kept by triggers (see `derived`), and read as they stand."""

from __future__ import annotations

from typing import Literal, TypeAlias

from reader.store.database import Database

Tallied: TypeAlias = Literal["articles", "unread"]


def tally(database: Database, column: Tallied) -> int:
    """How many articles are in sight, or unread."""
    with database.reading() as connection:
        return int(connection.execute(f"SELECT {column} FROM tallies WHERE feed_id = 0").fetchone()[0])
