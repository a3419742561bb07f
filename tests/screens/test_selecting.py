"""Selecting articles, and what is done to all of them at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from reader.settings.schema import Look
from tests.screens.stage import SETTINGS, on_screen

pytestmark = pytest.mark.anyio

NORMAL = (120, 36)


async def test_articles_are_selected_and_the_head_counts_them(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("v", "v", "k", "v")
        assert "Articles 30 · 1 selected" in stage.lines[1]
        assert "✓" in stage.lines[2]
        assert "✓" not in stage.lines[4]
        assert "t tags  X hide  V up to here" in stage.lines[-1]
        await stage.press("escape")
        assert "selected" not in stage.lines[1]
        assert "✓" not in stage.text
        assert "enter read" in stage.lines[-1]


async def test_a_range_goes_from_where_it_was_begun(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("j", "V")
        assert "A range begins here." in stage.lines[-1]
        await stage.press("j", "j", "V")
        assert "3 selected" in stage.lines[1]
        await stage.press("G", "V")
        assert "29 selected" in stage.lines[1]


async def test_escape_lets_go_before_it_goes_back(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("2", "v", "escape")
        assert "Unread" in stage.lines[0]
        await stage.press("escape")
        assert "All articles" in stage.lines[0]


async def test_marks_go_to_all_that_is_selected_and_are_taken_back_at_once(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("v", "v", "v", "m")
        assert "Marked 3 read. u undoes." in stage.lines[-1]
        assert "27 unread" in stage.lines[0]
        await stage.press("s")
        assert "Starred 3. u undoes." in stage.lines[-1]
        assert stage.text.count("★") == 3
        await stage.press("m")
        assert "Marked 3 unread. u undoes." in stage.lines[-1]
        await stage.press("u", "u", "u")
        assert "30 unread" in stage.lines[0]
        assert "★" not in stage.text


async def test_in_an_article_keys_act_on_it_alone(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("v", "v", "enter", "s", "V")
        assert stage.text.count("★") == 1
        assert "This works in the list: esc goes back." in stage.lines[-1]
        await stage.press("escape")
        assert "2 selected" in stage.lines[1]


async def test_the_mouse_selects_with_ctrl_and_shift(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.pilot.click("#articles", offset=(10, 4), control=True)
        await stage.settle()
        assert "1 selected" in stage.lines[1]
        await stage.pilot.click("#articles", offset=(10, 8), shift=True)
        await stage.settle()
        assert "3 selected" in stage.lines[1]
        assert "30 unread" in stage.lines[0]


async def test_a_shift_click_alone_selects_from_the_cursor(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.pilot.click("#articles", offset=(10, 4), shift=True)
        await stage.settle()
        assert "3 selected" in stage.lines[1]


async def test_signs_are_ascii_where_the_font_is(data: Path) -> None:
    settings = replace(SETTINGS, look=Look(ascii=True))
    async with on_screen(data, NORMAL, settings) as stage:
        await stage.press("v")
        assert " *  x Ardle" in stage.lines[2]


async def test_another_view_has_no_selection(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("v", "2", "1")
        assert "selected" not in stage.lines[1]


async def test_everything_is_marked_read_after_a_yes(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("J", "J", "J", "C")
        assert "Mark 30 articles read, in all feeds?" in stage.text
        await stage.press("n", "enter")
        assert "Nothing was marked." in stage.lines[-1]
        await stage.press("C", "y", "enter")
        assert "Marked 30 read. u undoes." in stage.lines[-1]
        await stage.press("C")
        assert "Nothing is unread." in stage.lines[-1]


async def test_an_article_is_opened_in_the_browser_and_is_read(data: Path, opened: list[str]) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("O")
        assert len(opened) == 1
        assert "29 unread" in stage.lines[0]
        assert "Opened in the browser: " in stage.lines[-1]


async def test_the_wheel_never_leaves_the_cursor_behind(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        articles = stage.screen.articles
        articles.post_message(_wheel(articles, down=True))
        await stage.settle()
        assert articles.scroll_offset.y == 4
        assert articles.cursor == 2
        for _ in range(3):
            articles.post_message(_wheel(articles, down=True))
        await stage.press("G", "G")
        articles.post_message(_wheel(articles, down=False))
        await stage.settle()
        assert articles.cursor < 29
        assert articles.scroll_offset.y // 2 <= articles.cursor


def _wheel(widget: Widget, *, down: bool) -> events.MouseEvent:
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    return kind(widget, 5, 5, 0, 0, 0, shift=False, meta=False, ctrl=False)
