"""Marking and taking back, in sentences for a person."""

from __future__ import annotations

import pytest

from reader.library.marks import Marks, Position, Tag
from reader.library.subscriptions import Subscriptions
from reader.model.errors import NotFound, Unfit
from reader.store import tags
from reader.store.actions import KEPT
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


def test_tags_are_spelled_as_the_first_time(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"), entry("3"))
    marks = Marks(shelf.database)
    assert marks.tag([1, 2, 2, 77], " Später \x1b lesen", NOON) == 2
    assert marks.tag([2, 3], "SPATER LESEN", NOON) == 1
    assert marks.tag([1], "Küche", NOON) == 1
    marks.read([1], NOON)
    marks.hide([3], NOON)
    assert shelf.article(1).tags == ("Küche", "Später lesen")
    assert marks.tags() == (Tag("Küche", 1, 0), Tag("Später lesen", 2, 1))
    assert marks.untag([1, 2], "später LESEN") == 2
    assert marks.untag([1], "unheard of") == 0
    assert marks.tags() == (Tag("Küche", 1, 0), Tag("Später lesen", 0, 0))
    assert [marks.undo() for _ in range(5)] == [
        "Took “Später lesen” from 2: undone.",
        "Hid 1: undone.",
        "Marked 1 read: undone.",
        "Tagged 1 “Küche”: undone.",
        "Tagged 1 “Später lesen”: undone.",
    ]
    assert [shelf.article(one).tags for one in (1, 2, 3)] == [("Später lesen",), ("Später lesen",), ()]
    assert marks.undo() == "Tagged 2 “Später lesen”: undone."
    assert marks.tags() == ()


def test_what_can_be_no_tag_is_refused(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"))
    marks = Marks(shelf.database)
    for name in ("", ' " ', "\x07", "x" * (tags.LONGEST + 1)):
        with pytest.raises(Unfit):
            marks.tag([1], name, NOON)
    for number in range(tags.MOST_OF_ONE):
        marks.tag([1], f"tag {number}", NOON)
    with pytest.raises(Unfit, match="at most"):
        marks.tag([1, 2], "one more", NOON)
    assert shelf.article(2).tags == ()
    assert marks.tag([1], "TAG 7", NOON) == 0


def test_what_is_hidden_is_out_of_sight_and_comes_back(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"))
    marks = Marks(shelf.database)
    marks.star([1], NOON)
    assert marks.hide([1], NOON) == 1
    assert shelf.found() == [2]
    assert (shelf.listing.totals().articles, shelf.feeds.all()[0].articles) == (1, 1)
    shelf.bring(entry("1", "Another title"))
    shelf.fetch(1, "A body")
    assert shelf.found() == [2]
    assert marks.show([1, 2]) == 1
    assert sorted(shelf.found()) == [1, 2]
    assert shelf.found("body another") == [1]
    assert [marks.undo(), marks.undo()] == ["Showed 1 again: undone.", "Hid 1: undone."]


def test_a_position_is_kept_beside_the_marks_and_not_undone(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    marks = Marks(shelf.database)
    marks.read([1], NOON)
    marks.keep_position(1, 4, 120)
    marks.keep_position(99, 1, 1)
    assert marks.position(1) == Position(4, 120)
    assert marks.undo() == "Marked 1 read: undone."
    assert marks.position(1) == Position(4, 120)
    assert marks.position(99) is None
    marks.keep_position(1, -1, 0)
    assert marks.position(1) is None
    with pytest.raises(NotFound):
        marks.undo()


def test_all_that_a_person_did_outlives_the_article(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"), entry("3"))
    marks, subscriptions = Marks(shelf.database), Subscriptions(shelf.database)
    marks.tag([1], "Tea", NOON)
    marks.hide([2], NOON)
    marks.keep_position(3, 2, 7)
    subscriptions.remove(shelf.feed, NOON)
    other = shelf.add("Other")
    shelf.bring(entry("4"), feed=other)
    for _ in range(KEPT // 2):
        marks.read([4], NOON)
        marks.unread([4])
    assert shelf.bring(entry("1"), entry("2"), entry("3"), feed=other).new == (1, 2, 3)
    assert shelf.article(1).tags == ("Tea",)
    assert sorted(shelf.found()) == [1, 3, 4]
    assert marks.position(3) == Position(2, 7)
