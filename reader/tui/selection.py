"""Which articles of a list a person selected. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Articles by id, and the one at which a range begins: the one that was selected last by itself."""

    ids: frozenset[int] = frozenset()
    begun: int | None = None

    def toggled(self, article: int) -> Selection:
        """With an article, or without it where it was selected."""
        return Selection(self.ids ^ {article}, article)

    def widened(self, articles: Iterable[int]) -> Selection:
        """With all of a range; the next one begins where this one did."""
        return Selection(self.ids.union(articles), self.begun)
