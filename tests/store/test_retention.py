"""What rules let go: by whose leave, what they spare, and what is left of an article that is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

import pytest

from reader.model.article import RawPage, Seen
from reader.model.retention import Rule
from reader.poller.decide import decide
from reader.store import RawPages, Retention, Upkeep
from reader.store.actions import KEPT
from tests.store.shelf import NOON, Shelf, entry
from tests.store.test_raw_pages import PAGE

THIRTY_DAYS = Rule("days", 30)
TWO_EACH = Rule("per_feed", 2)


@pytest.fixture
def retention(shelf: Shelf) -> Retention:
    return Retention(shelf.database)


def read(shelf: Shelf, *names: str) -> list[int]:
    """Articles that were read the day they came; gives their ids."""
    ids = list(shelf.bring(*(entry(name, published=shelf.now - timedelta(hours=1)) for name in names)).new)
    shelf.marking.mark("read", ids, shelf.now)
    return ids


def doomed(shelf: Shelf, retention: Retention, *rules: Rule) -> list[list[int]]:
    return [list(one.ids) for one in retention.doomed(rules, shelf.now)]


def consent(shelf: Shelf, retention: Retention, *rules: Rule) -> None:
    retention.note_shown(rules, shelf.now)
    assert retention.agree(rules, shelf.now) == rules


def tidy(shelf: Shelf, retention: Retention, *rules: Rule) -> int:
    """Deletes what the rules let go; gives how many."""
    return sum(retention.delete(one.rule, one.ids, shelf.now) for one in retention.doomed(rules, shelf.now))


def test_an_article_goes_when_nothing_was_heard_of_it_for_days(shelf: Shelf, retention: Retention) -> None:
    read(shelf, "old", "changed", "read late")
    shelf.later(days=20)
    shelf.bring(entry("changed", "Another title"))
    shelf.marking.mark("read", [3], None)
    shelf.marking.mark("read", [3], shelf.now)
    shelf.later(days=10)
    assert doomed(shelf, retention, THIRTY_DAYS) == [[]]
    shelf.later(seconds=1)
    assert doomed(shelf, retention, THIRTY_DAYS) == [[1]]
    shelf.later(days=20)
    assert doomed(shelf, retention, THIRTY_DAYS) == [[1, 2, 3]]


def test_an_old_article_that_came_lately_stays(shelf: Shelf, retention: Retention) -> None:
    ids = shelf.bring(entry("1", published=NOON - timedelta(days=900))).new
    shelf.marking.mark("read", ids, NOON)
    shelf.later(days=29)
    assert doomed(shelf, retention, THIRTY_DAYS) == [[]]


def test_of_each_feed_the_newest_stay(shelf: Shelf, retention: Retention) -> None:
    other = shelf.add("Other")
    for number in range(1, 5):
        shelf.later(hours=1)
        read(shelf, str(number))
    shelf.bring(entry("1", published=NOON), feed=other)
    shelf.later(days=2)
    assert doomed(shelf, retention, TWO_EACH) == [[2]]  # 1 is among the newest of the other feed
    assert doomed(shelf, retention, Rule("per_feed", 4)) == [[]]


def test_what_is_new_in_one_feed_stays_though_others_have_newer(shelf: Shelf, retention: Retention) -> None:
    other = shelf.add("Other")
    for number in range(1, 6):
        shelf.later(hours=1)
        read(shelf, str(number))
        if number in {1, 2, 3}:
            shelf.bring(entry(str(number), published=shelf.now - timedelta(hours=1)), feed=other)
    shelf.later(days=2)
    assert doomed(shelf, retention, TWO_EACH) == [[1]]  # 2 and 3 are the newest of the other feed


def test_a_feed_that_was_removed_keeps_nothing_and_loses_nothing(shelf: Shelf, retention: Retention) -> None:
    other = shelf.add("Other")
    read(shelf, "1", "2", "3")
    shelf.bring(entry("1"), entry("2"), feed=other)
    shelf.later(days=60)
    shelf.feeds.remove(shelf.feed, shelf.now)
    assert doomed(shelf, retention, THIRTY_DAYS, TWO_EACH, Rule("per_feed", 1)) == [[], [], []]
    for _ in range(KEPT // 2):  # until the removal is forgotten
        shelf.marking.mark("starred", [2], shelf.now)
        shelf.marking.mark("starred", [2], None)
    for _ in range(KEPT // 2):
        shelf.marking.mark("starred", [1], shelf.now)
        shelf.marking.mark("read", [1], shelf.now)
        shelf.marking.mark("starred", [1], None)
        shelf.marking.mark("read", [1], None)
    shelf.later(days=60)
    assert doomed(shelf, retention, THIRTY_DAYS) == [[2]]


def test_what_is_starred_tagged_unread_or_new_stays(shelf: Shelf, retention: Retention) -> None:
    read(shelf, "gone", "starred", "tagged", "unstarred just now")
    shelf.bring(entry("unread"))
    shelf.marking.mark("starred", [2, 4], NOON)
    with shelf.database.writing() as connection:
        connection.execute("INSERT INTO tags VALUES ('sea', 3, 0)")
    shelf.later(days=60)
    shelf.marking.mark("starred", [4], None)
    read(shelf, "new")
    assert doomed(shelf, retention, THIRTY_DAYS, Rule("per_feed", 1)) == [[1], [1]]
    too = Rule("days", 30, unread=False)
    assert doomed(shelf, retention, too) == [[1, 5]]
    shelf.marking.undo()
    shelf.marking.undo()
    assert shelf.found("is:starred") == [4, 2]


def test_a_rule_needs_to_be_shown_and_agreed_to(shelf: Shelf, retention: Retention) -> None:
    read(shelf, "1")
    shelf.later(days=60)
    assert tidy(shelf, retention, THIRTY_DAYS) == 0
    assert retention.agree([THIRTY_DAYS], shelf.now) == ()  # it was not shown
    retention.note_shown([THIRTY_DAYS], shelf.now)
    assert tidy(shelf, retention, THIRTY_DAYS) == 0
    shelf.later(days=2)
    assert retention.agree([THIRTY_DAYS], shelf.now) == ()  # it was shown long ago
    retention.note_shown([THIRTY_DAYS], shelf.now)
    assert retention.agree([THIRTY_DAYS], shelf.now) == (THIRTY_DAYS,)
    for other in (Rule("days", 29), Rule("days", 30, unread=False)):
        assert retention.agreed([THIRTY_DAYS, other]) == (THIRTY_DAYS,)
        assert tidy(shelf, retention, other) == 0
    assert shelf.found() == [1]
    assert tidy(shelf, retention, THIRTY_DAYS) == 1
    assert shelf.found() == []


def test_agreeing_to_other_rules_takes_back_what_was_agreed(shelf: Shelf, retention: Retention) -> None:
    consent(shelf, retention, THIRTY_DAYS)
    consent(shelf, retention, TWO_EACH)
    assert retention.agreed([THIRTY_DAYS, TWO_EACH]) == (TWO_EACH,)


def test_rules_are_due_once_an_hour(shelf: Shelf, retention: Retention) -> None:
    assert retention.due([THIRTY_DAYS], NOON) == ()
    consent(shelf, retention, THIRTY_DAYS)
    both = [THIRTY_DAYS, TWO_EACH]
    assert retention.due(both, NOON) == (THIRTY_DAYS,)
    assert retention.due(both, NOON + timedelta(minutes=59)) == ()
    assert retention.due(both, NOON + timedelta(minutes=61)) == (THIRTY_DAYS,)
    assert retention.due(both, NOON) == (THIRTY_DAYS,)  # the clock was set back


def test_what_a_person_does_meanwhile_is_heeded(shelf: Shelf, retention: Retention) -> None:
    read(shelf, "1", "2", "3", "4")
    shelf.later(days=60)
    consent(shelf, retention, THIRTY_DAYS)
    (found,) = retention.doomed([THIRTY_DAYS], shelf.now)
    shelf.marking.mark("starred", [1], shelf.now)
    shelf.marking.mark("read", [2], None)
    shelf.marking.mark("read", [3], None)
    shelf.marking.mark("read", [3], shelf.now)
    assert retention.delete(found.rule, found.ids, shelf.now) == 1
    assert sorted(shelf.found()) == [1, 2, 3]


def test_all_that_was_kept_of_it_goes_but_marks_and_names(shelf: Shelf, retention: Retention) -> None:
    read(shelf, "1")
    shelf.fetch(1, "A body of its own")
    RawPages(shelf.database).keep(1, PAGE, 1, NOON, taken=True)
    shelf.bring(entry("1", "Another title"))
    shelf.later(days=60)
    consent(shelf, retention, THIRTY_DAYS)
    assert tidy(shelf, retention, THIRTY_DAYS) == 1
    assert shelf.found() == shelf.found("body") == shelf.found("title") == []
    with shelf.database.reading() as connection:
        for table in ("articles", "entries", "pages", "raw_pages", "revisions"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table
        assert [row["key"] for row in connection.execute("SELECT * FROM article_keys")] == ["site:1"]
        assert [row["article_id"] for row in connection.execute("SELECT * FROM marks")] == [1]


def bring_again(shelf: Shelf, feed: int, name: str, published: datetime) -> Sequence[int]:
    """A feed's answer as the poller decides about it; gives what is new."""
    seen = [Seen(entry(name, published=published), (f"site:{name}", f"guid:{feed}:{name}"))]
    return shelf.articles.merge(feed, seen, decide, shelf.now).new


def test_what_its_feed_still_says_of_it_brings_nothing_back(shelf: Shelf, retention: Retention) -> None:
    bring_again(shelf, shelf.feed, "1", NOON)
    shelf.marking.mark("read", [1], NOON)
    shelf.later(days=60)
    consent(shelf, retention, THIRTY_DAYS)
    assert tidy(shelf, retention, THIRTY_DAYS) == 1
    assert bring_again(shelf, shelf.feed, "1", NOON) == ()
    assert bring_again(shelf, shelf.feed, "1", NOON + timedelta(days=59)) == ()
    assert shelf.found() == []


def test_what_is_published_of_it_since_brings_it_back_read(shelf: Shelf, retention: Retention) -> None:
    bring_again(shelf, shelf.feed, "1", NOON)
    shelf.marking.mark("read", [1], NOON)
    shelf.later(days=60)
    consent(shelf, retention, THIRTY_DAYS)
    tidy(shelf, retention, THIRTY_DAYS)
    shelf.later(days=2)
    assert bring_again(shelf, shelf.feed, "1", shelf.now) == (1,)
    assert shelf.article(1).read == NOON
    assert shelf.found("is:unread") == []
    shelf.later(days=31)
    assert tidy(shelf, retention, THIRTY_DAYS) == 1


def test_another_feed_brings_it_back_read_for_its_time(shelf: Shelf, retention: Retention) -> None:
    bring_again(shelf, shelf.feed, "1", NOON)
    shelf.marking.mark("read", [1], NOON)
    shelf.later(days=60)
    consent(shelf, retention, THIRTY_DAYS)
    tidy(shelf, retention, THIRTY_DAYS)
    other = shelf.add("Other")
    assert bring_again(shelf, other, "1", NOON) == (1,)
    assert shelf.article(1).read == NOON
    assert bring_again(shelf, shelf.feed, "1", NOON) == ()
    assert shelf.article(1).feeds == ("Other",)
    shelf.later(days=31)
    assert tidy(shelf, retention, THIRTY_DAYS) == 1
    assert bring_again(shelf, other, "1", NOON) == ()


def test_a_feed_that_is_gone_for_good_is_not_remembered(shelf: Shelf, retention: Retention) -> None:
    read(shelf, "1")
    shelf.later(days=60)
    consent(shelf, retention, THIRTY_DAYS)
    tidy(shelf, retention, THIRTY_DAYS)
    shelf.feeds.remove(shelf.feed, shelf.now)
    shelf.bring(entry("2"), feed=(other := shelf.add("Other")))
    for _ in range(KEPT // 2):
        shelf.marking.mark("starred", [2], shelf.now)
        shelf.marking.mark("starred", [2], None)
    with shelf.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM departed").fetchone()[0] == 0
    assert shelf.bring(entry("1"), feed=other).new == (1,)
    assert shelf.article(1).read == NOON


def test_the_oldest_go_until_the_library_fits(shelf: Shelf, retention: Retention) -> None:
    pages = RawPages(shelf.database)
    ids = read(shelf, *(str(number) for number in range(8)))
    ids += shelf.bring(entry("unread")).new
    for article_id in ids:
        noise = Random(article_id).randbytes(300_000)
        pages.keep(article_id, RawPage("", "", noise), 1, NOON, taken=True)
    shelf.later(days=2)
    two = Rule("megabytes", 2)
    (oldest,) = doomed(shelf, retention, two)
    assert 2 <= len(oldest) <= 4
    assert oldest == ids[: len(oldest)]
    assert doomed(shelf, retention, Rule("megabytes", 9)) == [[]]
    assert doomed(shelf, retention, Rule("per_feed", 8), two) == [[ids[0]], oldest[1:]]
    consent(shelf, retention, two)
    while tidy(shelf, retention, two):
        pass
    assert Upkeep(shelf.database).room().needed < 2_000_000
    assert len(shelf.found()) >= 4
    assert ids[-1] in shelf.found()
    everything = Rule("megabytes", 1, unread=False)
    assert doomed(shelf, retention, everything)[0][-1] != ids[-1]  # read ones first


def test_what_would_be_lost_is_told(shelf: Shelf, retention: Retention) -> None:
    other = shelf.add("Other")
    read(shelf, *"123456")
    shelf.bring(entry("7", "The newest", published=NOON + timedelta(days=1)), feed=other)
    loss = retention.loss([1, 2, 3, 4, 5, 6, 7])
    assert (loss.articles, loss.oldest, loss.newest) == (7, NOON - timedelta(hours=1), NOON)
    assert loss.feeds == ((shelf.feed, "World", 6), (other, "Other", 1))
    assert loss.titles == ("The newest", "Title 6", "Title 5", "Title 4", "Title 3")
    assert loss.bytes > 0
    assert retention.loss([]).articles == 0
