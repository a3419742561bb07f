"""Keys that come faster than the screen follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import on_screen

pytestmark = pytest.mark.anyio

NORMAL = (100, 30)


async def test_a_view_is_entered_that_was_just_gone_to(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press_at_once("s", "h", "down", "down", "enter", "enter")
        assert "Starred" in stage.lines[0]
        assert "RIVER ARDLE" in stage.text
        assert "space read on" in stage.lines[-1]


async def test_a_box_takes_the_keys_behind_the_one_that_opens_it(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press_at_once("#", *"feed", "enter")
        assert "by feed" in stage.lines[1]


async def test_the_screen_takes_the_keys_behind_the_one_that_closes_a_box(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press_at_once("S", "escape", "j", "j")
        assert stage.screen.articles.cursor == 2


async def test_a_line_takes_the_keys_behind_the_one_that_asks(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press_at_once("/", *"ferry", "enter", "enter")
        assert "Search: ferry" in stage.lines[0]
        assert "The Patient Anna at the pontoon" in stage.text
        assert "space read on" in stage.lines[-1]
