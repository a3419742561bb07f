"""Answers of several feeds, taken in by one transaction: all is as it is where they come one by one."""

from __future__ import annotations

from reader.model.article import Seen
from reader.model.feed import Entry, ParsedFeed
from reader.model.ports import Answer
from reader.store.intake import Intake
from tests.store.shelf import NOON, Shelf, entry, take_all


def answer(feed: int, *entries: Entry) -> Answer:
    seen = tuple(Seen(one, (f"url:{one.url}",), own=True) for one in entries)
    return Answer(feed, ParsedFeed("", "", "", ()), seen, take_all)


def test_what_one_answer_adds_the_next_may_change(shelf: Shelf) -> None:
    other = shelf.add("Other")
    Intake(shelf.database).take_in(
        [
            answer(shelf.feed, entry("1", "Regatta on the lake"), entry("2", "Calm")),
            answer(shelf.feed, entry("1", "Storm over the lake")),
            answer(other, entry("2", "Calm"), entry("3", "Fog on the lake")),
        ],
        NOON,
    )
    assert [shelf.found(word) for word in ("regatta", "storm", "calm", "fog")] == [[], [1], [2], [3]]
    assert sorted(shelf.found("lake")) == [1, 3]
    shelf.assert_whole()


def test_answers_that_only_add_are_all_found(shelf: Shelf) -> None:
    feeds = [shelf.add(f"Feed {number}") for number in range(5)]
    Intake(shelf.database).take_in([answer(feed, entry(str(feed), f"Tide {feed}")) for feed in feeds], NOON)
    assert len(shelf.found("tide")) == len(feeds)
    shelf.assert_whole()
