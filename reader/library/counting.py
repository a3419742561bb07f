"""How many articles match a query: a door of its own, for status lines ask again and again."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from reader.store.database import Database
from reader.store.tallies import Tallied, tally

_TALLIED: Final[dict[str, Tallied]] = {"": "articles", "is:unread": "unread"}
"""What the library keeps count of: it is told without loading the language of queries."""


def count(database: Database, query: str, now: datetime) -> int:
    """How many articles match `query` as of `now`; none of them is read for it. Raises `QueryError`."""
    column = _TALLIED.get(query.strip())
    if column is not None:
        return tally(database, column)
    from reader.model import filters
    from reader.store.matching import count_in_sight

    with database.reading() as connection:
        return count_in_sight(connection, filters.parse(query), now)[0]
