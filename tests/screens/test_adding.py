"""Adding a feed on the screen, from a real server."""

from __future__ import annotations

from collections.abc import Iterator
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
OFFLINE = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.put("/boats", rdf(Item("/a-1", "Boats fill the bay"), Item("/a-2", "Bread is short")))
        site.put("/trains", rdf(Item("/a-3", "Trains run late")))
        site.put("/a-1", page())
        yield site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library that is not empty, so that nothing is asked at the start."""
    with wiring.open_library(tmp_path) as library:
        library.subscriptions.add(NewFeed("https://old.example/feed", "Old news"), utc_now())
    return tmp_path


async def add(stage: Stage, typed: str) -> None:
    await stage.press("a")
    await stage.type(typed)
    await stage.press("enter")


async def test_a_feed_is_added_with_its_articles_and_can_be_taken_back(folder: Path, site: Site) -> None:
    async with on_screen(folder, SIZE, sample=False) as stage:
        await add(stage, site.url("/boats").removeprefix("http://"))
        assert "Added Harbour news, with 2 articles. u undoes." in stage.lines[-1]
        assert "Harbour news" in stage.lines[0]
        assert "Bread is short" in stage.text
        assert site.paths().count("/boats") == 1
        await add(stage, site.url("/boats"))
        assert "Harbour news is here already." in stage.lines[-1]
        await stage.press("u")
        assert "undone" in stage.lines[-1]
        assert "Harbour news" not in [feed.title for feed in stage.screen.known_feeds]


async def test_of_a_pages_feeds_one_is_chosen(folder: Path, site: Site) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="{}" title="{}">'
    heads = link.format("/boats", "All boats") + link.format("/trains", "All trains")
    site.put("/", f"<html><head>{heads}</head><body>News</body></html>")
    async with on_screen(folder, SIZE, sample=False) as stage:
        await add(stage, site.url("/"))
        assert "2 feeds are there" in stage.text
        assert site.url("/boats") in stage.text
        await stage.press("escape")
        assert "Nothing was added." in stage.text
        await stage.press("enter")
        await stage.type("trains")
        await stage.press("enter")
        assert "with 1 article." in stage.lines[-1]
        assert "Trains run late" in stage.text
        assert site.paths().count("/boats") == 0


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "file:///etc/passwd", "two words", "ftp://x.example"])
async def test_what_is_no_address_is_refused_in_words(folder: Path, typed: str) -> None:
    async with on_screen(folder, SIZE, sample=False) as stage:
        await add(stage, typed)
        assert "is no address of a feed" in stage.text
        assert len(stage.screen.known_feeds) == 1


async def test_a_program_is_followed_where_it_is_shown_first(folder: Path) -> None:
    async with on_screen(folder, SIZE, sample=False) as stage:
        await add(stage, "exec:/bin/true")
        assert "`newsreader feeds add` follows a program" in stage.text


async def test_where_no_feed_is_the_address_stays_to_be_mended(folder: Path, site: Site) -> None:
    async with on_screen(folder, SIZE, sample=False) as stage:
        await add(stage, site.url("/gon"))
        assert "Not found (404). Nothing was added." in stage.text
        await stage.press("e")
        assert "Nothing was added." not in stage.text
        await stage.press("enter")
        assert site.url("/gone") in stage.text
        await stage.press("escape")
        assert len(stage.screen.known_feeds) == 1


async def test_a_page_without_feeds_says_so(folder: Path, site: Site) -> None:
    async with on_screen(folder, SIZE, sample=False) as stage:
        await add(stage, site.url("/a-1"))
        assert "This is a page, and no feed was found for it. Nothing was added." in stage.text


async def test_an_address_that_can_not_be_reached_may_be_kept(folder: Path) -> None:
    async with on_screen(folder, SIZE, sample=False) as stage:
        await add(stage, "http://127.0.0.1:1/feed")
        assert "can't be looked at now" in stage.text
        await stage.press("n")
        assert "Nothing was added." in stage.text
        await stage.press("enter", "y")
        assert "http://127.0.0.1:1/feed" in [feed.url for feed in stage.screen.known_feeds]


async def test_offline_an_address_is_kept_as_it_was_typed(folder: Path, site: Site) -> None:
    async with on_screen(folder, SIZE, OFFLINE, sample=False) as stage:
        await add(stage, site.url("/boats"))
        assert "is kept, and looked at as soon as there is a network. u undoes." in stage.lines[-1]
        assert not site.requests


async def test_escape_ends_the_looking_and_the_next_one_leaves(folder: Path, site: Site) -> None:
    gate = Event()
    site.answers["/slow"] = Answer(gate=gate)
    async with on_screen(folder, SIZE, sample=False) as stage:
        await stage.press("a")
        await stage.type(site.url("/slow"))
        await stage.pilot.press("enter")
        await stage.until(site.arrived.is_set)
        await stage.pilot.pause()
        assert f"Looking at {site.url('/slow')}" in stage.text
        await stage.press("escape")
        assert "Nothing was added." in stage.text
        await stage.press("escape")
        assert "Add a feed" not in stage.text
        gate.set()


async def test_an_edition_is_found_by_its_name_and_followed(folder: Path) -> None:
    async with on_screen(folder, SIZE, OFFLINE, sample=False) as stage:
        await stage.press("+")
        await stage.type("german")
        await stage.press("enter")
        assert "1 feed is kept, and fetched as soon as there is a network." in stage.lines[-1]
        assert {feed.folder for feed in stage.screen.known_feeds} == {"", "Deutsch"}
