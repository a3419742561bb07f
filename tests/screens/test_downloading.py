"""Download for offline, and going offline, on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from reader import wiring
from reader.model.feed import NewFeed
from reader.model.times import utc_now
from tests.net.loopback import Answer, Site, serving
from tests.poller.bodies import Item, page, rdf
from tests.screens.stage import SETTINGS, Stage, on_screen

pytestmark = pytest.mark.anyio

SIZE = (100, 30)
SPARING = replace(SETTINGS, refresh=replace(SETTINGS.refresh, pages_ahead=0))
PATHS = ("/a-1", "/a-2", "/a-3")


@asynccontextmanager
async def lacking(data: Path) -> AsyncIterator[tuple[Stage, Site]]:
    """A screen on three articles that are here without their texts, and their site."""
    with serving() as site:
        site.put("/feed", rdf(*(Item(site.url(path), f"Boats of {path}") for path in PATHS)))
        for path in PATHS:
            site.put(path, page(f"Boats of {path}"))
        with wiring.open_library(data) as library:
            library.subscriptions.add(NewFeed(site.url("/feed")), utc_now())
            async with wiring.open_poller(data, SPARING) as poller:
                assert [event async for event in poller.refresh()]
        async with on_screen(data, SIZE, SPARING, sample=False) as stage:
            yield stage, site


def ready(stage: Stage) -> list[str]:
    library = stage.screen.session.library
    return [article.ready for article in library.reading.rows(stage.screen.articles.ids)]


async def test_what_a_view_lacks_is_told_and_fetched(tmp_path: Path) -> None:
    async with lacking(tmp_path) as (stage, _):
        await stage.press("D")
        assert "3 articles of “All articles” are here without their texts." in stage.text
        assert "That is under 1 MB and takes under a minute." in stage.text
        await stage.press("escape")
        assert ready(stage) == ["teaser"] * 3
        await stage.press("D", "enter")
        assert "Downloaded 3 articles, 0.0 MB." in stage.lines[-1]
        assert ready(stage) == ["full"] * 3
        await stage.press("D")
        assert "All texts of this view are here." in stage.lines[-1]


async def test_a_download_is_stopped_by_the_key_that_began_it(tmp_path: Path) -> None:
    async with lacking(tmp_path) as (stage, site):
        gate = Event()
        for path in PATHS:
            site.answers[path] = Answer(gate=gate)
        site.arrived.clear()
        await stage.press("D")
        await stage.pilot.press("enter")
        await stage.until(site.arrived.is_set)
        await stage.until(lambda: "downloading 0 of 3 · 0 MB" in stage.lines[0])
        await stage.pilot.press("r")
        await stage.until(lambda: "A download is under way. D stops it." in stage.lines[-1])
        await stage.press("D")
        assert "The download was stopped. What came is here." in stage.lines[-1]
        assert "downloading" not in stage.lines[0]
        articles = stage.screen.session.library.reading.rows(stage.screen.articles.ids)
        assert {article.fetch for article in articles} == {"idle"}
        gate.set()


async def test_what_the_end_of_the_program_cut_short_stays_wanted(tmp_path: Path) -> None:
    async with lacking(tmp_path) as (stage, site):
        gate = Event()
        for path in PATHS:
            site.answers[path] = Answer(gate=gate)
        site.arrived.clear()
        await stage.press("D")
        await stage.pilot.press("enter")
        await stage.until(site.arrived.is_set)
        gate.set()
    with wiring.open_library(tmp_path) as library:
        view = library.reading.open(now=utc_now())
        assert "queued" in {article.fetch for article in library.reading.rows(view.ids)}


async def test_offline_nothing_is_asked_until_the_person_goes_online(tmp_path: Path) -> None:
    async with lacking(tmp_path) as (stage, site):
        asked = len(site.requests)
        await stage.press("g", "o")
        assert "Offline. 3 articles are here." in stage.lines[-1]
        assert stage.lines[0].rstrip().endswith("offline")
        await stage.press("R")
        await stage.press("D")
        assert "Offline. g o goes online again." in stage.lines[-1]
        await stage.press("x")
        assert len(site.requests) == asked
        await stage.press("g", "o")
        assert "Online again." in stage.lines[-1]
        assert "offline" not in stage.lines[0]
        await stage.press("R")
        assert len(site.requests) > asked


async def test_offline_is_concluded_from_failures_and_ends_with_an_answer(tmp_path: Path) -> None:
    with serving() as site:
        with wiring.open_library(tmp_path) as library:
            for number in range(3):
                library.subscriptions.add(NewFeed(f"http://127.0.0.1:1/{number}"), utc_now())
            last = library.subscriptions.add(NewFeed(site.url("/feed")), utc_now())
            library.subscriptions.remove(last.id, utc_now())
        async with on_screen(tmp_path, SIZE, SPARING, sample=False) as stage:
            await stage.press("R")
            assert "No feed could be refreshed" in stage.lines[-1]
            assert stage.lines[0].rstrip().endswith("offline")
            site.put("/feed", rdf(Item(site.url("/a-1"))))
            await stage.press("u")
            assert len(stage.screen.known_feeds) == 4
            await stage.press("R")
            assert "offline" not in stage.lines[0]


async def test_a_refresh_makes_room_for_a_download(tmp_path: Path) -> None:
    async with lacking(tmp_path) as (stage, site):
        site.answers["/feed"] = Answer(gate=(gate := Event()))
        site.arrived.clear()
        await stage.pilot.press("R")
        await stage.until(site.arrived.is_set)
        assert stage.screen.refreshing.refreshing
        await stage.pilot.press("D")
        await stage.until(lambda: "Download for offline" in stage.text)
        await stage.press("enter")
        assert "Downloaded 3 articles" in stage.lines[-1]
        gate.set()
