"""Which pages are asked for, what they give, and what is shown of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.model.errors import NotFound
from tests.store.shelf import NOON, Shelf, entry, text


def wanted(shelf: Shelf) -> list[int]:
    return [page.article_id for page in shelf.articles.wanted_pages(shelf.now, 100)]


def bring_days(shelf: Shelf, count: int) -> None:
    """Articles 1 to `count`, the last the newest."""
    shelf.bring(*(entry(str(n), published=NOON - timedelta(days=count - n)) for n in range(1, count + 1)))


def test_the_newest_unread_pages_are_wanted_newest_first(shelf: Shelf) -> None:
    bring_days(shelf, 5)
    shelf.marking.mark("read", [4], NOON)
    shelf.articles.queue_pages(shelf.feed, 3, ())
    assert wanted(shelf) == [5, 3, 2]
    assert shelf.article(5).fetch == "queued"
    assert [page.article_id for page in shelf.articles.wanted_pages(NOON, 1)] == [5]
    assert shelf.articles.wanted_pages(NOON, 1)[0].url == "https://news.example/5"


def test_pages_that_are_here_and_texts_in_the_feed_are_not_asked_for(shelf: Shelf) -> None:
    bring_days(shelf, 3)
    shelf.bring(entry("4", published=NOON), blocks=text("All of it"))
    shelf.fetch(3, "Here")
    shelf.articles.queue_pages(shelf.feed, 10, (4,))
    assert wanted(shelf) == [2, 1]


def test_older_pages_are_not_crept_up_on(shelf: Shelf) -> None:
    bring_days(shelf, 5)
    for _ in range(3):
        shelf.articles.queue_pages(shelf.feed, 2, ())
        for article_id in wanted(shelf):
            shelf.fetch(article_id, "Here")
    assert shelf.found("is:ready") == [5, 4]


def test_a_changed_article_is_asked_for_again_and_shows_the_feeds_words_until_then(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Feed", summary="Teaser"))
    shelf.fetch(1, "Body", title="Page", lead="Lead")
    assert (shelf.article(1).title, shelf.article(1).lead) == ("Page", "Lead")
    shelf.later(hours=1)
    merged = shelf.bring(entry("1", "Feed, changed", summary="Teaser", published=NOON))
    shelf.articles.queue_pages(shelf.feed, 0, merged.updated)
    assert wanted(shelf) == [1]
    assert (shelf.article(1).title, shelf.article(1).published) == ("Feed, changed", NOON)
    assert (shelf.article(1).lead, shelf.article(1).ready) == ("Lead", "full")
    shelf.later(hours=1)
    shelf.fetch(1, "Other body", title="Page, changed", lead="Lead")
    assert wanted(shelf) == []
    assert shelf.article(1).title == "Page, changed"
    assert shelf.found("is:updated") == shelf.found('"other body"') == [1]
    with shelf.database.reading() as connection:
        titles = [row[0] for row in connection.execute("SELECT title FROM revisions ORDER BY id")]
    assert titles == ["Page", "Feed, changed"]


def test_the_first_page_is_no_update(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Feed"))
    shelf.fetch(1, "Body", title="Page")
    assert shelf.found("is:updated") == []


def test_a_failed_page_waits_for_its_time_or_for_good(shelf: Shelf) -> None:
    bring_days(shelf, 2)
    shelf.articles.queue_pages(shelf.feed, 2, ())
    shelf.articles.page_failed(1, "The server is busy.", NOON + timedelta(hours=1))
    shelf.articles.page_failed(2, "There is no such page.", None)
    assert (shelf.article(1).fetch, shelf.article(1).fetch_error) == ("failed", "The server is busy.")
    shelf.articles.queue_pages(shelf.feed, 2, ())
    assert wanted(shelf) == []
    shelf.later(hours=1)
    assert wanted(shelf) == [1]
    shelf.articles.queue_pages(shelf.feed, 0, (2,))
    assert wanted(shelf) == [2, 1]
    shelf.fetch(1, "Here")
    assert (shelf.article(1).fetch, shelf.article(1).fetch_error) == ("idle", "")


def test_a_page_without_a_body_never_takes_the_place_of_one_with(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary="Teaser"))
    shelf.fetch(1, lead="Only a lead")
    assert (shelf.article(1).ready, shelf.article(1).lead) == ("teaser", "Only a lead")
    shelf.fetch(1, "The body", title="Page")
    shelf.fetch(1, title="Please subscribe")
    assert (shelf.article(1).ready, shelf.article(1).title) == ("full", "Page")


def test_words_and_places_of_a_page_come_before_the_feeds(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary="Teaser", authors=("Feed",), topics=("Feed topic",), language="en"))
    assert (shelf.article(1).authors, shelf.article(1).topics, shelf.article(1).language) == (
        ("Feed",),
        ("Feed topic",),
        "en",
    )
    shelf.fetch(
        1,
        "مرحبا بالعالم",
        authors=("Page",),
        agencies=("dpa",),
        topics=("Page topic",),
        language="ar",
        direction="rtl",
        kicker="Kicker",
        opinion=True,
        canonical="https://news.example/canonical",
    )
    article = shelf.article(1)
    assert (article.authors, article.agencies, article.topics) == (("Page",), ("dpa",), ("Page topic",))
    assert (article.language, article.direction, article.kicker, article.opinion) == ("ar", "rtl", "Kicker", True)
    assert (article.url, article.words) == ("https://news.example/canonical", 2)
    assert shelf.listing.stories([1])[0].blocks == text("مرحبا بالعالم")
    assert shelf.articles.page_for(1).url == "https://news.example/1"


def test_a_page_can_not_send_readers_to_another_host(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    for canonical in ("https://elsewhere.example/1", "javascript:alert(1)", "http://[", "//news.example/x"):
        shelf.fetch(1, "Body", canonical=canonical)
        assert shelf.article(1).url == "https://news.example/1"


def test_a_teaser_that_only_begins_the_body_is_not_said_twice(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary="It rained all night in the north of …"))
    shelf.fetch(1, "It rained all night in the north of the country.", "Then it stopped.")
    assert shelf.article(1).lead == ""
    shelf.bring(entry("2", summary="Another summary"))
    shelf.fetch(2, "It rained all night.")
    assert shelf.article(2).lead == "Another summary"


def test_one_page_by_a_persons_wish(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    assert shelf.articles.page_for(1).title == "Title 1"
    with pytest.raises(NotFound):
        shelf.articles.page_for(2)


def test_a_page_of_an_article_that_is_gone_is_passed_over(shelf: Shelf) -> None:
    shelf.fetch(99, "Body")
    shelf.articles.page_failed(99, "No.", None)
    assert shelf.found() == []
