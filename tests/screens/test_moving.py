"""Moving about: pages, panes, feeds, and the mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.demo.server import serve
from reader.demo.site import Site
from tests.screens.stage import NOON, SETTINGS, on_screen
from tests.screens.test_refreshing import subscribe
from tests.typeset.eye import seen

pytestmark = pytest.mark.anyio

WIDE, NARROW = (160, 45), (80, 24)


async def test_pages_and_edges_of_a_list_and_of_an_article(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("pagedown", "ctrl+d", "pageup")
        assert 0 < stage.screen.articles.cursor < 29
        await stage.press("home", "j", "j", "j", "enter", "pagedown")
        assert stage.screen.article.scroll_offset.y > 20
        await stage.press("pageup", "j", "k", "G")
        assert "100 %" in stage.lines[0]
        await stage.press("home")
        assert "0 %" in stage.lines[0]


async def test_panes_are_gone_through_and_opened(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("l")
        assert "RIVER ARDLE" in stage.text
        await stage.press("h", "h")
        assert "Sample · Top stories" in stage.text
        await stage.press("l", "f2")
        assert "Feeds" in stage.text
        await stage.press("f2")
        assert "Articles 30" in stage.text


async def test_feeds_are_stepped_through_from_anywhere(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("J")
        assert "Sample · Top stories" in stage.lines[0]
        await stage.press("J", "K")
        assert "Sample · Top stories" in stage.lines[0]
        await stage.press("K")
        assert "This is the first feed." in stage.lines[-1]


async def test_articles_are_stepped_through_while_reading(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("enter", ".")
        assert stage.screen.articles.cursor == 1
        assert "28 unread" in stage.lines[0]
        await stage.press(",", ",")
        assert "This is the first one here." in stage.lines[-1]


async def test_where_nothing_is_unread_the_keys_for_it_say_so(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("A", "n")
        assert "No unread article further down." in stage.lines[-1]
        await stage.press("p")
        assert "No unread article further up." in stage.lines[-1]
        await stage.press("A")
        assert "Nothing here is unread." in stage.lines[-1]
        await stage.press("g", "n")
        assert "Nothing new waits." in stage.lines[-1]


async def test_the_next_and_the_previous_unread_are_found_beyond_all_that_are_read(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("A", "G", "m", "home", "n")
        assert stage.screen.articles.cursor == stage.screen.articles.length - 1
        await stage.press("escape", "home", "m", "G", "p")
        assert stage.screen.articles.cursor == 0


async def test_a_click_chooses_and_another_opens(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.pilot.click("#articles", offset=(10, 6))
        await stage.settle()
        assert stage.screen.articles.cursor == 3
        await stage.pilot.click("#articles", offset=(10, 6))
        await stage.settle()
        assert "29 unread" in stage.lines[0]
        await stage.pilot.click("#feeds", offset=(5, 3))
        await stage.settle()
        assert stage.screen.feeds.cursor == 3


async def test_an_address_is_copied_and_shown(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("y")
        assert "Sent to the clipboard: http://127.0.0.1" in stage.lines[-1]
        assert stage.app.clipboard.startswith("http://127.0.0.1")


async def test_an_article_is_fetched_again(tmp_path: Path) -> None:
    with serve(Site.load(NOON)) as address:
        subscribe(tmp_path, address)
        async with on_screen(tmp_path, WIDE) as stage:
            await stage.press("R")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            await stage.press("home", "x")
            first = stage.lines[-1].partition("Fetched: ")[2].strip()
            assert first
            assert first[:20] in stage.text
            await stage.press("J", "J", "J", "r")
            await stage.until(lambda: not stage.screen.refreshing.refreshing)
            await stage.settle()
            assert "refreshed just now" in stage.lines[0]
    async with on_screen(tmp_path, WIDE) as stage:
        await stage.press("x")
        assert "can't be reached" in stage.lines[-1]
        assert first[:20] in stage.text


async def test_offline_an_article_is_not_fetched_again(data: Path) -> None:
    settings = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
    async with on_screen(data, WIDE, settings) as stage:
        await stage.press("x")
        assert "Offline. What is here stays as it is." in stage.lines[-1]


async def test_ctrl_c_ends_the_typing_first_and_then_the_program(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("=", "x", "ctrl+c")
        assert "Articles 30" in stage.text
        assert stage.app.is_running
        await stage.pilot.press("ctrl+c")
        await stage.pilot.pause()
        assert not stage.app.is_running


async def test_escape_drops_a_sequence_that_was_begun(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("g", "escape", "n")
        assert "29 unread" in stage.lines[0]


async def test_the_list_of_commands_is_left_without_running_one(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("?", "down", "pagedown", "pageup", "up", "escape")
        assert "Articles 30" in stage.text
        await stage.press("?", "down", "enter")
        assert stage.screen.articles.cursor == 0


async def test_the_editions_are_gone_through(tmp_path: Path) -> None:
    settings = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
    async with on_screen(tmp_path, WIDE, settings, sample=False) as stage:
        await stage.press("G", "g", "j", "k", "pagedown", "pageup", "home", "x")
        assert f"[x] {seen('العربية')}" in stage.text
        await stage.press("enter", "g", "e")
        assert "followed" in stage.text


async def test_keys_that_are_held_show_the_article_they_come_to_rest_on(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.pilot.press("j", "j", "j")
        await stage.settle()
        assert stage.screen.articles.cursor == 3
        assert "KESTREL SOUND" in stage.text
