"""What articles used to say."""

from __future__ import annotations

from typing import Final

from reader.model.changes import Version
from reader.store.database import Database
from reader.store.records import unpack

_AS_READ: Final = (
    "SELECT r.title, r.lead, r.blocks FROM revisions r JOIN marks m ON m.article_id = r.article_id"
    " WHERE r.article_id = ? AND r.replaced > m.read ORDER BY r.replaced, r.id LIMIT 1"
)
"""The version that was replaced first after the article was read."""


class Revisions:
    """Reads earlier versions. Raises `Busy` and `LibraryError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def as_read(self, article_id: int) -> Version | None:
        """What an article said when it was read; None where it says that still, or is unread."""
        with self._database.reading() as connection:
            row = connection.execute(_AS_READ, (article_id,)).fetchone()
            return None if row is None else Version(row["title"], row["lead"], unpack(row["blocks"]))
