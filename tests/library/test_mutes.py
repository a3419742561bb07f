"""Rules that mute: what they hide, when they end, and what they may ask for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.library.marks import Marks
from reader.library.mutes import Mutes
from reader.library.subscriptions import Subscriptions
from reader.model.errors import NotFound, QueryError, Unfit
from reader.model.feed import FeedWishes, NewFeed
from tests.store.shelf import NOON, Shelf, entry


@pytest.fixture
def mutes(shelf: Shelf) -> Mutes:
    """Article 1 is about a regatta, 2 about a storm, 3 about both."""
    shelf.bring(entry("1", "Regatta won"), entry("2", "Storm warning"), entry("3", "Regatta in a storm"))
    return Mutes(shelf.database)


def test_a_rule_hides_what_is_here_and_gives_it_back(shelf: Shelf, mutes: Mutes) -> None:
    assert mutes.would_hide("regatta") == 2
    rule = mutes.mute(" regatta ", NOON)
    assert (rule.query, rule.hides, rule.in_force) == ("regatta", 2, True)
    assert shelf.found() == [2]
    assert shelf.feeds.all()[0].articles == shelf.feeds.all()[0].unread == 1
    assert mutes.unmute(rule.id).query == "regatta"
    assert sorted(shelf.found()) == [1, 2, 3]
    with pytest.raises(NotFound):
        mutes.unmute(rule.id)
    marks = Marks(shelf.database)
    assert marks.undo() == "Took away the rule “regatta”: undone."
    assert shelf.found() == [2]
    assert marks.undo() == "Muted “regatta”: undone."
    assert sorted(shelf.found()) == [1, 2, 3]


def test_articles_meet_the_rules_as_they_come_and_change(shelf: Shelf, mutes: Mutes) -> None:
    mutes.mute("harbour -ferry", NOON)
    shelf.bring(entry("4", "The harbour at night"), entry("5", "Harbour ferry"), entry("6", "Nothing of it"))
    assert sorted(shelf.found()) == [1, 2, 3, 5, 6]
    shelf.bring(entry("4", "The quay at night"), entry("6", "Harbour after all"))
    assert sorted(shelf.found()) == [1, 2, 3, 4, 5]
    shelf.fetch(4, "They closed the harbours.")
    assert 4 not in shelf.found()
    assert shelf.found("harbour") == [5]


def test_a_rule_ends_when_its_moment_has_come(shelf: Shelf, mutes: Mutes) -> None:
    mutes.mute("regatta", NOON, NOON + timedelta(hours=1))
    assert not mutes.settle(NOON + timedelta(minutes=59))
    assert shelf.found() == [2]
    assert mutes.settle(NOON + timedelta(hours=1))
    assert not mutes.settle(NOON + timedelta(hours=2))
    assert sorted(shelf.found()) == [1, 2, 3]
    assert [(rule.in_force, rule.hides) for rule in mutes.rules()] == [(False, 0)]
    shelf.bring(entry("4", "Regatta again"))
    assert 4 in shelf.found()
    assert mutes.settle(NOON)  # the clock was set back
    assert shelf.found() == [2]


def test_a_rule_that_goes_leaves_what_another_one_hides(shelf: Shelf, mutes: Mutes) -> None:
    first, second = mutes.mute("regatta", NOON), mutes.mute("storm", NOON)
    assert [rule.hides for rule in mutes.rules()] == [2, 1]
    mutes.unmute(first.id)
    assert shelf.found() == [1]
    mutes.change(second.id, NOON, query="title:warning")
    assert sorted(shelf.found()) == [1, 3]


def test_a_star_keeps_in_sight_and_the_hand_hides_by_itself(shelf: Shelf, mutes: Mutes) -> None:
    marks, rule = Marks(shelf.database), mutes.mute("regatta", NOON)
    assert marks.star([1], NOON) == 1
    assert sorted(shelf.found()) == [1, 2]
    marks.unstar([1])
    assert shelf.found() == [2]
    marks.hide([1, 2], NOON)
    mutes.unmute(rule.id)
    assert shelf.found() == [3]
    mutes.mute("regatta", NOON)
    marks.show([1, 2])
    assert shelf.found() == [2]


def test_a_rule_for_a_feed_follows_its_title(shelf: Shelf, mutes: Mutes) -> None:
    mutes.mute("feed:sport", NOON)
    Subscriptions(shelf.database).edit(shelf.feed, FeedWishes(title="Sport and play"))
    assert shelf.found() == []
    Marks(shelf.database).undo()
    assert sorted(shelf.found()) == [1, 2, 3]


@pytest.mark.parametrize(
    ("query", "position"),
    [("is:read", 0), ("regatta -is:starred", 9), ("(storm OR tag:tea)", 10), ("newer:2d", 0), ("a older:1w", 2)],
)
def test_what_changes_by_itself_is_no_rule(mutes: Mutes, query: str, position: int) -> None:
    for refusing in (lambda: mutes.mute(query, NOON), lambda: mutes.would_hide(query)):
        with pytest.raises(QueryError) as caught:
            refusing()
        assert caught.value.position == position
    assert mutes.rules() == ()


def test_what_would_hide_everything_or_is_past_is_no_rule(mutes: Mutes) -> None:
    with pytest.raises(QueryError, match="everything"):
        mutes.mute(" … ", NOON)
    with pytest.raises(Unfit, match="passed"):
        mutes.mute("regatta", NOON, NOON)
    rule = mutes.mute("regatta", NOON)
    mutes.mute("storm", NOON)
    with pytest.raises(Unfit, match="already"):
        mutes.change(rule.id, NOON, query="storm")


def test_the_same_query_again_gets_another_end(mutes: Mutes, shelf: Shelf) -> None:
    end = NOON + timedelta(days=2)
    rule = mutes.mute("regatta", NOON)
    assert mutes.mute("regatta", NOON, end).id == rule.id
    assert [one.until for one in mutes.rules()] == [end]
    assert mutes.change(rule.id, NOON, until="").until is None
    assert mutes.change(rule.id, NOON).until is None
    marks = Marks(shelf.database)
    assert [marks.undo() for _ in range(3)] == [
        *("Changed the rule “regatta”: undone.", "Muted “regatta”: undone.", "Muted “regatta”: undone."),
    ]
    assert mutes.rules() == ()


def test_a_muted_article_of_a_removed_feed_comes_back_muted(shelf: Shelf, mutes: Mutes) -> None:
    shelf.feeds.remove(shelf.feed, NOON)
    mutes.mute("regatta", NOON)
    shelf.feeds.add(NewFeed("https://news.example/World.rdf"), NOON)
    assert shelf.found() == [2]
