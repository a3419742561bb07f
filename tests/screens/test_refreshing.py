"""What a person sees while the library fills."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import demo, wiring
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.times import utc_now
from tests.screens.stage import NOON, on_screen

pytestmark = pytest.mark.anyio

WIDE = (160, 45)


def subscribe(data: Path, address: str) -> None:
    with wiring.open_library(data) as library:
        for feed in demo.feeds(address):
            library.subscriptions.add(feed, utc_now())


async def test_an_empty_library_fills_before_the_persons_eyes(tmp_path: Path) -> None:
    with serve(Site.load(NOON)) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, WIDE) as stage:
            assert "Articles 0" in stage.text
            await stage.press("R")
            await stage.until(lambda: not stage.screen.session.refreshing)
            await stage.settle()
            assert "30 unread" in stage.lines[0]
            assert "30 new articles." in stage.lines[-1]
            assert "Closed section" in stage.lines[-1]


async def test_new_articles_wait_until_they_are_taken(tmp_path: Path) -> None:
    site = Site.load(NOON)
    with serve(site) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, WIDE) as stage:
            await stage.press("R")
            await stage.until(lambda: not stage.screen.session.refreshing)
            await stage.settle()
            await stage.press("g", "n", "j")
            before = stage.screen.articles.current
            site.update()
            await stage.press("R")
            await stage.until(lambda: not stage.screen.session.refreshing)
            await stage.settle()
            assert "Articles 30 · 1 new, g n shows them" in stage.text
            assert stage.screen.articles.current is not None
            assert before is not None
            assert stage.screen.articles.current.id == before.id
            await stage.press("g", "n")
            assert "Articles 31" in stage.text


async def test_after_the_server_is_gone_everything_can_be_read(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("R")
        await stage.until(lambda: not stage.screen.session.refreshing)
        await stage.settle()
        assert "No feed could be refreshed; everything here can still be read." in stage.lines[-1]
        await stage.press("j", "j", "j", "enter")
        assert "At twenty to eleven tonight" in stage.text
