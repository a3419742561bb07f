"""Pages as they were fetched: kept, read again, and dropped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.model.article import Extraction, RawPage
from reader.store import RawPages
from tests.store.shelf import NOON, Shelf, entry, text

PAGE = RawPage("https://news.example/x", "text/html; charset=koi8-r", b"<html>")
LONG = "A paragraph of a length that a person would miss. " * 4


@pytest.fixture
def pages(shelf: Shelf) -> RawPages:
    return RawPages(shelf.database)


def fetched(shelf: Shelf, pages: RawPages, *names: str, version: int = 1) -> None:
    """Articles with pages that an extractor of `version` read."""
    for name in names:
        (article_id,) = shelf.bring(entry(name)).new
        shelf.fetch(article_id, LONG, title=f"Title {name}")
        pages.keep(article_id, PAGE, version, shelf.now, taken=True)


def test_a_page_is_kept_as_it_came(shelf: Shelf, pages: RawPages) -> None:
    fetched(shelf, pages, "1")
    assert pages.page(1) == PAGE
    assert pages.page(2) is None


def test_pages_of_older_extractors_are_due_in_the_order_that_is_asked(shelf: Shelf, pages: RawPages) -> None:
    fetched(shelf, pages, "1", "2")
    fetched(shelf, pages, "3", version=2)
    shelf.bring(entry("4"))
    kept = pages.among([4, 3, 2, 1], version=2)
    assert ([page.article_id for page in kept.due], kept.up_to_date) == ([2, 1], 1)
    assert [page.title for page in kept.due] == ["Title 2", "Title 1"]
    kept = pages.among([1, 3], version=None)
    assert ([page.article_id for page in kept.due], kept.up_to_date) == ([1, 3], 0)


def test_a_page_that_gave_nothing_never_takes_the_place_of_the_articles_own(shelf: Shelf, pages: RawPages) -> None:
    fetched(shelf, pages, "1")
    wall = RawPage("https://news.example/wall", "", b"<html>Subscribe")
    pages.keep(1, wall, 1, shelf.now, taken=False)
    assert pages.page(1) == PAGE
    shelf.bring(entry("2"))
    pages.keep(2, wall, 1, shelf.now, taken=False)
    assert pages.page(2) == wall
    pages.keep(99, wall, 1, shelf.now, taken=True)
    assert pages.page(99) is None


def test_reading_again_changes_the_article_and_leaves_marks_and_dates(shelf: Shelf, pages: RawPages) -> None:
    fetched(shelf, pages, "1")
    shelf.marking.mark("read", [1], NOON)
    shelf.later(days=1)
    better = Extraction(title="A better title", section="Coast", picture="https://x/p.jpg", blocks=text(LONG, "More."))
    assert pages.renew(1, better, 2, shelf.now) == "changed"
    article = shelf.article(1)
    assert (article.title, article.kicker, article.picture, article.read) == (
        *("A better title", "Coast", "https://x/p.jpg", NOON),
    )
    assert shelf.found("is:unread") == []
    assert shelf.found("is:updated") == shelf.found('"better title"') == [1]
    assert pages.among([1], version=2).up_to_date == 1
    assert pages.renew(1, better, 3, shelf.now) == "same"
    assert pages.among([1], version=3).up_to_date == 1
    with shelf.database.reading() as connection:
        assert [row[0] for row in connection.execute("SELECT title FROM revisions")] == ["Title 1"]
        assert connection.execute("SELECT fetched FROM pages").fetchone()[0] == NOON.timestamp()


def test_a_feeds_newer_title_stays_before_a_page_that_is_older(shelf: Shelf, pages: RawPages) -> None:
    fetched(shelf, pages, "1")
    shelf.later(hours=1)
    shelf.bring(entry("1", "The feed's newer title"))
    pages.renew(1, Extraction(title="The page's title", blocks=text(LONG)), 2, shelf.now)
    assert shelf.article(1).title == "The feed's newer title"


@pytest.mark.parametrize(
    "gives",
    [
        Extraction(title="Nothing"),
        Extraction(blocks=text("Much less.")),
        Extraction(blocks=text(LONG, LONG), short="error"),
        Extraction(blocks=text(LONG, LONG), short="teasers"),
    ],
)
def test_an_article_that_would_have_less_keeps_what_it_had(shelf: Shelf, pages: RawPages, gives: Extraction) -> None:
    fetched(shelf, pages, "1")
    assert pages.renew(1, gives, 2, shelf.now) == "less"
    assert shelf.listing.stories([1])[0].blocks == text(LONG)
    assert shelf.found("is:updated") == []
    assert pages.among([1], version=2).due == ()


def test_what_is_not_shown_is_no_change(shelf: Shelf, pages: RawPages) -> None:
    fetched(shelf, pages, "1")
    gives = Extraction(title="Title 1", rules="example", blocks=text(LONG))
    assert pages.renew(1, gives, 2, shelf.now) == "same"


def test_a_page_that_gave_nothing_may_give_the_article_later(shelf: Shelf, pages: RawPages) -> None:
    shelf.bring(entry("1"))
    pages.keep(1, PAGE, 1, shelf.now, taken=False)
    shelf.articles.page_failed(1, "No article was found on the page.", None, "script")
    assert shelf.article(1).short == "script"
    assert pages.renew(1, Extraction(), 2, shelf.now) == "same"
    assert shelf.article(1).fetch == "failed"
    assert pages.renew(1, Extraction(blocks=text(LONG)), 3, shelf.now) == "changed"
    article = shelf.article(1)
    assert (article.ready, article.fetch, article.fetch_error, article.short) == ("full", "idle", "", "")
    assert shelf.found("is:updated") == []


def test_old_pages_are_dropped_some_at_a_time_and_articles_stay(shelf: Shelf, pages: RawPages) -> None:
    fetched(shelf, pages, *(str(number) for number in range(1, 121)))
    shelf.later(days=1)
    fetched(shelf, pages, "121")
    assert pages.drop(NOON) == 0
    dropped = [pages.drop(NOON + timedelta(hours=1)) for _ in range(3)]
    assert dropped[0] < sum(dropped) == 120
    assert dropped[-1] == 0
    assert pages.page(121) == PAGE
    assert pages.page(1) is None
    assert shelf.article(1).ready == "full"
    assert pages.renew(1, Extraction(title="Gone"), 2, shelf.now) == "same"
