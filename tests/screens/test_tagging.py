"""Tags, given and taken in one box."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import on_screen

pytestmark = pytest.mark.anyio

NORMAL = (120, 36)


async def test_a_new_tag_is_given_and_shown_and_taken_back(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("t")
        assert "Tags of “Ardle in spring flood" in stage.text
        await stage.type("later")
        assert "a new tag" in stage.text
        await stage.press("enter")
        assert "Tagged “later”. u undoes." in stage.lines[-1]
        assert "#later" in stage.lines[3]
        assert "#later" in stage.text.replace(stage.lines[3][:40], "")
        await stage.press("u")
        assert "#later" not in stage.text


async def test_the_box_says_who_bears_a_tag_and_takes_it_away(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("t", *"zoo", "enter", "j", "t", *"alps", "enter", "t")
        rows = [line for line in stage.lines if "1 article" in line]
        assert ["✓" in row for row in rows] == [True, False]
        assert "alps" in rows[0]
        await stage.press("escape", "v", "k", "k", "v", "t")
        assert "Tags of 2 articles" in stage.text
        assert all("some" in line for line in stage.lines if "1 article" in line)
        await stage.press(*"ALPS")
        assert "a new tag" not in stage.text
        await stage.press("enter", "t", *"alps")
        assert any("✓" in line and "2 articles" in line for line in stage.lines)
        await stage.press("enter")
        assert "Took the tag “alps” away. u undoes." in stage.lines[-1]


async def test_what_can_be_no_tag_is_refused(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("t", *("x" * 101), "enter")
        assert "too long" in stage.lines[-1]
