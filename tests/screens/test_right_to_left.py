"""Arabic on the screen: its order, its side, what is marked, pointed at and copied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import blocks as b
from reader.model.article import Change, Extraction, Seen
from reader.model.feed import Entry, NewFeed
from reader.settings.schema import Look
from reader.store import Articles, Database, Feeds
from tests.screens.stage import NOON, SETTINGS, Stage, on_screen

pytestmark = pytest.mark.anyio

NORMAL = (120, 36)
OFFLINE = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
LEFT_TO_TERMINAL = replace(OFFLINE, look=Look(theme="dark", rtl="terminal"))

BODY = b.Paragraph((b.Run("قال "), b.Run("العمدة", "https://away.example/"), b.Run(" (DW) في 2026.")), direction="rtl")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one Arabic article."""
    database = Database.open(tmp_path / "library.db")
    feed = Feeds(database).add(NewFeed("https://news.example/ar.rdf", "أخبار", language="ar", direction="rtl"), NOON).id
    entry = Entry("bell", "https://news.example/bell", "السلام في الوادي", language="ar", published=NOON)
    articles = Articles(database)
    articles.merge(
        feed, [Seen(entry, ("site:bell",))], lambda every, _: [Change(one, None, one.entry.id) for one in every], NOON
    )
    articles.keep_page(1, entry.url, Extraction(blocks=(BODY,), language="ar", direction="rtl"), NOON)
    database.close()
    return tmp_path


def row(stage: Stage, word: str) -> tuple[int, str]:
    """The line that shows a word, and its number."""
    return next((number, line) for number, line in enumerate(stage.lines) if word in line)


async def test_title_and_text_stand_at_the_right_in_their_order(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("enter")
        assert "ﻱﺩﺍﻮﻟﺍ ﻲﻓ ﻡﻼﺴﻟﺍ" in stage.lines[2][:40]
        _, line = row(stage, "2026 ﻲﻓ")
        assert line.endswith(".2026 ﻲﻓ (DW) [1]ﺓﺪﻤﻌﻟﺍ ﻝﺎﻗ")


async def test_what_is_found_stands_out_where_it_is_drawn(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("enter", "ctrl+f")
        await stage.type("العمدة")
        number, _ = row(stage, "(DW)")
        strip = stage.app.screen._compositor.render_strips()[number]
        marked = [segment.text for segment in strip if segment.style and segment.style.reverse]
        assert marked == ["ﺓﺪﻤﻌﻟﺍ"]


async def test_the_terminal_s_cursor_stands_where_reading_begins(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("enter")
        cursor = stage.app.cursor_position
        text = stage.lines[cursor.y].rstrip("▐ ")
        assert text.endswith("ﻱﺩﺍﻮﻟﺍ ﻲﻓ ﻡﻼﺴﻟﺍ")
        assert cursor.x == len(text) - 1


async def test_a_selection_is_copied_in_reading_order(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("enter")
        number, line = row(stage, "(DW)")
        right = len(line) - 1
        await stage.pilot.mouse_down(offset=(right, number))
        await stage.pilot.hover(offset=(right - 10, number))
        await stage.pilot.mouse_up(offset=(right - 10, number))
        assert stage.screen.article.selected == "قال العمدة"


async def test_a_terminal_that_orders_rows_is_given_them_in_reading_order(library: Path) -> None:
    async with on_screen(library, NORMAL, LEFT_TO_TERMINAL, sample=False) as stage:
        assert "السلام في الوادي" in stage.text
        await stage.press("enter")
        _, line = row(stage, "(DW)")
        assert line.strip() == "قال العمدة[1] (DW) في 2026."
        assert "السلام في الوادي" not in stage.text.split("قال")[1]
        assert stage.text.count("السلام في الوادي") == 1


def typed_row(stage: Stage, word: str) -> tuple[int, str]:
    """The same for the line in which a person types, which is the lowest that shows it."""
    return next((number, line) for number, line in reversed(list(enumerate(stage.lines))) if word in line)


async def test_what_is_typed_runs_as_its_script_does(library: Path) -> None:
    """The cursor stands on the cell of its character; at the end, where the next one will stand."""
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("equals_sign")
        await stage.type("السلام 2")
        number, line = typed_row(stage, "ﻡﻼﺴﻟﺍ")
        typed = line.index("2 ﻡﻼﺴﻟﺍ")
        assert stage.app.cursor_position == (typed - 1, number)
        await stage.press("home")
        assert stage.app.cursor_position == (typed + len("2 ﻡﻼﺴﻟﺍ") - 1, number)
        await stage.press("end", "backspace", "backspace")
        await stage.press("enter")
        assert "All articles = ﻡﻼﺴﻟﺍ · " in stage.lines[0]


async def test_a_line_that_is_wider_than_its_room_shows_its_cursor(library: Path) -> None:
    async with on_screen(library, (50, 20), OFFLINE, sample=False) as stage:
        await stage.press("equals_sign")
        await stage.type(" ".join(["שלום"] * 12) + " ראשון")
        number, _ = typed_row(stage, "ןושאר")
        await stage.press("home")
        cursor = stage.app.cursor_position
        assert cursor.y == number
        assert stage.lines[number][cursor.x] == "ש"
        assert "ןושאר" not in stage.lines[number]


async def test_a_click_puts_the_cursor_on_what_is_seen_there(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("equals_sign")
        await stage.type("שלום")
        number, line = typed_row(stage, "םולש")
        await stage.pilot.click(offset=(line.index("לש"), number))
        await stage.press("backspace")
        assert "םול" in stage.lines[number]
        assert "ש" not in stage.lines[number]


async def test_what_is_wrong_in_a_typed_query_is_marked_where_it_is_drawn(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("equals_sign")
        await stage.type("السلام is:unred")
        _, line = row(stage, "is:unred ﻡﻼﺴﻟﺍ")
        _, below = row(stage, "^")
        assert below.index("^") == line.index("unred")
        assert below.count("^") == len("unred")


async def test_a_name_and_a_number_beside_it_keep_their_places(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("g", "f")
        line = next(line for line in stage.lines if "ﺭﺎﺒﺧﺃ" in line and "▏" in line)
        assert line.rstrip("▐ ").endswith(" 1")
        assert line.index("ﺭﺎﺒﺧﺃ") < line.rindex("1")


async def test_a_sentence_quotes_a_name_in_its_own_direction(library: Path) -> None:
    async with on_screen(library, NORMAL, OFFLINE, sample=False) as stage:
        await stage.press("equals_sign")
        await stage.type("السلام")
        await stage.press("enter", "ctrl+s", "ctrl+u")
        await stage.type("7 سلام")
        await stage.press("enter")
        assert "“ﻡﻼﺳ 7”" in stage.text
