"""A library of an earlier version that can't be brought up to date where it is can be read all the same: a copy of it
is, in the folder for what is soon gone."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Final

from reader.model.errors import LibraryError
from reader.model.ports import Tell
from reader.model.texts import deferred
from reader.store import copies, disks
from reader.store.faults import FAULTS
from reader.store.migrating import AN_INDEX, take_steps

READ: Final = deferred("A copy of it is shown instead, for reading alone.")

Connect = Callable[[Path], AbstractContextManager[sqlite3.Connection]]
"""Connects to a copy."""


class Aside:
    """A copy of a library in a folder of its own, which goes with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="newsreader-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name) / "library.db"

    def drop(self) -> None:
        """Deletes the copy."""
        self._folder.cleanup()


def copied(library: sqlite3.Connection, connect: Connect, tell: Tell) -> Aside | None:
    """A copy of a library, brought up to date; None where there is no room for one, or it can't be made."""
    with suppress(OSError):
        if disks.free_bytes(Path(tempfile.gettempdir())) < AN_INDEX * copies.used_bytes(library):
            return None
        aside = Aside()
        with suppress(OSError, LibraryError, *FAULTS):
            copies.write_copy(library, aside.path)
            with connect(aside.path) as connection:
                take_steps(connection, lambda: None, tell)
            return aside
        aside.drop()
    return None
