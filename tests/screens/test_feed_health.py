"""Feed health on the screen, and polling behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import demo, wiring
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.times import utc_now
from tests.screens.stage import NOON, SETTINGS, on_screen

pytestmark = pytest.mark.anyio


def subscribe(data: Path, address: str) -> None:
    with wiring.open_library(data) as library:
        for feed in demo.feeds(address):
            library.subscriptions.add(feed, utc_now())


async def test_what_fails_stands_first_and_can_be_refreshed(tmp_path: Path) -> None:
    with serve(Site.load(NOON)) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, (100, 30)) as stage:
            await stage.press("R")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            await stage.press("g", "h")
            rows = [line for line in stage.lines if "Sample ·" in line]
            assert "Closed section" in rows[0]
            assert "failing" in rows[0]
            assert "fine" in rows[1]
            assert "last good: now · next" in rows[1]
            await stage.press("r")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            assert "Closed section" in stage.lines[-1]
            await stage.press("g", "h", "escape")
            assert "Articles" in stage.text


async def test_due_feeds_are_asked_behind_the_screen_and_nothing_moves(tmp_path: Path) -> None:
    site = Site.load(NOON)
    with serve(site) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, (160, 45)) as stage:
            await stage.press("R")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            await stage.press("g", "n", "j", "j")
            site.update()
            with stage.screen.session.library.database.writing() as connection:
                connection.execute("UPDATE feeds SET next_check = 0")
            before = stage.screen.articles.current
            await stage.screen.refreshing.refresh_due()
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            assert "1 new, g n shows them" in stage.text
            assert stage.screen.articles.current is not None
            assert before is not None
            assert stage.screen.articles.current.id == before.id
            assert "new article" not in stage.lines[-1]


async def test_where_another_program_polls_nothing_is_said_of_it(tmp_path: Path) -> None:
    with serve(Site.load(NOON)) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, (160, 45)) as stage, wiring.open_poller(tmp_path, SETTINGS):
            await stage.screen.refreshing.refresh_due()
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            assert "Another newsreader" not in stage.text
            await stage.press("R")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            assert "Another newsreader" in stage.lines[-1]
