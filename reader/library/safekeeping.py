"""What a person does for the library's file: writing a backup of it, and mending it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from reader.store import Database, copies
from reader.store.repair import Repaired
from reader.store.salvage import Salvaged

_TOLD: Final = {
    "feeds": "feeds",
    "articles": "articles",
    "pages": "articles' pages",
    "entries": "feeds' entries",
    "marks": "marks",
    "tags": "tags",
    "views": "views",
    "mutes": "rules that hide",
    "revisions": "earlier versions",
    "raw_pages": "pages as they were fetched",
    "actions": "actions to undo",
}
"""The tables that a person has a word for, in the order in which they are told."""


def back_up(database: Database, target: Path, *, force: bool) -> str:
    """Writes a library into the file `target` while it is used, and gives how much that is, in words.

    A file that is there is replaced with `force` alone. Raises `LibraryError`; then `target` is as it was.
    """
    return copies.megabytes(copies.back_up(database.path, target, force=force))


def sentences(repaired: Repaired) -> Iterator[str]:
    """What a repair did, for a person."""
    if repaired.salvaged:
        yield from _salvaged(repaired.salvaged)
    elif repaired.index:
        yield "The search index was made again."
    else:
        yield "Nothing had to be repaired."


def _salvaged(salvaged: Salvaged) -> Iterator[str]:
    yield f"What the damaged library still held is in a new one now. The damaged file is kept as {salvaged.kept}."
    yield f"Saved: {_counts(salvaged.saved)}."
    lost = _counts(salvaged.lost)
    yield f"Lost at most: {lost}." if lost else "Nothing was lost, as far as can be told."
    yield "What the feeds still name comes back with the next refresh."


def _counts(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{rows[table]:,} {told}" for table, told in _TOLD.items() if rows.get(table))
