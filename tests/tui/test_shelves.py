"""The rows of the list on the left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.folders import folders_of
from reader.library.reading import Counts
from reader.library.views import Counted, ListedView, SavedView
from reader.model.feed import Feed
from reader.settings.languages import speak
from reader.tui.places import Place
from reader.tui.shelves import Stock, called_anew, folder_place, in_folder, shelves

names = st.sampled_from(("", "A", "A/B", "A/B/C", "AB", "D/E"))
libraries = st.lists(names, max_size=8).map(
    lambda folders: tuple(
        Feed(number, f"https://{number}.example", f"Feed {number}", folder=folder, unread=1)
        for number, folder in enumerate(folders, start=1)
    )
)


def stock_of(feeds: tuple[Feed, ...]) -> Stock:
    return Stock(Counts(3, 2, 1), feeds, folders_of(feeds, ()))


@given(libraries)
def test_every_feed_stands_once_and_under_its_folder(feeds: tuple[Feed, ...]) -> None:
    rows = shelves(stock_of(feeds))
    assert sorted(row.feed.id for row in rows if row.feed) == [feed.id for feed in feeds]
    around: list[str] = []
    for row in rows:
        del around[row.depth :]
        if row.folder:
            around.append(row.title)
            assert row.folder == "/".join(around)
        elif row.feed:
            assert row.feed.folder == "/".join(around)


@given(libraries, names)
def test_a_closed_folder_hides_what_is_in_it_and_nothing_else(feeds: tuple[Feed, ...], closed: str) -> None:
    hidden = set(in_folder(feeds, closed)) if closed else set()
    rows = shelves(stock_of(feeds), {closed})
    assert {row.feed.id for row in rows if row.feed} == {feed.id for feed in feeds} - hidden
    for row in rows:
        if row.folder:
            assert row.count == len(in_folder(feeds, row.folder))
            assert row.is_open == (row.folder != closed)


def test_saved_views_stand_before_the_feeds_and_without_feeds_there_is_no_head() -> None:
    view = ListedView(SavedView(7, "Floods", "flood"), Counted(4, 1))
    rows = shelves(Stock(Counts(3, 2, 1), views=(view, ListedView(SavedView(8, "Odd", "zz:1"), None))))
    assert [(row.title, row.count) for row in rows] == [
        ("All articles", 3),
        ("Unread", 2),
        ("Starred", 1),
        ("Updated", None),
        ("Floods", 4),
        ("Odd", None),
    ]
    assert rows[4].place == Place("Floods", "flood")


def test_a_folders_name_can_hold_what_a_query_can_not() -> None:
    assert folder_place('Near "East"').query == 'folder:"Near East"'


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (Place("All articles"), "Alle Artikel"),
        (Place("Wszystkie", narrowing="ferry"), "Alle Artikel"),
        (Place("Unread", "is:unread"), "Ungelesen"),
        (Place("Still to read", "is:unread"), "Still to read"),
        (Place("All articles", feed=3), "All articles"),
        (Place("Search: ferry", "ferry", search=True), "Search: ferry"),
    ],
)
def test_what_stands_in_every_library_is_called_in_todays_language(place: Place, title: str) -> None:
    speak("de", {})
    assert called_anew(place) == replace(place, title=title)
