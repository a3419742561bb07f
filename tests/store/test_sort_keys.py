"""Articles come newest first, however many share a second and whatever their dates are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.store.shelf import NOON, Shelf, entry

MANY = 300


def test_more_articles_than_a_second_has_places_for_are_all_found(shelf: Shelf) -> None:
    shelf.bring(entry("before", published=NOON - timedelta(seconds=1)), entry("later", published=NOON))
    shelf.bring(*(entry(f"boat-{number}", published=NOON - timedelta(minutes=5)) for number in range(MANY)))
    assert shelf.found()[:2] == [2, 1]
    assert sorted(shelf.found("boat")) == list(range(3, MANY + 3))
    assert shelf.found("boat")[0] > shelf.found("boat")[-1]


def test_dates_far_away_keep_their_order(shelf: Shelf) -> None:
    years = (1875, 1969, 1970, 2001)
    shelf.bring(*(entry(str(year), published=datetime(year, 1, 1, tzinfo=UTC)) for year in years))
    assert [shelf.article(one).title for one in shelf.found()] == [f"Title {year}" for year in reversed(years)]


def test_an_article_with_another_date_goes_to_its_new_place(shelf: Shelf) -> None:
    shelf.bring(*(entry(name, published=NOON - timedelta(hours=age)) for name, age in (("a", 3), ("b", 2), ("c", 1))))
    shelf.bring(entry("a", published=NOON - timedelta(minutes=5)))
    assert shelf.found() == [1, 3, 2]
    assert shelf.found("is:unread") == [1, 3, 2]
    assert shelf.found(feed=shelf.feed) == [1, 3, 2]
    assert shelf.found("title") == [1, 3, 2]
