"""Rows of a list in groups: a head before each group, and the articles' places between them. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime

from reader.library.reading import Group
from reader.model.texts import gettext as _
from reader.typeset import phrases


class Heads:
    """Maps rows to articles and back. `groups` begin at places that grow; the first at place 0, where there is any."""

    def __init__(self, groups: Sequence[Group] = (), articles: int = 0) -> None:
        self.groups = tuple(groups)
        self.length = articles + len(self.groups)
        self._articles = articles
        self._starts = [group.first for group in self.groups]
        self._rows = [group.first + number for number, group in enumerate(self.groups)]

    def head(self, row: int) -> int | None:
        """The number of the group whose head a row is; None for an article's row."""
        number = bisect_left(self._rows, row)
        return number if number < len(self._rows) and self._rows[number] == row else None

    def place(self, row: int) -> int | None:
        """The place of a row's article among all; None for a head, and where no row is."""
        if not 0 <= row < self.length or self.head(row) is not None:
            return None
        return row - bisect_right(self._rows, row)

    def row(self, place: int) -> int:
        """The row of the article at a place."""
        return place + bisect_right(self._starts, place)

    def size(self, number: int) -> int:
        """How many articles a group has."""
        ends = [*self._starts[1:], self._articles]
        return ends[number] - self._starts[number]


def title(group: Group, now: datetime) -> str:
    """What a group is called: today and yesterday by these words, other days with their weekday, or the feed."""
    if group.day is None:
        return group.feed
    ago = (now.astimezone().date() - group.day).days
    if ago in {0, 1}:
        return _("Today") if ago == 0 else _("Yesterday")
    return phrases.weekday(group.day)
