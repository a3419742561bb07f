"""Marks are moments, and every one can be taken back."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.store import Database, Marking, Undone
from reader.store.actions import KEPT
from reader.store.marks import Mark
from tests.store.shelf import NOON, Shelf, entry


def test_a_mark_is_the_moment_of_its_setting(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"))
    assert shelf.marking.mark("read", [1, 2, 77], NOON) == 2
    assert shelf.marking.mark("read", [1], NOON + timedelta(hours=1)) == 0
    assert shelf.article(1).read == NOON
    assert shelf.marking.mark("starred", [1], NOON) == 1
    assert (shelf.listing.totals().unread, shelf.listing.totals().starred) == (0, 1)
    assert shelf.feeds.all()[0].unread == 0


def test_undo_works_after_a_restart_and_ends(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"))
    shelf.marking.mark("read", [1], NOON)
    shelf.marking.mark("read", [1, 2], NOON + timedelta(hours=1))
    again = Database.open(shelf.path)
    marking = Marking(again)
    assert marking.undo() == Undone("read", 1)
    assert (shelf.article(1).read, shelf.article(2).read) == (NOON, None)
    assert marking.undo() == Undone("read", 1)
    assert marking.undo() is None
    again.close()


def test_only_the_last_actions_are_kept(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    for _ in range(KEPT):
        shelf.marking.mark("read", [1], NOON)
        shelf.marking.mark("read", [1], None)
    undone = 0
    while shelf.marking.undo():
        undone += 1
    assert undone == KEPT


def test_a_whole_library_at_once(shelf: Shelf) -> None:
    shelf.bring(*(entry(str(n)) for n in range(1500)))
    assert shelf.marking.mark("read", shelf.found(), NOON) == 1500
    assert shelf.found("is:unread") == []
    assert shelf.marking.undo() == Undone("read", 1500)
    assert len(shelf.found("is:unread")) == 1500


marks = st.tuples(st.sampled_from(["read", "starred"]), st.lists(st.integers(1, 4), max_size=4), st.booleans())


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(marks, max_size=8))
def test_undoing_everything_is_having_done_nothing(shelf: Shelf, done: list[tuple[Mark, list[int], bool]]) -> None:
    shelf.bring(*(entry(str(n)) for n in range(1, 5)))
    while shelf.marking.undo():
        pass
    states = [shelf.listing.rows(range(1, 5))]
    for mark, ids, on in done:
        shelf.later(seconds=1)
        if shelf.marking.mark(mark, ids, shelf.now if on else None):
            states.append(shelf.listing.rows(range(1, 5)))
    while len(states) > 1:
        assert shelf.listing.rows(range(1, 5)) == states.pop()
        assert shelf.marking.undo()
    assert shelf.listing.rows(range(1, 5)) == states[0]
    assert shelf.marking.undo() is None
