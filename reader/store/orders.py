"""The orders in which a view can be read, and where groups begin in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.store.columns import one_parameter
from reader.store.database import Database

Order: TypeAlias = Literal["newest", "oldest", "feed", "title", "longest", "best"]
"""How what matches is ordered: by date, by feed as the feeds stand in their list, by title, by how long it takes to
read, or by how well it fits the words that are sought. Within these, newest first."""

Grouping: TypeAlias = Literal["", "day", "feed"]
"""What stands together under a head: nothing, the articles of a local day, those of a feed."""

SORTED: Final[Mapping[Order, str]] = {
    "newest": "{key} DESC",
    "oldest": "{key}",
    "feed": "a.feed_id, {key} DESC",
    "title": "fold(a.title), {key} DESC",
    "longest": "a.words DESC, {key} DESC",
    "best": "{key} DESC",
}
"""What follows ORDER BY, with the sort key of what is walked for `{key}`. By date the walk itself is the order; else
all that match are looked at before the first is known."""

_GROUPS: Final[Mapping[Grouping, str]] = {
    "day": (
        "SELECT min(wanted.key) AS first, date(a.sort_key >> 8, 'unixepoch', 'localtime') AS name"
        " FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value GROUP BY name ORDER BY first"
    ),
    "feed": (
        "SELECT min(wanted.key) AS first, coalesce(f.title, '') AS name FROM json_each(?) wanted"
        " CROSS JOIN articles a ON a.id = wanted.value LEFT JOIN feeds f ON f.id = a.feed_id"
        " GROUP BY a.feed_id ORDER BY first"
    ),
}


class Group(NamedTuple):
    """Where a group begins among the articles of a view, and what it is of: a local day, or the feed of a title."""

    first: int
    day: date | None = None
    feed: str = ""


class Groups:
    """Finds groups without reading rows. It raises `Busy` and `LibraryError` as `Database` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, ids: Sequence[int], grouping: Grouping) -> tuple[Group, ...]:
        """The groups of articles that are in an order which keeps them together."""
        if grouping not in _GROUPS:
            return ()
        with self._database.reading() as connection:
            rows = connection.execute(_GROUPS[grouping], (one_parameter(ids),)).fetchall()
        if grouping == "day":
            return tuple(Group(row["first"], day=date.fromisoformat(row["name"])) for row in rows)
        return tuple(Group(row["first"], feed=row["name"]) for row in rows)
