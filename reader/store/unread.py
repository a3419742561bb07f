"""Which of many articles is unread, asked at once: a list that is read to its end is gone through in no time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.store.columns import one_parameter
from reader.store.database import Database

_PART: Final = 2_000
"""Articles that are asked for together: the next unread one is mostly near."""

_FIRST: Final = (
    "SELECT min(wanted.key) FROM json_each(?) wanted LEFT JOIN marks m ON m.article_id = wanted.value"
    " CROSS JOIN articles a ON a.id = wanted.value WHERE m.read IS NULL AND +a.hidden = 0"
)


def first_unread(database: Database, ids: Sequence[int]) -> int | None:
    """The place in `ids` of the first article in sight that is unread. Raises `LibraryError` and `Busy`."""
    with database.reading() as connection:
        for start in range(0, len(ids), _PART):
            place = connection.execute(_FIRST, (one_parameter(ids[start : start + _PART]),)).fetchone()[0]
            if place is not None:
                return start + int(place)
    return None
