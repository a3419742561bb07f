"""Articles whose pages a person wants to have here before the network goes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.shortages import KEPT_BACK
from reader.store.columns import one_parameter
from reader.store.database import Database

_WITHOUT_TEXT: Final = (
    " FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
    " WHERE a.ready <> 'full' AND a.url <> '' AND a.hidden <> 1"
    " AND NOT EXISTS (SELECT 1 FROM pages WHERE article_id = a.id)"
)
_HOPELESS: Final = "(a.fetch = 'failed' AND a.retry IS NULL AND a.fetch_error <> ?)"
_SAMPLED: Final = 20
"""So many pages tell how large pages are."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Articles without their text: the ids and addresses of those whose pages can be asked for, and how many others
    there are, whose pages gave nothing and are not asked for again."""

    ids: tuple[int, ...]
    urls: tuple[str, ...]
    hopeless: int


class Downloads:
    """The queue of pages, as a person fills it. It raises `Busy` and `LibraryError` as `Database` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lacking(self, ids: Sequence[int]) -> Lacking:
        """Which of the articles of `ids` are here without their text."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT a.id, a.url, {_HOPELESS} AS hopeless{_WITHOUT_TEXT}", (KEPT_BACK, one_parameter(ids))
            ).fetchall()
        open_ones = [row for row in rows if not row["hopeless"]]
        return Lacking(
            tuple(row["id"] for row in open_ones), tuple(row["url"] for row in open_ones), len(rows) - len(open_ones)
        )

    def queue(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Asks for the pages of articles; gives those that were not queued before."""
        with self._database.writing() as connection:
            rows = connection.execute(
                "UPDATE articles SET fetch = 'queued', fetch_error = '', page_short = '', retry = NULL, attempts = 0"
                " WHERE id IN (SELECT value FROM json_each(?)) AND fetch <> 'queued' RETURNING id",
                (one_parameter(ids),),
            ).fetchall()
        return tuple(row["id"] for row in rows)

    def let_go(self, ids: Sequence[int]) -> None:
        """Asks no more for the pages of articles that are still queued."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE articles SET fetch = 'idle' WHERE id IN (SELECT value FROM json_each(?)) AND fetch = 'queued'",
                (one_parameter(ids),),
            )

    def page_bytes(self) -> int:
        """How large a page is, by the newest that are kept; 0 where none is."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT html FROM raw_pages ORDER BY fetched DESC LIMIT ?", (_SAMPLED,)
            ).fetchall()
        return sum(len(zlib.decompress(row["html"])) for row in rows) // len(rows) if rows else 0
