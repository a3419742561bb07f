"""Feeds, folders and views in the list on the left, and what is done to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui import messages
from reader.tui.shelves import feed_place
from tests.screens.stage import Stage, on_screen

pytestmark = pytest.mark.anyio

WIDE, NARROW = (160, 45), (80, 24)


async def file(stage: Stage, folder: str) -> None:
    """Put the feed that is shown into a folder."""
    await stage.press("e", "j", "enter")
    await stage.type(folder)
    await stage.press("enter", "escape")


def rows(stage: Stage) -> list[str]:
    """The list on the left, row by row, without what stands at its right edge."""
    return [line[:29].rstrip(" 0123456789") for line in stage.lines[2:-1]]


async def test_feeds_stand_in_their_folders_which_open_and_close(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("J")
        await file(stage, "Near/East")
        assert " ▾ Near" in rows(stage)
        assert "   ▾ East" in rows(stage)
        assert "▏    Sample · Top st…" in rows(stage)
        await stage.press("h", "h")
        assert "▌  ▾ East" in rows(stage)
        assert "Near/East · 30 unread in all" in stage.lines[0]
        assert "Articles 6" in stage.text
        await stage.press("h")
        assert "▌  ▸ East" in rows(stage)
        assert not any("Sample · Top" in row for row in rows(stage))
        await stage.press("enter")
        assert any("Sample · Top" in row for row in rows(stage))
        await stage.press("h", "l", "l")
        assert stage.screen.panes.pane == "list"


async def test_a_closed_folder_stays_closed_over_a_restart(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("J")
        await file(stage, "Near/East")
        await stage.press("h", "h", "h", "escape")
        assert any("▸ East" in row for row in rows(stage))
    async with on_screen(data, WIDE) as stage:
        assert any("▸ East" in row for row in rows(stage))
        assert not any("Sample · Top" in row for row in rows(stage))


async def test_a_folder_is_renamed_and_taken_apart_and_all_is_undone(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("J")
        await file(stage, "Near")
        await stage.press("h", "h", "e", "ctrl+u")
        await stage.type("Far")
        await stage.press("enter")
        assert "Far · 30 unread in all" in stage.lines[0]
        assert "▌▾ Far" in rows(stage)
        await stage.press("delete")
        assert "Took the folder “Far” apart; its feeds stay. u undoes." in stage.lines[-1]
        assert not any("Far" in row for row in rows(stage))
        await stage.press("u", "u")
        assert " ▾ Near" in rows(stage)


async def test_what_is_wished_of_a_feed_is_changed_at_once(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("J", "e")
        assert "as the settings and the feed say" in stage.text
        await stage.press("enter")
        await stage.type("The news")
        await stage.press("enter")
        assert "▌ Name         The news" in stage.text
        await stage.press("j", "j", "enter")
        await stage.type("45")
        await stage.press("enter")
        assert "every 45 minutes" in stage.text
        await stage.press("j", "enter")
        await stage.type("never")
        await stage.press("enter")
        assert "never fetched ahead" in stage.text
        await stage.press("escape")
        assert "The news" in stage.lines[0]
        (feed,) = [one for one in stage.screen.known_feeds if one.title == "The news"]
        assert (feed.interval, feed.full_text) == (45, "never")
        await stage.press("u", "u", "u")
        assert "The news" not in [one.title for one in stage.screen.known_feeds]


@pytest.mark.parametrize(("wish", "typed"), [(2, "14"), (2, "99999"), (2, "soon"), (4, "gopher://x")])
async def test_what_can_not_be_wished_is_no_choice(data: Path, wish: int, typed: str) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("J", "e", *("j" * wish), "enter")
        await stage.type(typed)
        await stage.press("enter", "escape")
        feed = stage.screen.known_feeds[0]
        assert (feed.interval, feed.proxy) == (0, "")


async def test_removing_asks_first_and_is_undone(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("J", "delete")
        assert "is removed in the list on the left" in stage.lines[-1]
        await stage.press("h", "backspace")
        assert "Remove Sample · Top stories?" in stage.text
        assert "Starred articles stay" in stage.text
        await stage.press("enter", "n")
        assert any("Sample · Top" in row for row in rows(stage))
        await stage.press("delete", "y")
        assert "Removed Sample · Top stories. u undoes." in stage.lines[-1]
        assert not any("Sample · Top" in row for row in rows(stage))
        assert "All articles" in stage.lines[0]
        await stage.press("u")
        assert any("Sample · Top" in row for row in rows(stage))


async def test_a_search_is_kept_as_a_view_renamed_and_deleted(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("ctrl+s")
        assert "Search (/) or narrow the list (=) first" in stage.lines[-1]
        await stage.press("/")
        await stage.type("flood")
        await stage.press("enter", "ctrl+s")
        await stage.type("Wet")
        await stage.press("enter")
        assert "Kept as the view “Wet”. g v leads to it, u undoes." in stage.lines[-1]
        found = f"{len(stage.screen.articles.ids):>5} "
        assert any("Wet" in row and row.startswith("▏") for row in rows(stage))
        assert any("Wet" in line and found in line[:31] for line in stage.lines)
        await stage.press("1", "g", "v")
        assert "flood" not in stage.text
        await stage.type("flood")
        await stage.press("f2", "ctrl+u")
        await stage.type("Dry")
        await stage.press("enter")
        assert any("Dry" in row for row in rows(stage))
        await stage.press("g", "v")
        await stage.type("unread")
        await stage.press("f8")
        assert "This view is always here." in stage.text
        await stage.press("ctrl+u")
        await stage.type("dry")
        await stage.press("enter")
        assert "Dry · 30 unread in all" in stage.lines[0]
        await stage.press("h", "delete")
        assert "Deleted the view “Dry”; its articles stay. u undoes." in stage.lines[-1]
        assert "All articles" in stage.lines[0]


async def test_a_view_needs_a_name_of_its_own(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("=")
        await stage.type("flood")
        await stage.press("enter", "ctrl+s", "enter")
        assert "Keep this as the view:" in stage.text
        assert stage.screen.key_line.failed
        await stage.press("escape")
        assert not stage.screen.feeds.stock.views


async def test_a_feed_is_gone_to_by_typing(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("g", "f")
        assert "Feeds and folders" in stage.text
        await stage.type("scien")
        await stage.press("enter")
        assert "Sample · Science" in stage.lines[0]
        assert "Articles 3" in stage.text


async def test_the_cursor_passes_over_heads(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("h", "j", "j", "j", "j")
        assert "Sample · Top stories" in stage.lines[0]
        await stage.press("k")
        assert "Updated" in stage.lines[0]
        await stage.press("G", "g", "g")
        assert "All articles" in stage.lines[0]


async def test_health_leads_to_changing_and_removing(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("g", "h", "e")
        assert "as the settings and the feed say" in stage.text
        await stage.press("escape", "g", "h", "delete")
        assert "Remove Sample · Closed section?" in stage.text
        await stage.press("y")
        assert "Removed Sample · Closed section. u undoes." in stage.lines[-1]


async def test_what_is_gone_to_is_shown_also_where_the_list_fills_meanwhile(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("3")
        assert "No article is here." in stage.text
        screen = stage.screen
        screen.go(feed_place(screen.known_feeds[0]))
        screen.post_message(messages.LibraryChanged(screen.known_feeds, (), screen.counts, waiting=1))
        await stage.until(lambda: "Sample · Top stories" in stage.lines[0])
