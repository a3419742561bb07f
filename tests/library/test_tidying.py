"""A person sees what rules would delete, agrees, and just that is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.library.tidying import Tidying
from reader.model.retention import Rule
from tests.store.shelf import NOON, Shelf, entry, text

DAYS = Rule("days", 30)
EACH = Rule("per_feed", 3)


@pytest.fixture
def tidying(shelf: Shelf) -> Tidying:
    """Of a library of fifty articles, read sixty days ago."""
    words = " ".join(f"word{number}" for number in range(300))
    entries = [entry(str(n), published=NOON - timedelta(minutes=n)) for n in range(1, 51)]
    shelf.marking.mark("read", shelf.bring(*entries, blocks=text(words)).new, NOON)
    shelf.later(days=60)
    return Tidying(shelf.database)


def test_a_forecast_deletes_nothing_and_names_what_is_deleted(shelf: Shelf, tidying: Tidying) -> None:
    shelf.marking.mark("starred", [1, 9], shelf.now)
    before = shelf.found()
    forecasts = tidying.forecast([DAYS, EACH], shelf.now)
    assert shelf.found() == before
    assert [(one.rule, one.agreed, one.loss.articles) for one in forecasts.rules] == [
        (DAYS, False, 48),
        (EACH, False, 46),
    ]
    assert forecasts.together.articles == 48
    assert list(tidying.delete([DAYS, EACH], shelf.now)) == []
    assert tidying.agree([DAYS, EACH], shelf.now) == (DAYS, EACH)
    progress = list(tidying.delete([DAYS, EACH], shelf.now))
    assert progress[0] == (20, 48)
    assert progress[-1] == (48, 48)
    assert sorted(shelf.found()) == [1, 9]
    forecasts = tidying.forecast([DAYS, EACH], shelf.now)
    assert [(one.agreed, one.loss.articles) for one in forecasts.rules] == [(True, 0), (True, 0)]


def test_of_several_rules_those_delete_that_are_agreed_to(shelf: Shelf, tidying: Tidying) -> None:
    tidying.forecast([EACH], shelf.now)
    assert tidying.agree([DAYS, EACH], shelf.now) == (EACH,)
    assert tidying.waiting([DAYS, EACH]) == (DAYS,)
    list(tidying.delete([DAYS, EACH], shelf.now))
    assert sorted(shelf.found()) == [1, 2, 3]


def test_what_was_shown_counts_for_a_day(shelf: Shelf, tidying: Tidying) -> None:
    assert not tidying.were_shown([DAYS], shelf.now)
    tidying.forecast([DAYS], shelf.now)
    assert tidying.were_shown([DAYS], shelf.now + timedelta(hours=23))
    assert not tidying.were_shown([DAYS, EACH], shelf.now)
    assert not tidying.were_shown([DAYS], shelf.now + timedelta(hours=25))


def test_what_is_gone_makes_the_file_shorter(shelf: Shelf, tidying: Tidying) -> None:
    tidying.forecast([DAYS], shelf.now)
    tidying.agree([DAYS], shelf.now)
    before = tidying.room().bytes
    list(tidying.delete([DAYS], shelf.now))
    while tidying.give_back(thorough=True):
        pass
    after = tidying.room()
    assert after.bytes == after.needed < before
