"""Lines are drawn once, and anew where what they show is another."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from textual._styles_cache import StylesCache

from reader.typeset.signs import POINTER, UNREAD
from tests.screens.stage import on_screen

pytestmark = pytest.mark.anyio

SHORT = (80, 14)


async def test_lines_that_come_back_into_sight_are_as_they_were(data: Path) -> None:
    async with on_screen(data, SHORT) as stage:
        before = stage.lines[1:-1]
        await stage.press("G")
        assert stage.lines[1:-1] != before
        await stage.press("home")
        assert stage.lines[1:-1] == before


async def test_rows_that_changed_are_drawn_anew_where_they_were_seen_before(data: Path) -> None:
    async with on_screen(data, SHORT) as stage:
        assert stage.text.count(UNREAD) > 5
        await stage.press("A", "G", "home")
        assert UNREAD not in stage.text
        await stage.press("u", "G", "home")
        assert stage.text.count(UNREAD) > 5
        assert stage.text.count(POINTER) == 1


async def test_nothing_is_left_of_a_box_that_was_closed(data: Path) -> None:
    async with on_screen(data, SHORT) as stage:
        await stage.press("f1", "escape")
        before = drawn_widgets()
        await stage.press("f1", "escape", "f1", "escape")
        await stage.until(lambda: drawn_widgets() <= before)


def drawn_widgets() -> int:
    """How many widgets have lines that Textual keeps."""
    gc.collect()
    return sum(isinstance(one, StylesCache) for one in gc.get_objects())
