"""What changed in an article since it was read."""

from __future__ import annotations

from reader.model.article import Story
from reader.model.changes import Comparison, Version, compare
from reader.store import Database, Revisions


class Changes:
    """Compares articles with what they used to say; some milliseconds each."""

    def __init__(self, database: Database) -> None:
        self._revisions = Revisions(database)

    def since_read(self, story: Story) -> Comparison | None:
        """What became of an article since it was read; None where no word of it did, or it is unread.

        Raises `Busy` and `LibraryError`.
        """
        before = self._revisions.as_read(story.article.id)
        if before is None:
            return None
        comparison = compare(before, Version(story.article.title, story.article.lead, story.blocks))
        return comparison if comparison.changed else None
