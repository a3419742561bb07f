"""Orders and groups of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import on_screen

pytestmark = pytest.mark.anyio

NORMAL, SHORT = (120, 36), (80, 24)
FIRST, LAST = "Ardle in spring flood", "Two islands, and the half hour"


async def test_a_view_is_put_in_another_order_and_keeps_it(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("j", "S", *"oldest", "enter")
        assert "oldest first" in stage.lines[1]
        assert stage.screen.articles.cursor == 28
        await stage.press("g", "g", "2", "1")
        assert "oldest first" in stage.lines[1]
        assert FIRST not in stage.lines[2]
        await stage.press("2")
        assert "oldest first" not in stage.lines[1]


async def test_another_order_keeps_what_is_seen(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("2", "m", "j", "X", "S", *"title", "enter")
        assert "Articles 30" in stage.lines[1]


async def test_days_have_heads_that_the_cursor_passes_over(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("#", *"day", "enter", "g", "g")
        assert "Today" in stage.lines[3]
        assert "Yesterday" in stage.text
        assert FIRST in stage.lines[4]
        assert stage.screen.articles.current is not None
        await stage.press(",")
        assert "This is the first one here." in stage.lines[-1]
        await stage.pilot.press(*"j" * 29)
        await stage.press(".")
        assert "This is the last one here." in stage.lines[-1]
        assert LAST in stage.text
        await stage.press("home")
        assert "Today" in stage.text


async def test_feeds_stand_together_in_short_terminals_too(data: Path) -> None:
    async with on_screen(data, SHORT) as stage:
        await stage.press("#", *"feed", "enter", "g", "g")
        assert "by feed" in stage.lines[1]
        assert "Sample · Top stories 6" in stage.lines[2]
        await stage.pilot.click("#articles", offset=(10, 0))
        await stage.settle()
        assert stage.screen.articles.cursor == 1
        await stage.press("S", *"title", "enter")
        assert "Sample · Top stories 6" not in stage.text
        assert "by title" in stage.lines[1]


async def test_a_search_can_show_what_fits_best(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("S")
        assert "best match" not in stage.text
        await stage.press("escape", "/", *"ferry", "enter", "S", *"best", "enter")
        assert "best match first" in stage.lines[1]
