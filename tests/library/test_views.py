"""Saved views: kept under a name, in an order, counted, and all of it undoable."""

from __future__ import annotations

import pytest

from reader.library.marks import Marks
from reader.library.views import Counted, Views
from reader.model.errors import NotFound, QueryError, Unfit
from reader.store.views import LONGEST, MOST
from tests.store.shelf import NOON, Shelf, entry


@pytest.fixture
def views(shelf: Shelf) -> Views:
    """Three articles, of which 1 is read and 3 hidden."""
    shelf.bring(entry("1", "Rain"), entry("2", "Rain and wind"), entry("3", "Rain again"))
    shelf.marking.mark("read", [1], NOON)
    shelf.marking.mark("hidden", [3], NOON)
    return Views(shelf.database)


def names(views: Views) -> list[str]:
    return [view.name for view in views.all()]


def test_a_view_counts_what_it_would_show(views: Views) -> None:
    for query in ("rain", "is:unread", "is:read", "wind", "-rain", ""):
        views.make(f"View {query}", query)
    assert [one.counted for one in views.counted(NOON)] == [
        *(Counted(2, 1), Counted(1, 1), Counted(1, 0), Counted(1, 1), Counted(0, 0), Counted(2, 1)),
    ]


def test_views_are_renamed_changed_moved_and_deleted(shelf: Shelf, views: Views) -> None:
    first, second, third = (views.make(name, "rain").id for name in ("One", "Two", "Three"))
    views.rename(first, "  First\tof all ")
    views.change(second, "wind")
    views.move(third, 0)
    views.move(first, 99)
    assert views.delete(second).query == "wind"
    assert names(views) == ["Three", "First of all"]
    marks = Marks(shelf.database)
    assert [marks.undo() for _ in range(5)] == [
        "Deleted the view “Two”: undone.",
        "Moved the view “First of all”: undone.",
        "Moved the view “Three”: undone.",
        "Changed the view “Two”: undone.",
        "Changed the view “One”: undone.",
    ]
    assert [(view.name, view.query) for view in views.all()] == [("One", "rain"), ("Two", "rain"), ("Three", "rain")]


def test_what_is_no_view_is_refused_and_changes_nothing(views: Views) -> None:
    views.make("Täglich", "rain")
    other = views.make("Other", "rain").id
    for name in ("TAGLICH", "\x1b ", "", "x" * (LONGEST + 1)):
        with pytest.raises(Unfit):
            views.make(name, "rain")
        with pytest.raises(Unfit):
            views.rename(other, name)
    with pytest.raises(QueryError):
        views.make("New", "is:wet")
    with pytest.raises(QueryError):
        views.change(other, "(rain")
    for missing in (views.delete, lambda one: views.rename(one, "X"), lambda one: views.move(one, 0)):
        with pytest.raises(NotFound):
            missing(99)
    assert names(views) == ["Täglich", "Other"]
    assert views.rename(other, "OTHER").name == "OTHER"


def test_there_are_so_many_views_and_no_more(views: Views) -> None:
    for number in range(MOST):
        views.make(f"View {number}", "rain")
    with pytest.raises(Unfit, match="most"):
        views.make("One more", "rain")


def test_a_view_that_this_program_does_not_understand_stays(shelf: Shelf, views: Views) -> None:
    view = views.make("Of the future", "rain")
    with shelf.database.writing() as connection:
        connection.execute("UPDATE views SET query = 'smell:rain'")
    assert [(one.view.id, one.counted) for one in views.counted(NOON)] == [(view.id, None)]
