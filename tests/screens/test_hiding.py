"""Hiding articles and topics, and finding out where something went."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import on_screen

pytestmark = pytest.mark.anyio

NORMAL = (120, 36)
FIRST = "Ardle in spring flood"


async def test_what_is_hidden_stays_in_sight_until_the_view_is_left(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("X")
        assert "Hidden. u undoes, W says why." in stage.lines[-1]
        assert "✗ Ardle" in stage.lines[2]
        await stage.press("n")
        assert stage.screen.articles.cursor == 1
        await stage.press("escape", "2", "1")
        assert "Articles 29" in stage.lines[1]
        assert FIRST not in "\n".join(line[:40] for line in stage.lines)
        await stage.press("u", "u", "2", "1")
        assert "Articles 30" in stage.lines[1]


async def test_the_next_unread_article_is_none_that_is_hidden(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("j", "X", "k", "n", "n")
        assert stage.screen.articles.cursor == 2
        await stage.press("escape", "k", "k", "m", "j", "j", "p")
        assert stage.screen.articles.cursor == 0


async def test_the_same_key_shows_again(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("X", "X")
        assert "Shown again. u undoes." in stage.lines[-1]
        assert "✗" not in stage.text


async def test_a_topic_is_hidden_for_a_time_and_its_rule_ended(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("M")
        assert "World · River Ardle" in stage.text
        assert "would hide 1 article" in stage.text
        await stage.press("enter")
        assert "Hide topic “World · River Ardle” (1 article), and what comes: how long?" in stage.text
        await stage.press("down", "down", "enter")
        assert "until 29 Nov 2026, " in stage.lines[-1]
        assert "u undoes." in stage.lines[-1]
        assert "✗ Ardle" in stage.lines[2]
        await stage.press("X", "X")
        assert "A rule hides this. W says which." in stage.lines[-1]
        await stage.press("g", "u")
        assert "until 29 Nov 2026" in stage.text
        assert 'kicker:"World · River Ardle"' in stage.text
        await stage.press("enter")
        assert "hides nothing any more. u undoes." in stage.lines[-1]
        assert "✗" not in stage.text
        await stage.press("g", "u")
        assert "No rule hides anything." in stage.lines[-1]
        await stage.press("u")
        assert "✗ Ardle" in stage.lines[2]


async def test_words_of_ones_own_are_weighed_while_they_are_typed(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("M", *"own", "enter", *"ferr")
        assert "Would hide 3 articles. enter goes on, esc leaves." in stage.lines[-1]
        await stage.press(*" is:read")
        assert "is:" in stage.lines[-1]
        await stage.press("enter")
        assert "how long?" not in stage.text
        await stage.press("ctrl+u", *"ferr", "enter")
        assert "Hide ferr (3 articles), and what comes: how long?" in stage.text
        await stage.press(*"2026-12-24", "enter")
        assert "Hid 3 articles until 24 Dec 2026" in stage.lines[-1]
        await stage.press("u")
        assert "✗" not in stage.text


async def test_each_step_to_a_rule_can_be_left(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("M", "escape", "M", *"title", "enter", "escape", "M", "enter", "escape", "g", "u")
        assert "No rule hides anything." in stage.lines[-1]


async def test_why_something_is_hidden_and_the_way_back(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("W")
        assert "It is in sight." in stage.text
        assert "Nothing of “All articles” is hidden." in stage.text
        await stage.press("escape", "X", "W")
        assert "You hid it on" in stage.text
        await stage.press("escape", "j", "2", "W")
        assert "Not shown in Unread" in stage.text
        await stage.press(*"ardle", "enter")
        assert "enter shows it again" in stage.text
        await stage.press("enter")
        assert "Shown again. u undoes." in stage.lines[-1]
        assert FIRST in stage.lines[2]
        assert stage.screen.articles.cursor == 0


async def test_an_empty_list_says_where_all_of_it_went(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("C", "y", "enter", "2")
        assert "No article is here." in stage.text
        await stage.press("W")
        assert "read" in stage.text
        await stage.press(*"ardle", "enter")
        assert "It is read, and this view shows what is unread." in stage.text
        await stage.press("enter")
        assert "All articles" in stage.lines[0]
        assert FIRST in stage.lines[2]


async def test_what_a_narrowing_leaves_out_is_found(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("=", *"lang:de", "enter", "W")
        assert "left out" in stage.text
        await stage.press(*"ardle", "enter")
        assert "It does not match “lang:de”." in stage.text
