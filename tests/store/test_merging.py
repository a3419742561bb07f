"""What feeds say becomes articles: one for each thing, whatever it is called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.model.article import Change, Known, Merged, Seen
from reader.model.errors import NotFound
from tests.store.shelf import NOON, Shelf, entry, take_all, text


def test_an_article_in_three_feeds_is_one_row_in_three_feeds(shelf: Shelf) -> None:
    others = [shelf.add("Europe"), shelf.add("Top")]
    assert shelf.bring(entry("1")) == Merged(new=(1,))
    for feed in others:
        assert shelf.bring(entry("1"), feed=feed) == Merged()
    assert shelf.article(1).feed == "World"
    assert shelf.article(1).feeds == ("World", "Europe", "Top")
    assert [shelf.found(feed=feed) for feed in (shelf.feed, *others)] == [[1], [1], [1]]
    assert [feed.articles for feed in shelf.feeds.all()] == [1, 1, 1]


def test_an_entry_joins_the_article_that_any_key_names(shelf: Shelf) -> None:
    shelf.articles.merge(shelf.feed, [Seen(entry("a"), ("guid:a", "url:a"))], take_all, NOON)
    merged = shelf.articles.merge(shelf.add("Other"), [Seen(entry("b"), ("site:7", "url:a"))], take_all, NOON)
    assert merged.new == ()
    third = shelf.articles.merge(shelf.add("Third"), [Seen(entry("c"), ("site:7",))], take_all, NOON)
    assert third.new == ()
    assert shelf.article(1).feeds == ("World", "Other", "Third")


def test_decide_is_told_what_this_feed_said(shelf: Shelf) -> None:
    told: list[Known | None] = []

    def listen(seen: object, known: Sequence[Known | None]) -> list[Change]:
        told[:] = known
        return []

    shelf.bring(entry("1", "First"))
    other = shelf.add("Other")
    seen = [Seen(entry("1", "Else"), ("site:1", "url:1")), Seen(entry("2"), ("site:2",))]
    shelf.articles.merge(shelf.feed, seen, listen, NOON)
    assert told[0] is not None
    assert (told[0].article_id, told[0].title, told[0].keys) == (1, "First", frozenset({"site:1"}))
    assert told[0].published == entry("1").published
    assert told[1] is None
    shelf.articles.merge(other, seen, listen, NOON)
    assert told[0] == Known(1, frozenset({"site:1"}))


def test_an_article_twice_in_one_answer_is_one_and_stays_calm(shelf: Shelf) -> None:
    answer = entry("1", "First"), entry("1", "Second")
    assert shelf.bring(*answer).new == (1,)
    assert shelf.article(1).title == "First"
    assert shelf.bring(*answer) == Merged()


def test_a_new_title_updates_and_keeps_marks_and_the_earlier_version(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Before", summary="The lead"))
    shelf.marking.mark("read", [1], NOON)
    shelf.later(hours=1)
    assert shelf.bring(entry("1", "After", summary="The lead")) == Merged(updated=(1,))
    assert shelf.article(1).title == "After"
    assert shelf.article(1).read == NOON
    assert shelf.found("after") == [1]
    assert shelf.found("before") == []
    assert shelf.found("is:updated") == [1]
    with shelf.database.reading() as connection:
        assert [tuple(row) for row in connection.execute("SELECT title, lead FROM revisions")] == [
            ("Before", "The lead")
        ]


def test_a_cosmetic_change_is_kept_and_is_no_news(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Peace - at last"))
    shelf.bring(entry("1", "Peace — at last!"))
    assert shelf.article(1).title == "Peace — at last!"
    assert shelf.found("is:updated") == []


def test_an_update_that_was_read_is_no_longer_one(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Before"))
    shelf.later(hours=1)
    shelf.bring(entry("1", "After"))
    shelf.later(hours=1)
    shelf.marking.mark("read", [1], shelf.now)
    assert shelf.found("is:updated") == []


def test_a_feed_never_changes_what_another_said(shelf: Shelf) -> None:
    other = shelf.add("Other")
    shelf.bring(entry("1", "Ours"))
    shelf.bring(entry("1", "Theirs"), feed=other, own=False)
    assert shelf.article(1).title == "Ours"
    shelf.feeds.remove(shelf.feed, NOON)
    assert shelf.article(1).title == "Theirs"
    assert shelf.article(1).feeds == ("Other",)
    assert shelf.found("theirs") == [1]
    assert shelf.found("ours") == []


def test_the_articles_own_site_speaks_before_those_that_point_to_it(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Pointed at"), own=False)
    own = shelf.add("Own")
    shelf.bring(entry("1", "Said"), feed=own)
    assert shelf.article(1).title == "Said"
    assert shelf.article(1).feed == "Own"


def test_the_feed_that_changed_its_words_last_is_heard(shelf: Shelf) -> None:
    other = shelf.add("Other")
    shelf.bring(entry("1", "Old"))
    shelf.bring(entry("1", "Old"), feed=other)
    shelf.later(hours=1)
    shelf.bring(entry("1", "New"), feed=other)
    assert shelf.article(1).title == "New"
    assert shelf.article(1).feed == "World"


def test_a_body_in_the_feed_is_shown_and_searched(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary="A teaser of its own"), blocks=text("Glaciers melt", "氷河が溶ける"))
    assert shelf.article(1).ready == "full"
    assert shelf.found("glac") == shelf.found("氷河") == shelf.found("teaser") == [1]
    shelf.bring(entry("1"), blocks=text("Rivers rise"))
    assert shelf.found("glac") == []
    assert shelf.found("rivers") == [1]


def test_nothing_of_a_merge_stays_when_it_breaks(shelf: Shelf) -> None:
    def break_down(seen: object, known: object) -> list[Change]:
        raise ZeroDivisionError

    shelf.bring(entry("1"))
    with pytest.raises(ZeroDivisionError):
        shelf.articles.merge(shelf.feed, [Seen(entry("2"), ("site:2",))], break_down, NOON)
    assert shelf.found() == [1]


def test_a_removed_feed_takes_nothing_in(shelf: Shelf) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    with pytest.raises(NotFound):
        shelf.bring(entry("1"))
