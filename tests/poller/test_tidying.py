"""Rules that delete, over real refreshes: by the person's leave alone, and what is gone stays gone."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from reader.model.events import FeedRefreshed, RefreshFinished, RefreshStarted
from reader.model.retention import Rule
from reader.poller.refresh import Poller
from reader.settings.schema import Keep
from reader.store import Marking, Retention
from tests.poller.bodies import Item, rdf
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio

OLD = Keep(days=30)
FEW = Keep(per_feed=2)


def item(town: Town, number: int, published: datetime, title: str = "") -> Item:
    date = published.strftime("%Y-%m-%dT%H:%M:%SZ")
    return Item(town.site.url(f"/a-{number}"), title or f"Title {number}", date=date)


def consent(town: Town) -> None:
    retention = Retention(town.database)
    retention.note_shown(town.keep.rules, town.now)
    assert retention.agree(town.keep.rules, town.now) == town.keep.rules


def read_all(town: Town) -> None:
    Marking(town.database).mark("read", [story.article.id for story in town.stories()], town.now)


def titles(town: Town) -> list[str]:
    return [story.article.title for story in town.stories()]


@pytest.fixture
async def read_long_ago(town: Town) -> Town:
    """A library with three articles that were read sixty days ago, and of which the feed still speaks."""
    town.settings = replace(town.settings, pages_ahead=0)
    town.site.put("/feed", rdf(*(item(town, number, town.now - timedelta(hours=number)) for number in (1, 2, 3))))
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    read_all(town)
    town.later(days=60)
    return town


async def test_nothing_goes_before_the_person_has_agreed(read_long_ago: Town) -> None:
    town = read_long_ago
    town.keep = OLD
    await town.refresh()
    assert len(titles(town)) == 3
    consent(town)
    town.keep = Keep(days=20)
    town.later(hours=2)
    await town.refresh()
    assert len(titles(town)) == 3
    town.keep = OLD
    town.later(hours=2)
    await town.refresh()
    assert titles(town) == []


@pytest.mark.parametrize("rewritten", [False, True], ids=["same entries", "every entry reworded"])
async def test_what_is_gone_is_not_taken_in_again(read_long_ago: Town, rewritten: bool) -> None:
    town = read_long_ago
    town.keep = OLD
    consent(town)
    await town.refresh()
    assert titles(town) == []
    long_ago = town.now - timedelta(days=60)
    for turn in range(3):
        town.later(days=1)
        told = [item(town, number, long_ago, f"Reworded {turn}" if rewritten else "") for number in (1, 2, 3)]
        town.site.put("/feed", rdf(item(town, 4 + turn, town.now), *told))
        refreshed = [event for event in await town.refresh(force=True) if isinstance(event, FeedRefreshed)]
        assert [(event.new, event.updated) for event in refreshed] == [(1, 0)]
    assert titles(town) == ["Title 6", "Title 5", "Title 4"]


async def test_what_has_another_date_since_is_back_and_read(read_long_ago: Town) -> None:
    town = read_long_ago
    town.keep = OLD
    consent(town)
    await town.refresh()
    town.later(days=1)
    town.site.put("/feed", rdf(item(town, 1, town.now, "Boats again")))
    events = await town.refresh(force=True)
    assert [event.new for event in events if isinstance(event, FeedRefreshed)] == [1]
    (story,) = town.stories()
    assert story.article.title == "Boats again"
    assert story.article.read is not None


async def test_a_long_answer_is_not_taken_in_and_deleted_by_turns(town: Town) -> None:
    town.settings, town.keep = replace(town.settings, pages_ahead=0), FEW
    consent(town)
    began = town.now
    town.subscribe(town.site.url("/feed"))
    seen = []
    for turn in range(4):
        town.site.put(
            "/feed", rdf(*(item(town, number, began - timedelta(hours=number)) for number in range(6 + turn)))
        )
        events = await town.refresh(force=True)
        read_all(town)
        seen.append([event.new for event in events if isinstance(event, FeedRefreshed)])
        town.later(days=2)
    assert seen == [[6], [1], [1], [1]]
    assert titles(town)[:2] == ["Title 0", "Title 1"]
    assert len(titles(town)) == 3  # what came with the last answer is there for a day


async def test_a_refresh_that_is_ended_leaves_the_rest_for_the_next(read_long_ago: Town) -> None:
    town = read_long_ago
    town.site.put("/feed", rdf(*(item(town, number, town.now - timedelta(days=61)) for number in range(100))))
    await town.refresh()
    read_all(town)
    town.later(days=60)
    town.keep = OLD
    consent(town)
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    class Watched(Retention):
        def delete(self, *wishes: Any) -> int:
            loop.call_soon_threadsafe(begun.set)
            return super().delete(*wishes)

    means = replace(town.means(), retention=Watched(town.database))
    async with aclosing(Poller(means).refresh()) as events:
        first = await anext(events)
        await begun.wait()
    await means.fetcher.aclose()
    assert first == RefreshStarted(1)
    left = len(titles(town))
    assert 0 < left < 100
    town.later(hours=2)
    assert any(isinstance(event, RefreshFinished) for event in await town.refresh())
    assert titles(town) == []


def test_rules_are_those_whose_bounds_are_set() -> None:
    assert Keep().rules == ()
    assert Keep(days=30, megabytes=500, unread=False).rules == (
        Rule("days", 30, unread=False),
        Rule("megabytes", 500, unread=False),
    )
    assert [rule.name for rule in Keep(days=30, per_feed=7).rules] == ["days = 30", "per_feed = 7"]
