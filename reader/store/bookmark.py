"""Where the person was: one row, which the library gives its meaning."""

from __future__ import annotations

from reader.store.database import Database


class BookmarkStore:
    """Keeps one text. It raises `Busy` and `LibraryError` as `Database` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, place: str) -> None:
        """Keeps `place` instead of what was kept before."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO bookmark (only, place) VALUES (1, ?)", (place,))

    def last(self) -> str:
        """What was kept; "" where nothing was."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT place FROM bookmark").fetchone()
        return row[0] if row else ""
