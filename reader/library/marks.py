"""What a person does with articles: read, starred, hidden, tagged, left off in the middle; and taking back what was
done, over restarts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from reader.model.errors import NotFound
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.store import Database, Marking, Position, Tag, Tagging, Undone, ids_of_keys

__all__ = ["Marks", "Position", "Tag", "sentence"]

_SENTENCES: Final = {
    "read": deferred("Marked {count} read: undone."),
    "unread": deferred("Marked {count} unread: undone."),
    "star": deferred("Starred {count}: undone."),
    "unstar": deferred("Took the star from {count}: undone."),
    "hide": deferred("Hid {count}: undone."),
    "show": deferred("Showed {count} again: undone."),
    "tag": deferred("Tagged {count} “{title}”: undone."),
    "untag": deferred("Took “{title}” from {count}: undone."),
    "merge": deferred("Merged marks of {count}: undone."),
    "mute": deferred("Muted “{title}”: undone."),
    "unmute": deferred("Took away the rule “{title}”: undone."),
    "change rule": deferred("Changed the rule “{title}”: undone."),
    "make view": deferred("Kept the view “{title}”: undone."),
    "change view": deferred("Changed the view “{title}”: undone."),
    "move view": deferred("Moved the view “{title}”: undone."),
    "delete view": deferred("Deleted the view “{title}”: undone."),
    "add": deferred("Added “{title}”: undone."),
    "remove": deferred("Removed “{title}”: undone."),
    "edit": deferred("Changed “{title}”: undone."),
    "move": deferred("Moved {count} to “{title}”: undone."),
    "rename folder": deferred("Renamed the folder “{title}”: undone."),
}
_TO_FEEDS: Final = frozenset({"add", "remove", "edit", "move", "rename folder"})
_ADDED_MANY: Final = deferred("Added {count} feeds: undone.")
_TAKEN_OUT: Final = deferred("Took {count} out of folders: undone.")


class Marks:
    """Each call but `keep_position` is one action, which `undo` takes back; it gives how many articles changed.

    `feeds_changed` is called where what is taken back was done to feeds.
    """

    def __init__(self, database: Database, feeds_changed: Callable[[], None] = lambda: None) -> None:
        self._feeds_changed = feeds_changed
        self._database = database
        self._marking = Marking(database)
        self._tagging = Tagging(database)

    def read(self, ids: Sequence[int], now: datetime) -> int:
        """Marks articles read; those that are read already keep their moment."""
        return self._marking.mark("read", ids, now)

    def unread(self, ids: Sequence[int]) -> int:
        """Marks articles unread."""
        return self._marking.mark("read", ids, None)

    def star(self, ids: Sequence[int], now: datetime) -> int:
        """Stars articles. What a rule alone hides comes into sight."""
        return self._marking.mark("starred", ids, now)

    def unstar(self, ids: Sequence[int]) -> int:
        """Takes the star from articles."""
        return self._marking.mark("starred", ids, None)

    def hide(self, ids: Sequence[int], now: datetime) -> int:
        """Puts articles out of sight, starred ones too."""
        return self._marking.mark("hidden", ids, now)

    def show(self, ids: Sequence[int]) -> int:
        """Takes hiding back. What a rule hides as well stays out of sight, until the rule goes or a star comes."""
        return self._marking.mark("hidden", ids, None)

    def tag(self, ids: Sequence[int], tag: str, now: datetime) -> int:
        """Gives articles a tag, spelled as it was the first time. Raises `Unfit` (see `reader.store.tags`)."""
        return self._tagging.tag(ids, tag, now)

    def untag(self, ids: Sequence[int], tag: str) -> int:
        """Takes a tag from articles; case and accents don't count."""
        return self._tagging.untag(ids, tag)

    def tags(self) -> tuple[Tag, ...]:
        """All tags with their counts, in the order of the alphabet."""
        return self._tagging.all()

    def named(self, keys: Sequence[str]) -> dict[str, int]:
        """The ids of the articles that bear keys (see `poller.identity`), by the key; keys of none are left out."""
        return ids_of_keys(self._database, keys)

    def keep_position(self, article_id: int, block: int, offset: int) -> None:
        """Keeps where a person stops reading an article, in the words of `Bookmark`; nothing that is undone."""
        self._marking.keep_position(article_id, Position(block, offset) if block >= 0 else None)

    def position(self, article_id: int) -> Position | None:
        """Where a person stopped reading an article; None for its head."""
        return self._marking.position(article_id)

    def undo(self) -> str:
        """Takes back what was done last, whatever it was, and says what. Raises `NotFound` for nothing."""
        undone = self._marking.undo()
        if undone is None:
            raise NotFound(_("There is nothing to undo."))
        if undone.kind in _TO_FEEDS:
            self._feeds_changed()
        return sentence(undone)


def sentence(undone: Undone) -> str:
    """What was undone, for a person."""
    said = _SENTENCES[undone.kind]
    if undone.kind == "add" and undone.count > 1:
        said = _ADDED_MANY
    elif undone.kind == "move" and not undone.title:
        said = _TAKEN_OUT
    return _(said).format(count=undone.count, title=undone.title)
