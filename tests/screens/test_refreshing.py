"""What a person sees while the library fills."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader import demo, wiring
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.times import utc_now
from tests.screens.stage import NOON, SETTINGS, fill, on_screen

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
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            assert "30 unread" in stage.lines[0]
            assert "30 new articles." in stage.lines[-1]
            assert "Closed section" in stage.lines[-1]


async def test_in_quiet_mode_nothing_changes_until_a_refresh_is_over(tmp_path: Path) -> None:
    settings = replace(SETTINGS, look=replace(SETTINGS.look, quiet=True))
    with serve(Site.load(NOON)) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, WIDE, settings) as stage:
            before = stage.text
            await stage.pilot.press("R")
            seen = set()
            while stage.screen.refreshing.refreshing:
                await stage.screen.session.look()
                await stage.pilot.pause(0.01)
                if stage.screen.refreshing.refreshing:
                    seen.add(stage.text)
            assert seen == {before}
            await stage.settle()
            assert "30 new articles." in stage.lines[-1]
            assert "ago" not in stage.lines[0]


async def test_new_articles_wait_until_they_are_taken(tmp_path: Path) -> None:
    site = Site.load(NOON)
    with serve(site) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, WIDE) as stage:
            await stage.press("R")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            await stage.press("g", "n", "j")
            before = stage.screen.articles.current
            site.update()
            await stage.press("R")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
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
        await stage.until(lambda: not stage.screen.refreshing.refreshing)
        await stage.settle()
        assert "No feed could be refreshed; everything here can still be read." in stage.lines[-1]
        await stage.press("j", "j", "j", "enter")
        assert "At twenty to eleven tonight" in stage.text


@pytest.mark.parametrize("refreshing", [False, True])
async def test_what_another_program_marks_is_seen_at_the_next_look(tmp_path: Path, refreshing: bool) -> None:
    await fill(tmp_path)
    async with on_screen(tmp_path, WIDE) as stage:
        session, (article, *_) = stage.screen.session, stage.screen.articles.ids
        await session.look()
        await stage.settle()
        session.busy = refreshing
        with wiring.open_library(tmp_path) as other:
            other.marks.star([article], utc_now())
        await session.look()
        await stage.settle()
        assert stage.screen.articles.current is not None
        assert stage.screen.articles.current.starred is not None
        session.busy = False


async def test_what_a_rule_hid_is_waiting_once_the_rule_has_ended(tmp_path: Path) -> None:
    await fill(tmp_path)
    with wiring.open_library(tmp_path) as library:
        all_articles = library.reading.counts().all
        hidden = library.mutes.mute("title:night", utc_now(), utc_now() + timedelta(hours=1)).hides
    async with on_screen(tmp_path, WIDE) as stage:
        session = stage.screen.session
        session.clock = utc_now
        await session.look()
        await stage.settle()
        assert f"Articles {all_articles - hidden}" in stage.text
        session.clock = lambda: utc_now() + timedelta(hours=2)
        await session.look()
        await stage.settle()
        assert stage.screen.counts.all == all_articles


async def test_a_rule_that_ended_while_nobody_looked_hides_nothing(tmp_path: Path) -> None:
    await fill(tmp_path)
    with wiring.open_library(tmp_path) as library:
        all_articles, earlier = library.reading.counts().all, utc_now() - timedelta(days=2)
        assert library.mutes.mute("title:night", earlier, earlier + timedelta(days=1)).hides
        assert library.reading.counts().all < all_articles
    with wiring.open_library(tmp_path) as library:
        assert library.reading.counts().all == all_articles
