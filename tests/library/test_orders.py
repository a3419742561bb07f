"""Orders of a view, and where groups begin in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from reader.library.reading import Group, Order, Reading
from tests.store.shelf import NOON, Shelf, entry


@pytest.fixture
def reading(shelf: Shelf) -> Reading:
    """Articles 1 and 2 of one feed, 3 of another; 3 is the newest, 1 the longest."""
    shelf.bring(
        entry("1", "crane", published=NOON - timedelta(days=3)),
        entry("2", "Bridge", published=NOON - timedelta(days=2)),
    )
    shelf.bring(entry("3", "Anchor", published=NOON - timedelta(days=2) + timedelta(hours=1)), feed=shelf.add("Other"))
    shelf.fetch(1, "many words stand here", "and more")
    return Reading(shelf.database)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("newest", [3, 2, 1]),
        ("oldest", [1, 2, 3]),
        ("feed", [2, 1, 3]),
        ("title", [3, 2, 1]),
        ("longest", [1, 3, 2]),
        ("best", [3, 2, 1]),
    ],
)
def test_a_view_stands_in_an_order(reading: Reading, order: Order, ids: list[int]) -> None:
    view = reading.open(now=NOON, order=order)
    assert list(view.ids) == ids
    assert list(reading.open("is:unread", feed=None, now=NOON, order=order).ids) == ids
    if order != "best":
        assert list(reading.in_order(reading.open(now=NOON), order).ids) == ids


def test_titles_stand_as_in_a_dictionary_whatever_their_accents(shelf: Shelf) -> None:
    for name, title in enumerate(("zebra", "Über", "Ärger", "alp", "Éclair", "под", "Об")):
        shelf.bring(entry(str(name), title, published=NOON))
    reading = Reading(shelf.database)
    titles = [row.title for row in reading.rows(reading.open(now=NOON, order="title").ids[:])]
    assert titles == ["alp", "Ärger", "Éclair", "Über", "zebra", "Об", "под"]


def test_another_order_loses_nothing_that_is_seen_and_brings_nothing_new(shelf: Shelf, reading: Reading) -> None:
    view = reading.open("is:unread", now=NOON)
    shelf.marking.mark("read", [2], NOON)
    shelf.marking.mark("hidden", [3], NOON)
    shelf.bring(entry("4", published=NOON))
    again = reading.in_order(view, "oldest")
    assert list(again.ids) == [1, 2, 3]
    assert reading.waiting(again, NOON) == 1
    assert [article.hidden for article in reading.rows(again.ids)] == [False, False, True]


def test_groups_begin_where_a_day_or_a_feed_does(reading: Reading) -> None:
    newest, by_feed = reading.open(now=NOON).ids, reading.open(now=NOON, order="feed").ids
    first = (NOON - timedelta(days=2)).astimezone().date()
    assert reading.groups(newest, "day") == (Group(0, day=first), Group(2, day=first - timedelta(days=1)))
    assert reading.groups(by_feed, "feed") == (Group(0, feed="World"), Group(2, feed="Other"))
    assert reading.groups(newest, "") == ()
    assert reading.groups([], "day") == ()


def test_a_day_is_the_persons_own(shelf: Shelf, reading: Reading) -> None:
    local = datetime(2026, 9, 1).astimezone()
    shelf.bring(entry("5", published=local), entry("6", published=local - timedelta(seconds=1)))
    ids = reading.open("before:2026-09-03", now=NOON).ids
    assert [group.day for group in reading.groups(ids, "day")] == [date(2026, 9, 1), date(2026, 8, 31)]
