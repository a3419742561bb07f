"""What a person sees and does on the reading screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.settings.schema import Look, Reading
from reader.typeset.signs import ASCII
from tests.screens.stage import SETTINGS, on_screen, with_theme

pytestmark = pytest.mark.anyio

WIDE, NORMAL, NARROW = (160, 45), (120, 36), (80, 24)
FIRST = "Ardle in spring flood: Crest passes Tillwick"
FERRY = "Night ferry returns to the Kestrel Sound after"


async def test_wide_shows_feeds_articles_and_the_article(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        assert "All articles" in stage.lines[2]
        assert FIRST in stage.lines[2]
        assert "SAMPLE" in stage.lines[0]
        assert "30 unread" in stage.lines[0]
        assert "WORLD · RIVER ARDLE" in stage.lines[2]


async def test_normal_shows_two_panes_and_the_feeds_as_a_drawer(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        assert "Feeds" not in stage.text
        assert "RIVER ARDLE" in stage.text
        await stage.press("h")
        assert "Sample · Top stories" in stage.text
        await stage.press("escape")
        assert "Feeds" not in stage.text


async def test_narrow_shows_one_pane_at_a_time(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        assert FIRST in stage.text
        assert "RIVER ARDLE" not in stage.text
        await stage.press("enter")
        assert "RIVER ARDLE" in stage.text
        assert "Articles 30" not in stage.text
        await stage.press("escape")
        assert "Articles 30" in stage.text


async def test_moving_the_cursor_shows_the_article_and_marks_nothing(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("j", "j", "j")
        assert "KESTREL SOUND" in stage.text
        assert "30 unread" in stage.lines[0]


async def test_an_opened_article_has_all_its_parts_and_is_read(data: Path) -> None:
    async with on_screen(data, (120, 90)) as stage:
        await stage.press("j", "j", "j", "enter")
        article = "\n".join(line[40:] for line in stage.lines)
        for part in (
            "WORLD · KESTREL SOUND",
            FERRY,
            "The last sleeper boat between Harrow Quay",
            "Maren Tolvery",
            "SNA, Fernpost",
            "(O. Brandreth/Sound Pictures)",
            "A timetable written by bakers",
            "At twenty to eleven tonight",
        ):
            assert part in article
        assert "JavaScript" not in article
        assert "Advertisement" not in article
        assert "29 unread" in stage.lines[0]


async def test_next_and_previous_unread_skip_what_was_read(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("j", "n", "n", "escape", "k", "m", "p")
        assert stage.screen.articles.cursor == 0
        assert "28 unread" in stage.lines[0]


async def test_an_article_read_in_the_unread_view_stays_until_one_leaves(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("2", "enter", "escape")
        assert "Unread · 29 unread" in stage.lines[0]
        assert FIRST in stage.text
        await stage.press("1", "2")
        assert FIRST not in "\n".join(stage.lines[:10])


async def test_marks_can_be_set_and_taken_back(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("m", "s")
        assert "★" in stage.text
        assert "29 unread" in stage.lines[0]
        await stage.press("u", "u")
        assert "★" not in stage.text
        assert "30 unread" in stage.lines[0]
        await stage.press("u")
        assert "undo" in stage.lines[-1].lower()


async def test_marks_outlive_the_program(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("s", "j", "m")
    async with on_screen(data, NORMAL) as stage:
        assert "★" in stage.lines[2]
        assert "29 unread" in stage.lines[0]


async def test_all_of_a_view_is_marked_read_and_unmarked(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("=")
        await stage.type("lang:de")
        await stage.press("enter", "A")
        assert "Marked 5 read. u undoes." in stage.lines[-1]
        assert "25 unread" in stage.lines[0]
        await stage.press("u")
        assert "30 unread" in stage.lines[0]


async def test_typing_narrows_the_list_and_escape_widens_it(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("=")
        await stage.type("ferr")
        assert "Articles 30" not in stage.text
        assert FERRY[:20] in stage.text
        await stage.press("enter", "escape")
        assert "Articles 30" in stage.text


async def test_a_search_shows_the_text_around_what_was_found(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("/")
        await stage.type("sandbags")
        assert "Articles 1" in stage.text
        assert "we carried sandbags" in stage.text
        await stage.press("escape")
        assert "Articles 30" in stage.text


async def test_a_query_that_is_none_is_explained_and_nothing_is_lost(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("=")
        await stage.type("newer:soon")
        assert "soon" in stage.lines[-1]
        assert "Articles" in stage.text


async def test_words_in_other_scripts_are_found(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("/")
        await stage.type("渡轮")
        assert "岚江渡轮改用电力" in stage.text
        assert "Articles 30" not in stage.text


async def test_a_feed_is_chosen_in_the_list_of_feeds(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("h", "j", "j", "j", "j", "enter")
        assert "Sample · Top stories · 30 unread" in stage.lines[0]
        assert "Articles 6" in stage.text


async def test_sequences_of_keys_and_edges(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("G")
        assert stage.screen.articles.cursor == 29
        await stage.press("g")
        assert "Go to the top" in stage.lines[-1]
        await stage.press("g")
        assert stage.screen.articles.cursor == 0


async def test_space_reads_on_to_the_next_unread_article(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("space")
        first = stage.screen.articles.cursor
        for _ in range(20):
            if stage.screen.articles.cursor != first:
                break
            await stage.press("space")
        assert stage.screen.articles.cursor == 1
        assert "28 unread" in stage.lines[0]


async def test_reading_only_leaves_the_article_alone_on_the_screen(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("z")
        assert "Sample · Top stories · 4 min" not in stage.text
        assert "RIVER ARDLE" in stage.text
        await stage.press("z", "z", "escape")
        assert "Articles 30" in stage.text


async def test_escape_never_quits_and_q_quits_at_the_top(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("escape", "escape", "enter", "q")
        assert stage.app.is_running
        await stage.pilot.press("q")
        await stage.pilot.pause()
        assert not stage.app.is_running


async def test_the_help_lists_every_command_and_runs_one(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("?")
        assert "Keys and commands" in stage.text
        await stage.type("starred")
        await stage.press("enter")
        assert "Starred · 30 unread" in stage.lines[0]


async def test_the_screen_follows_the_terminals_size(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("j", "j", "j", "enter")
        await stage.pilot.resize_terminal(*NARROW)
        await stage.settle()
        assert FERRY in stage.text
        assert "Articles 30" not in stage.text


async def test_the_line_on_top_stays_when_the_width_changes(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("j", "j", "j", "enter", "space")
        top = stage.screen.article.top
        assert top[0] > 0
        await stage.pilot.resize_terminal(70, 45)
        await stage.settle()
        assert stage.screen.article.top[0] == top[0]


async def test_nothing_on_the_screen_is_outside_ascii_where_a_person_wants_that(data: Path) -> None:
    settings = replace(SETTINGS, look=Look(ascii=True))
    async with on_screen(data, WIDE, settings) as stage:
        await stage.press("s", "enter", "R")
        assert set(stage.text) & {chr(sign) for sign in ASCII} == set()
        assert "+ Ardle in spring flood" in stage.text


async def test_an_article_is_read_at_its_end_where_a_person_wants_that(data: Path) -> None:
    settings = replace(SETTINGS, reading=Reading(mark_read="end"))
    async with on_screen(data, NARROW, settings) as stage:
        await stage.press("enter")
        assert "30 unread" in stage.lines[0]
        await stage.press("G")
        assert "29 unread" in stage.lines[0]


async def test_offline_says_so_and_asks_nothing(data: Path) -> None:
    settings = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
    async with on_screen(data, WIDE, settings) as stage:
        assert "offline" in stage.lines[0]
        await stage.press("R")
        assert "Offline. 30 articles are here." in stage.lines[-1]


async def test_an_address_is_shown_where_no_browser_can_be(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    async with on_screen(data, WIDE) as stage:
        await stage.press("o")
        assert "http://127.0.0.1" in stage.lines[-1]


async def test_one_comes_back_to_where_one_was(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("=")
        await stage.type("lang:en")
        await stage.press("enter", "j", "enter", "space")
        line = stage.lines[10][55:]
    async with on_screen(data, WIDE) as stage:
        assert "All articles = lang:en" in stage.lines[0]
        assert stage.screen.articles.cursor == 1
        assert stage.lines[10][55:] == line
        await stage.press("escape", "escape")
        assert "Articles 30" in stage.text


async def test_going_back_leads_to_where_one_came_from(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("J", "j", "j")
        before = stage.screen.articles.current
        await stage.press("/")
        await stage.type("observatory")
        await stage.press("enter", "escape")
        assert "Sample · Top stories" in stage.lines[0]
        assert stage.screen.articles.current == before
        await stage.press("=")
        await stage.type("zzz")
        assert "Nothing matches. esc goes back." in stage.text
        await stage.press("escape")
        assert stage.screen.articles.current == before
        await stage.press("q")
        assert "All articles" in stage.lines[0]
        assert stage.app.is_running


async def test_what_is_typed_at_once_is_not_lost(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.pilot.press("/", *"bog")
        await stage.settle()
        assert "Search: bog" in stage.lines[0]


async def test_a_view_chosen_while_reading_shows_its_list(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("enter", "J")
        assert "Articles" in stage.lines[1]
        await stage.press("3", "enter")
        assert "Starred" in stage.lines[0]
        assert "There is no article here." in stage.lines[-1]


async def test_the_keys_for_help_stay_in_sight(data: Path) -> None:
    async with on_screen(data, (60, 24)) as stage:
        assert "? keys" in stage.lines[-1]


@pytest.mark.parametrize("no_color", [True, False])
async def test_the_terminals_own_colours_show_where_the_keys_go(
    data: Path, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    settings = SETTINGS if no_color else with_theme("terminal")
    async with on_screen(data, WIDE, settings) as stage:
        assert ">● " in stage.lines[2]
        assert stage.lines[2].startswith("▏All articles")
        colors = {
            color
            for strip in stage.app.screen._compositor.render_strips()
            for segment in strip
            for color in ((segment.style.color, segment.style.bgcolor) if segment.style else ())
            if color is not None
        }
        assert {color.name for color in colors} & {"#000000", "color(16)"} == set()
