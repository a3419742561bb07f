"""Mending a library: its index is made again, or what it holds is brought into a new one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.model.errors import Busy, LibraryError, LibraryTooNew
from reader.model.ports import Tell
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.store.checks import check
from reader.store.database import Database
from reader.store.indexing import index_again
from reader.store.salvage import Salvaged, salvage


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: made the index again, or brought what was left into a new library; else nothing was amiss."""

    index: bool = False
    salvaged: Salvaged | None = None


def repair(path: Path, tell: Tell) -> Repaired:
    """Mends the library at `path`, at which nobody else may be at work.

    Raises `LibraryTooNew`, `Busy` and `LibraryError`; then nothing is changed.
    """
    try:
        database = Database.open(path, tell=tell)
    except (Busy, LibraryTooNew):
        raise
    except LibraryError:
        if not path.is_file():
            raise
        return Repaired(salvaged=salvage(path, tell))
    with closing(database):
        if database.read_only:
            raise LibraryError(database.read_only)
        found = check(database, utc_now())
        if not found.damage:
            if not (found.index_damage or found.missing_from_index):
                return Repaired()
            if _index(database, tell):
                return Repaired(index=True)
    return Repaired(salvaged=salvage(path, tell))


def _index(database: Database, tell: Tell) -> bool:
    """Makes the index again; gives whether that could be done."""
    tell(_("The search index is made again; that may take minutes."))
    try:
        with database.writing(durable=True) as connection:
            index_again(connection)
    except Busy:
        raise
    except LibraryError:
        return False
    return True
