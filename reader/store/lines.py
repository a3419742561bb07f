"""What one line says of an article: a list on the command line needs no more, and need not wait for more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model.times import from_seconds

if TYPE_CHECKING:
    from reader.model.article import Fetch, Ready, Short
    from reader.model.blocks import Direction
    from reader.store.database import Database

_LINES: Final = (
    "SELECT a.id, a.title, coalesce(f.title, '') AS feed, a.published, m.read, m.starred, a.ready, a.fetch,"
    " a.direction, coalesce(nullif(a.short, ''), iif(a.ready = 'full', '', a.page_short)) AS short"
    " FROM articles a LEFT JOIN marks m ON m.article_id = a.id LEFT JOIN feeds f ON f.id = a.feed_id"
    " WHERE a.id IN ({}) AND +a.hidden <> 1"
)


class Line(NamedTuple):
    """The parts of an article (see `model.article.Article`) that a line has; of the marks, whether they are there."""

    id: int
    title: str
    feed: str
    published: datetime
    read: bool
    starred: bool
    ready: Ready
    fetch: Fetch
    short: Short
    direction: Direction


def read_lines(database: Database, ids: Sequence[int]) -> tuple[Line, ...]:
    """The lines of the articles of `ids` in their order; those of removed feeds or gone are left out."""
    with database.reading() as connection:
        found = {
            row["id"]: Line(
                id=row["id"],
                title=row["title"],
                feed=row["feed"],
                published=from_seconds(row["published"]),
                read=row["read"] is not None,
                starred=row["starred"] is not None,
                ready=row["ready"],
                fetch=row["fetch"],
                short=row["short"],
                direction=row["direction"],
            )
            for row in connection.execute(_LINES.format(",".join(map(str, map(int, ids)))))
        }
    return tuple(found[one] for one in ids if one in found)
