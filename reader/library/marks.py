"""Marks: read and starred, and taking back what was done, over restarts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from reader.model.errors import NotFound
from reader.store import Database, Marking, Undone

_SENTENCES: Final = {
    "read": "Marked {count} read: undone.",
    "unread": "Marked {count} unread: undone.",
    "star": "Starred {count}: undone.",
    "unstar": "Took the star from {count}: undone.",
    "remove": "Removed “{title}”: undone.",
}


class Marks:
    """Each call is one action, which `undo` takes back; it gives the number of articles that changed."""

    def __init__(self, database: Database) -> None:
        self._marking = Marking(database)

    def read(self, ids: Sequence[int], now: datetime) -> int:
        """Marks articles read; those that are read already keep their moment."""
        return self._marking.mark("read", ids, now)

    def unread(self, ids: Sequence[int]) -> int:
        """Marks articles unread."""
        return self._marking.mark("read", ids, None)

    def star(self, ids: Sequence[int], now: datetime) -> int:
        """Stars articles."""
        return self._marking.mark("starred", ids, now)

    def unstar(self, ids: Sequence[int]) -> int:
        """Takes the star from articles."""
        return self._marking.mark("starred", ids, None)

    def undo(self) -> str:
        """Takes back what was done last, a removed feed too, and says what it was. Raises `NotFound` for nothing."""
        undone = self._marking.undo()
        if undone is None:
            raise NotFound("There is nothing to undo.")
        return sentence(undone)


def sentence(undone: Undone) -> str:
    """What was undone, for a person."""
    return _SENTENCES[undone.kind].format(count=undone.count, title=undone.title)
