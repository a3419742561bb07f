"""Hosts that ask to be left alone are, whoever leads to them and whatever a person wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reader.model.events import FeedFailed, FeedHeld, FeedRefreshed, PageFetched
from reader.store import Database
from tests.poller.bodies import Item, page, rdf
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio


@pytest.fixture
def other(town: Town) -> str:
    """The same site by another name, to which its feeds may lead."""
    town.network = replace(town.network, allow_hosts=("localhost",), connections_per_host=1)
    return f"http://localhost:{town.site.port}"


@pytest.mark.parametrize("status", [429, 503])
async def test_a_host_is_left_alone_after_a_restart_and_by_a_person_who_wants_all(town: Town, status: int) -> None:
    town.site.put("/busy", status=status, Retry_After="7200")
    town.site.put("/feed", rdf())
    busy = town.subscribe(town.site.url("/busy"))
    await town.refresh()
    feed = town.subscribe(town.site.url("/feed"))
    town.database.close()
    town.database = Database.open(town.database.path)
    for _ in range(2):
        held = [event for event in await town.refresh(force=True) if isinstance(event, FeedHeld)]
        assert [event.feed_id for event in held] == [busy.id, feed.id]
        assert [event for event in await town.refresh(feed, force=True) if isinstance(event, FeedHeld)]
        town.later(minutes=50)
    assert town.site.paths() == ["/busy"]
    town.later(minutes=21)
    assert FeedRefreshed(feed.id, "Harbour news", 0, 0) in await town.refresh(force=True)
    town.database.close()


async def test_the_host_that_asked_is_left_alone_and_not_the_one_that_led_there(town: Town, other: str) -> None:
    town.site.put("/one", status=302, Location=f"{other}/busy")
    town.site.put("/two", status=301, Location=f"{other}/feed")
    town.site.put("/three", rdf())
    town.site.put("/busy", status=429, Retry_After="3600")
    town.site.put("/feed", rdf())
    one = town.subscribe(town.site.url("/one"))
    await town.refresh()
    assert town.polling(one).held_until == town.now + timedelta(hours=1)
    two, three = town.subscribe(town.site.url("/two")), town.subscribe(town.site.url("/three"))
    there = town.subscribe(f"{other}/feed")
    events = {event.feed_id: event for event in (await town.refresh(force=True))[1:-2]}  # type: ignore[union-attr]
    assert isinstance(events[one.id], FeedHeld)
    assert isinstance(events[there.id], FeedHeld)
    assert isinstance(events[three.id], FeedRefreshed)
    failed = events[two.id]
    assert isinstance(failed, FeedFailed)
    assert failed.message == "localhost, where it leads, asks to be left alone for a time."
    assert town.polling(two).held_until == town.now + timedelta(hours=1)
    assert town.site.paths() == ["/one", "/busy", "/two", "/three"]
    town.later(minutes=61)
    assert isinstance((await town.refresh(two, force=True))[1], FeedRefreshed)


async def test_no_page_leads_to_a_host_that_wants_rest(town: Town, other: str) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1")), Item(town.site.url("/a-2"), "Bread", date="2026-09-09")))
    town.site.put("/a-1", status=302, Location=f"{other}/busy")
    town.site.put("/a-2", status=302, Location=f"{other}/bread")
    town.site.put("/busy", status=503, Retry_After="3600")
    town.site.put("/bread", page("Bread"))
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    assert town.site.paths() == ["/feed", "/a-1", "/busy", "/a-2"]
    town.later(hours=2)
    town.site.put("/busy", page())
    assert len([event for event in await town.refresh() if isinstance(event, PageFetched)]) == 2


async def test_a_site_that_says_in_its_robots_txt_that_it_is_busy_is_left_alone(town: Town) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.site.put("/robots.txt", status=503, Retry_After="3600")
    feed = town.subscribe(town.site.url("/feed"))
    await town.refresh()
    assert town.site.paths() == ["/feed"]
    assert [event for event in await town.refresh(feed, force=True) if isinstance(event, FeedHeld)]
