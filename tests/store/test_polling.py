"""Feeds and how their polling stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.model.errors import NotFound
from reader.model.feed import FeedWishes, Login, NewFeed, ParsedFeed, Polling, Rhythm
from tests.store.shelf import NOON, Shelf, entry


def test_polling_is_kept_to_the_byte(shelf: Shelf) -> None:
    polling = Polling(
        *('W/"é"', "Thu, 10 Sep 2026 08:00:00 GMT", "abc", NOON, NOON, NOON, NOON, 3, "It is ill."),
        validated=NOON,
        stopped=True,
        rhythm=Rhythm(90, frozenset({0, 23}), frozenset({5, 6})),
        moments=(NOON, NOON - timedelta(days=1)),
    )
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
    shelf.feeds.hold_host("a.example", NOON + timedelta(hours=2), NOON)
    shelf.feeds.hold_host("a.example", NOON + timedelta(hours=1), NOON)
    shelf.feeds.hold_host("b.example", NOON, NOON)
    assert shelf.feeds.held_hosts(NOON) == {"a.example": NOON + timedelta(hours=2)}


def test_a_hold_that_a_clock_ahead_wrote_down_is_none(shelf: Shelf) -> None:
    ahead = NOON + timedelta(days=9)
    shelf.feeds.hold_host("a.example", ahead + timedelta(hours=1), ahead)
    assert shelf.feeds.held_hosts(NOON) == {}
    shelf.feeds.hold_host("a.example", NOON + timedelta(hours=1), NOON)
    assert shelf.feeds.held_hosts(NOON) == {"a.example": NOON + timedelta(hours=1)}


def test_a_feed_that_moves_is_the_one_of_its_old_address_too(shelf: Shelf) -> None:
    moved = shelf.feeds.move(shelf.feed, "https://new.example/World.rdf")
    assert (moved.id, moved.url) == (shelf.feed, "https://new.example/World.rdf")
    (polled,) = shelf.feeds.polled()
    assert polled.origin == "https://news.example/World.rdf"
    for url in (moved.url, polled.origin):
        assert shelf.feeds.add(NewFeed(url), NOON).id == shelf.feed
    shelf.feeds.move(shelf.feed, "https://newer.example/World.rdf")
    assert shelf.feeds.polled()[0].origin == "https://news.example/World.rdf"


def test_a_feed_does_not_take_the_address_of_another(shelf: Shelf) -> None:
    other = shelf.feeds.add(NewFeed("https://other.example/rss"), NOON)
    assert shelf.feeds.move(shelf.feed, other.url).id == other.id
    shelf.feeds.remove(other.id, NOON)
    assert shelf.feeds.move(shelf.feed, other.url).url == "https://news.example/World.rdf"
    with pytest.raises(NotFound):
        shelf.feeds.move(99, "https://nowhere.example/")


def test_a_password_in_an_address_is_kept_apart_from_it(shelf: Shelf) -> None:
    feed = shelf.feeds.add(NewFeed("https://ida:p%40ss@closed.example:8443/rss"), NOON)
    assert (feed.url, feed.title) == ("https://closed.example:8443/rss",) * 2
    (polled,) = shelf.feeds.polled([feed.id])
    assert polled.login == Login("ida", "typed", "p@ss")
    assert "p@ss" not in repr(polled)


def test_wishes_are_kept_and_taken_back(shelf: Shelf) -> None:
    login = Login("ida", "command", "pass show news")
    shelf.feeds.record_polling(shelf.feed, Polling(stopped=True))
    feed = shelf.feeds.edit(shelf.feed, FeedWishes("Mine", 240, "never", "News", login))
    assert (feed.title, feed.interval, feed.full_text, feed.folder) == ("Mine", 240, "never", "News")
    (polled,) = shelf.feeds.polled()
    assert (polled.login, polled.polling.stopped) == (login, False)
    feed = shelf.feeds.edit(shelf.feed, FeedWishes(interval=0, login=""))
    assert (feed.title, feed.interval) == ("Mine", 0)
    assert shelf.feeds.polled()[0].login is None
    with pytest.raises(NotFound):
        shelf.feeds.edit(99, FeedWishes("x"))


def test_the_traffic_of_a_day_adds_up(shelf: Shelf) -> None:
    for size in (3, 4):
        shelf.feeds.add_traffic("2026-11-01", size)
    assert (shelf.feeds.traffic("2026-11-01"), shelf.feeds.traffic("2026-11-02")) == (7, 0)
    shelf.feeds.add_traffic("2026-11-02", 5)
    assert (shelf.feeds.traffic("2026-11-01"), shelf.feeds.traffic("2026-11-02")) == (0, 5)
