"""Feeds and how their polling stands."""

from __future__ import annotations

from datetime import timedelta

from reader.model.feed import NewFeed, ParsedFeed, Polling
from tests.store.shelf import NOON, Shelf, entry


def test_polling_is_kept_to_the_byte(shelf: Shelf) -> None:
    polling = Polling('W/"é"', "Thu, 10 Sep 2026 08:00:00 GMT", "abc", NOON, NOON, NOON, NOON, 3, "It is ill.")
    shelf.feeds.record_polling(shelf.feed, polling)
    (polled,) = shelf.feeds.polled()
    assert polled.polling == polling
    assert (shelf.feeds.all()[0].error, shelf.feeds.all()[0].checked) == ("It is ill.", NOON)


def test_a_new_feed_was_never_polled(shelf: Shelf) -> None:
    assert shelf.feeds.polled([shelf.feed])[0].polling == Polling()
    assert shelf.feeds.polled([]) == ()


def test_a_persons_title_comes_before_the_feeds_and_the_address(shelf: Shelf) -> None:
    plain = shelf.feeds.add(NewFeed("https://plain.example/rss"), NOON)
    assert plain.title == "https://plain.example/rss"
    for feed in (shelf.feed, plain.id):
        shelf.feeds.describe(feed, ParsedFeed("Its own", "https://site.example/", "ar"))
    assert [feed.title for feed in shelf.feeds.all()] == ["World", "Its own"]
    assert {(feed.site, feed.language, feed.direction) for feed in shelf.feeds.all()} == {
        ("https://site.example/", "ar", "rtl")
    }


def test_a_known_language_stays(shelf: Shelf) -> None:
    feed = shelf.feeds.add(NewFeed("https://a.example/", "A", "fa-AF", "rtl"), NOON)
    shelf.feeds.describe(feed.id, ParsedFeed("A", "", "en"))
    assert (shelf.feeds.all()[1].language, shelf.feeds.all()[1].direction) == ("fa-AF", "rtl")
    shelf.bring(entry("1"), feed=feed.id)
    assert (shelf.article(1).language, shelf.article(1).direction) == ("fa-AF", "rtl")
    shelf.feeds.describe(99, ParsedFeed("Gone"))


def test_the_same_address_is_the_same_feed(shelf: Shelf) -> None:
    again = shelf.feeds.add(NewFeed("https://news.example/World.rdf", "Another title"), NOON)
    assert (again.id, again.title) == (shelf.feed, "World")


def test_a_host_is_left_alone_until_the_later_moment(shelf: Shelf) -> None:
    shelf.feeds.hold_host("a.example", NOON + timedelta(hours=2))
    shelf.feeds.hold_host("a.example", NOON + timedelta(hours=1))
    shelf.feeds.hold_host("b.example", NOON)
    assert shelf.feeds.held_hosts(NOON) == {"a.example": NOON + timedelta(hours=2)}
