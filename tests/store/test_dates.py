"""When an article was published, for feeds and pages that say so, lie, or say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from reader.model.article import Change, Known, Seen
from tests.store.shelf import NOON, Shelf, entry


def test_without_a_date_it_is_as_old_as_its_first_sight(shelf: Shelf) -> None:
    shelf.bring(entry("1", published=None))
    shelf.later(days=3)
    shelf.bring(entry("1", "Changed", published=None))
    assert shelf.article(1).published == NOON
    assert shelf.article(1).updated is None


def test_a_date_ahead_is_the_moment_it_was_given_and_stays_it(shelf: Shelf) -> None:
    shelf.bring(entry("1", published=NOON + timedelta(days=30)))
    assert shelf.article(1).published == NOON
    shelf.later(days=60)
    shelf.fetch(1, "Body")
    assert shelf.article(1).published == NOON
    with shelf.database.reading() as connection:
        kept = connection.execute("SELECT published FROM entries").fetchone()[0]
    assert datetime.fromtimestamp(kept, UTC) == NOON + timedelta(days=30)


def test_the_same_words_again_do_not_move_a_date(shelf: Shelf) -> None:
    def take(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
        return [Change(one, have.article_id if have else None, "same") for one, have in zip(seen, known, strict=True)]

    ahead = Seen(entry("1", published=NOON + timedelta(days=30)), ("site:1",))
    for _ in range(2):
        shelf.articles.merge(shelf.feed, [ahead], take, shelf.now)
        assert shelf.article(1).published == NOON
        shelf.later(days=1)


def test_a_pages_dates_come_first_and_an_update_must_be_later(shelf: Shelf) -> None:
    shelf.bring(entry("1", published=NOON - timedelta(hours=2), updated=NOON - timedelta(hours=2)))
    assert shelf.article(1).updated is None
    shelf.fetch(1, "Body", published=NOON - timedelta(hours=5), updated=NOON - timedelta(hours=1))
    assert shelf.article(1).published == NOON - timedelta(hours=5)
    assert shelf.article(1).updated == NOON - timedelta(hours=1)


def test_a_page_that_states_the_day_alone_gives_way_to_the_feeds_moment(shelf: Shelf) -> None:
    shelf.bring(entry("1", published=NOON - timedelta(hours=2)), entry("2", published=None))
    for article in (1, 2):
        shelf.fetch(article, "Body", published=NOON.replace(hour=0))
    assert shelf.article(1).published == NOON - timedelta(hours=2)
    assert shelf.article(2).published == NOON.replace(hour=0)


def test_a_new_date_moves_the_article_and_its_place_in_the_index(shelf: Shelf) -> None:
    shelf.bring(entry("1", published=NOON - timedelta(days=2)), entry("2", published=NOON - timedelta(days=1)))
    assert shelf.found("title") == [2, 1]
    shelf.bring(entry("1", published=NOON))
    assert shelf.found() == shelf.found("title") == [1, 2]


@pytest.mark.parametrize("year", [1, 1850, 1969, 1970])
def test_any_date_has_its_place(shelf: Shelf, year: int) -> None:
    shelf.bring(entry("old", published=datetime(year, 1, 1, tzinfo=UTC)), entry("new"))
    assert shelf.found() == shelf.found("title") == [2, 1]
    assert shelf.article(1).published.year == year
