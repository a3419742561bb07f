"""A feed goes and comes back; once it can't come back, it is gone, and marks are still there."""

from __future__ import annotations

import pytest

from reader.model.errors import NotFound
from reader.model.feed import NewFeed
from reader.store import Undone
from reader.store.actions import KEPT
from tests.store.shelf import NOON, Shelf, entry, text


@pytest.fixture
def other(shelf: Shelf) -> int:
    """Article 1 is the first feed's alone, 2 in both, 3 the first feed's and starred."""
    other = shelf.add("Other")
    shelf.bring(entry("1"), entry("2"), entry("3"))
    shelf.bring(entry("2", "Title 2 elsewhere"), feed=other)
    shelf.fetch(1, "A body")
    shelf.marking.mark("starred", [3], NOON)
    shelf.marking.mark("read", [1], NOON)
    return other


def forget_actions(shelf: Shelf) -> None:
    for _ in range(KEPT // 2):
        shelf.marking.mark("read", [2], NOON)
        shelf.marking.mark("read", [2], None)


def test_its_own_articles_go_and_others_and_starred_ones_stay(shelf: Shelf, other: int) -> None:
    assert shelf.feeds.remove(shelf.feed, NOON).title == "World"
    assert [feed.id for feed in shelf.feeds.all()] == [other]
    assert sorted(shelf.found()) == [2, 3]
    assert shelf.found("body") == shelf.found("feed:world") == []
    assert shelf.article(2).feeds == ("Other",)
    assert shelf.article(3).feed == "World"
    assert shelf.listing.rows([1, 2]) == (shelf.article(2),)
    assert shelf.listing.stories([1]) == ()


def test_a_page_that_comes_late_stays_out_of_sight(shelf: Shelf, other: int) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    shelf.fetch(1, "A later body")
    assert shelf.listing.rows([1]) == ()
    shelf.marking.undo()
    assert shelf.found("later") == [1]


def test_undoing_brings_all_of_it_back(shelf: Shelf, other: int) -> None:
    before = shelf.listing.rows([1, 2, 3]), shelf.found("body"), shelf.feeds.all(), shelf.listing.totals()
    shelf.feeds.remove(shelf.feed, NOON)
    assert shelf.marking.undo() == Undone("remove", title="World")
    assert (shelf.listing.rows([1, 2, 3]), shelf.found("body"), shelf.feeds.all(), shelf.listing.totals()) == before
    assert shelf.listing.stories([1])[0].blocks == text("A body")


def test_adding_it_again_brings_it_back_as_well(shelf: Shelf, other: int) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    assert shelf.feeds.add(NewFeed("https://news.example/World.rdf"), NOON).id == shelf.feed
    assert sorted(shelf.found()) == [1, 2, 3]
    assert shelf.article(1).read == NOON
    assert shelf.marking.undo() == Undone("add", 1, "World")
    assert sorted(shelf.found()) == [2, 3]
    assert shelf.marking.undo() == Undone("remove", title="World")
    assert sorted(shelf.found()) == [1, 2, 3]
    assert shelf.marking.undo() == Undone("read", 1)


def test_undoing_an_addition_leaves_in_sight_what_was_in_sight(shelf: Shelf, other: int) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    shelf.marking.mark("starred", [1], NOON)
    shelf.marking.mark("starred", [3], None)
    assert sorted(shelf.found()) == [2, 3]
    shelf.feeds.add(NewFeed("https://news.example/World.rdf"), NOON)
    shelf.bring(entry("4"))
    assert sorted(shelf.found()) == [1, 2, 3, 4]
    shelf.marking.undo()
    assert sorted(shelf.found()) == [2, 3]


def test_another_feed_can_bring_a_removed_article_back(shelf: Shelf, other: int) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    shelf.bring(entry("1", "Title 1 elsewhere"), feed=other)
    assert shelf.article(1).read == NOON
    assert shelf.article(1).feeds == ("Other",)
    assert shelf.found("body") == [1]


def test_a_forgotten_removal_deletes_what_is_out_of_sight(shelf: Shelf, other: int) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    forget_actions(shelf)
    with shelf.database.reading() as connection:
        assert [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY id")] == [2, 3]
        assert [tuple(row) for row in connection.execute("SELECT feed_id, article_id FROM entries ORDER BY 1")] == [
            (shelf.feed, 3),
            (other, 2),
        ]
        assert not connection.execute("SELECT * FROM pages").fetchall()
    assert sorted(shelf.found()) == [2, 3]
    assert shelf.article(3).feed == "World"


def test_marks_outlive_articles(shelf: Shelf, other: int) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    forget_actions(shelf)
    merged = shelf.bring(entry("1", "Back again"), feed=other)
    assert merged.new == (1,)
    assert shelf.article(1).read == NOON
    assert shelf.article(1).title == "Back again"


def test_a_feed_that_leaves_nothing_is_deleted(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    shelf.feeds.remove(shelf.feed, NOON)
    other = shelf.add("Other")
    shelf.bring(entry("2"), feed=other)
    for _ in range(KEPT // 2):
        shelf.marking.mark("starred", [2], NOON)
        shelf.marking.mark("starred", [2], None)
    with shelf.database.reading() as connection:
        assert [row[0] for row in connection.execute("SELECT id FROM feeds")] == [other]
        assert [row[0] for row in connection.execute("SELECT key FROM article_keys")] == ["site:2"]


def test_an_article_of_two_removed_feeds_stays_while_one_can_come_back(shelf: Shelf, other: int) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    forget_actions(shelf)
    shelf.feeds.remove(other, NOON)
    assert shelf.found() == [3]
    assert shelf.marking.undo() == Undone("remove", title="Other")
    assert sorted(shelf.found()) == [2, 3]


def test_no_such_feed(shelf: Shelf) -> None:
    with pytest.raises(NotFound):
        shelf.feeds.remove(99, NOON)
