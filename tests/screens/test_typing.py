"""What a person types, and what is offered and said while they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import Stage, on_screen

pytestmark = pytest.mark.anyio

WIDE, NARROW = (160, 45), (80, 24)


async def test_a_query_is_completed_with_tab(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("/")
        await stage.type("lang:")
        assert "a language" in stage.lines[-3]
        await stage.type("d")
        await stage.press("tab")
        assert stage.screen.prompt.text == "lang:de"
        assert "Articles 5" in stage.text


async def test_tab_goes_through_what_is_offered_and_back(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("=")
        await stage.type("is:")
        seen = []
        for key in ("tab", "tab", "shift+tab", "shift+tab", "shift+tab"):
            await stage.press(key)
            seen.append(stage.screen.prompt.text)
        assert seen == ["is:unread", "is:read", "is:unread", "is:", "is:hidden"]


async def test_an_offer_is_taken_by_a_click(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("=")
        await stage.type("is:")
        await stage.pilot.click("#offers", offset=(3, 2))
        await stage.settle()
        assert stage.screen.prompt.text == "is:starred"
        await stage.type(" rain")
        assert stage.screen.prompt.text == "is:starred rain"


async def test_nothing_is_offered_before_something_is_begun(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("=")
        assert "a part of a feed's title" not in stage.text
        await stage.press("tab")
        assert stage.screen.prompt.text == "is:"
        assert "a part of a feed's title" in stage.text
        await stage.press("escape")
        assert "a part of a feed's title" not in stage.text
        assert "Articles 30" in stage.text


async def test_tab_completes_where_the_cursor_is(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("=")
        await stage.type("la rain")
        await stage.press("home", "right", "right", "tab")
        assert stage.screen.prompt.text == "lang: rain"


async def test_the_arrows_move_in_the_list_while_one_types(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        await stage.press("/")
        await stage.type("the")
        await stage.press("down", "down")
        assert stage.screen.articles.cursor == 2
        assert stage.screen.prompt.is_open


async def test_what_is_wrong_is_pointed_at_and_can_be_mended(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("/")
        await stage.type("rain fed:x")
        line, said = stage.lines[-2:]
        assert "There is no filter “fed:”." in said
        assert [column for column, char in enumerate(said) if char == "^"] == list(
            range(line.index("fed:"), line.index("fed:") + 4)
        )
        await stage.press("enter")
        assert stage.screen.prompt.is_open
        assert "There is no filter" in stage.lines[-1]
        await stage.press("backspace", "backspace", "backspace", "backspace", "backspace")
        assert "There is no filter" not in stage.lines[-1]
        await stage.press("enter")
        assert not stage.screen.prompt.is_open


async def test_what_is_wrong_is_out_of_sight_once_the_line_is_left(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("=")
        await stage.type("fed:x")
        await stage.press("escape")
        assert "There is no filter" not in stage.text


async def test_what_a_query_can_name_is_offered_though_it_was_typed_at_once(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.pilot.press("/", *"lang:")
        await stage.settle()
        assert "a language" in stage.lines[-3]


async def test_searches_of_before_are_recalled(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        for word in ("bog", "ferry"):
            await stage.press("1", "/")
            await stage.type(word)
            await stage.press("enter")
        await stage.press("1", "/", "up")
        assert stage.screen.prompt.text == "ferry"
        await stage.press("ctrl+p")
        assert stage.screen.prompt.text == "bog"
        assert "Search: bog" in stage.lines[0]
        await stage.press("ctrl+n", "ctrl+n")
        assert stage.screen.prompt.text == ""


async def test_tags_are_offered_as_soon_as_they_are_there_and_are_only_text(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        library, now = stage.screen.session.library, stage.screen.session.clock()
        library.marks.tag([1], "[@click=app.quit]later[/]", now)
        await stage.press("/")
        await stage.type("tag:")
        assert "tag:" in stage.text
        assert "[@click=app.quit]later[/]" in stage.text
        await stage.press("tab", "enter")
        assert "Articles 1" in stage.text


async def test_the_command_line_runs_commands_and_orders(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await _order(stage, "show_starred")
        assert "Starred · 30 unread" in stage.lines[0]
        await _order(stage, "show all")
        await _order(stage, "filter lang:de")
        assert "All articles = lang:de" in stage.lines[0]
        await _order(stage, "search observatory")
        assert "Search: observatory" in stage.lines[0]
        await stage.press("escape")
        await _order(stage, "toggle_star")
        assert "★" in stage.lines[2]


async def test_the_command_line_completes_and_recalls(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press(":")
        await stage.type("unst")
        assert "Star or unstar" in stage.lines[-3]
        await stage.press("tab", "enter")
        assert "★" in stage.lines[2]
        await stage.press(":", "up")
        assert stage.screen.prompt.text == "toggle_star"
        await stage.press("enter")
        assert "★" not in stage.text


async def test_what_is_no_command_is_said_and_can_be_mended(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await _order(stage, "ofline")
        assert "There is no command “ofline”. The nearest is offline." in stage.lines[-1]
        assert stage.screen.prompt.text == "ofline"
        await stage.press("escape")
        await _order(stage, "search rain fed:x")
        line, said = stage.lines[-2:]
        assert said.index("^") == line.index("fed:x")
        assert "There is no filter" in said


async def test_the_network_is_left_and_used_again_by_the_command_line(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await _order(stage, "offline")
        assert "Offline. 30 articles are here." in stage.lines[-1]
        assert "offline" in stage.lines[0]
        await _order(stage, "online")
        assert "offline" not in stage.lines[0]


async def test_an_article_is_gone_to_by_its_number_or_address(data: Path) -> None:
    async with on_screen(data, WIDE) as stage:
        for _ in range(3):
            await stage.press("j")
        wanted = stage.screen.articles.current
        assert wanted
        for name in (str(wanted.id), wanted.url):
            await stage.press("1", "home")
            await _order(stage, f"open {name}")
            found = stage.screen.articles.current
            assert found
            assert found.id == wanted.id
            assert "reading only" in stage.lines[-1]
            await stage.press("escape")
        await _order(stage, "open file:///etc/passwd")
        assert "There is no article “file:///etc/passwd” here." in stage.lines[-1]


async def test_a_tag_is_given_and_taken_back(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await _order(stage, "tag [EU] later")
        assert "Tagged “[EU] later”. u undoes." in stage.lines[-1]
        await stage.press("u")
        assert "[EU] later" in stage.lines[-1]
        assert "undone" in stage.lines[-1]


async def test_the_colours_are_changed(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await _order(stage, "theme light")
        assert not stage.app.current_theme.dark
        await _order(stage, "theme pink")
        assert "There is no theme “pink”." in stage.lines[-1]


async def test_what_was_said_can_be_read_again(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("g", "m")
        assert "Nothing was said yet." in stage.text
        await stage.press("escape")
        await _order(stage, "offline")
        await stage.press("r", "A", "g", "m")
        said = [line.split("  ")[-1].strip(" ▌") for line in stage.lines if ":" in line]
        assert said == ["Marked 30 read. u undoes.", "Offline. 30 articles are here."]


async def test_the_list_of_commands_has_the_keys_that_lead_to_it(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        for key in ("?", "f1", "ctrl+p", "f10"):
            await stage.press(key)
            assert "Keys and commands" in stage.text
            await stage.press("escape")


async def _order(stage: Stage, line: str) -> None:
    """Enter a line on the command line."""
    await stage.press(":")
    await stage.paste(line)
    await stage.press("enter")
