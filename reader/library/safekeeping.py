"""What a person does for the library's file: writing a backup of it, and mending it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from reader.model.texts import deferred, number
from reader.model.texts import gettext as _
from reader.store import Database, copies
from reader.store.repair import Repaired
from reader.store.salvage import Salvaged

_TOLD: Final = {
    "feeds": deferred("feeds"),
    "articles": deferred("articles"),
    "pages": deferred("articles' pages"),
    "entries": deferred("feeds' entries"),
    "marks": deferred("marks"),
    "tags": deferred("tags"),
    "views": deferred("views"),
    "mutes": deferred("rules that hide"),
    "revisions": deferred("earlier versions"),
    "raw_pages": deferred("pages as they were fetched"),
    "actions": deferred("actions to undo"),
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
        yield _("The search index was made again.")
    else:
        yield _("Nothing had to be repaired.")


def _salvaged(salvaged: Salvaged) -> Iterator[str]:
    yield _("What the damaged library still held is in a new one now. The damaged file is kept as {}.").format(
        salvaged.kept
    )
    yield _("Saved: {}.").format(_counts(salvaged.saved))
    lost = _counts(salvaged.lost)
    yield _("Lost at most: {}.").format(lost) if lost else _("Nothing was lost, as far as can be told.")
    yield _("What the feeds still name comes back with the next refresh.")


def _counts(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{number(rows[table])} {_(told)}" for table, told in _TOLD.items() if rows.get(table))
