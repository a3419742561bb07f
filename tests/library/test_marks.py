"""Marking and taking back, in sentences for a person."""

from __future__ import annotations

import pytest

from reader.library.marks import Marks
from reader.library.subscriptions import Subscriptions
from reader.model.errors import NotFound
from tests.store.shelf import NOON, Shelf, entry


def test_everything_is_undone_in_turn_and_said(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"))
    marks, subscriptions = Marks(shelf.database), Subscriptions(shelf.database)
    assert marks.read([1, 2], NOON) == 2
    assert marks.unread([1]) == 1
    assert marks.star([1], NOON) == 1
    assert marks.unstar([1]) == 1
    assert subscriptions.remove(shelf.feed, NOON).title == "World"
    assert [marks.undo() for _ in range(5)] == [
        "Removed “World”: undone.",
        "Took the star from 1: undone.",
        "Starred 1: undone.",
        "Marked 1 unread: undone.",
        "Marked 2 read: undone.",
    ]
    with pytest.raises(NotFound, match="nothing to undo"):
        marks.undo()
    assert shelf.article(1).read is shelf.article(1).starred is None


def test_what_changes_nothing_is_not_undone(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    marks = Marks(shelf.database)
    marks.read([1], NOON)
    assert marks.read([1], NOON) == marks.star([], NOON) == marks.unstar([1]) == 0
    assert marks.undo() == "Marked 1 read: undone."
