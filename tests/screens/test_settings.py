"""The settings on the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.settings.load import load, load_keys
from reader.settings.schema import Keys
from reader.tui.early_keys import keys_of
from tests.screens.stage import SETTINGS, Stage, on_screen

pytestmark = pytest.mark.anyio


async def _go_to(stage: Stage, name: str) -> None:
    """Open the settings on one of them."""
    await stage.press("g", "s")
    await stage.press("home")
    while f" {name} " not in _row(stage):
        await stage.press("j")


def _row(stage: Stage) -> str:
    """The line under the cursor, and the one that explains it."""
    x, y = stage.app.cursor_position
    return "\n".join(line[x:] for line in stage.lines[y : y + 2])


async def test_each_setting_stands_with_its_value_and_what_it_is_for(data: Path) -> None:
    async with on_screen(data, (120, 60)) as stage:
        await _go_to(stage, "measure")
        assert "72" in _row(stage)
        assert "The widest a line of an article may be" in _row(stage)
        await _go_to(stage, "theme")
        assert "dark" in _row(stage)
        assert "default: auto" in _row(stage)


async def test_a_theme_is_seen_while_the_cursor_moves_and_left_with_escape(data: Path) -> None:
    async with on_screen(data, (120, 60)) as stage:
        await _go_to(stage, "theme")
        await stage.press("enter")
        await stage.type("nord")
        assert stage.app.theme == "nord"
        await stage.press("escape")
        assert stage.app.theme == "newsreader-dark"
        await stage.press("enter", "down", "enter")
        assert stage.app.theme == "newsreader-light"
        assert "look.theme = light. Not written." in stage.text
        assert "light" in _row(stage)


async def test_a_number_is_typed_and_refused_with_the_reason(data: Path) -> None:
    async with on_screen(data, (160, 45)) as stage:
        await _go_to(stage, "measure")
        await stage.press("enter", "ctrl+u")
        await stage.type("30")
        assert "It takes a whole number from 40 to 120 cells." in stage.text
        await stage.press("enter", "ctrl+u")
        await stage.type("50")
        await stage.press("enter")
        assert "reading.measure = 50" in stage.text
        await stage.press("escape")
        assert stage.screen.article._column == 50


async def test_what_a_setting_is_for_is_said_whole(data: Path) -> None:
    async with on_screen(data, (80, 24)) as stage:
        await _go_to(stage, "pages_ahead")
        assert "fetched whole, to be read offline; 0 fetches none ahead." in " ".join(stage.text.split())
        assert "none ahead.   enter changes it" in stage.text
        await _go_to(stage, "rtl")
        assert "take what stands side by side for one text." in " ".join(stage.text.split())
        await stage.press("up", "up")
        assert "side by side" not in stage.text


async def test_a_change_is_written_into_the_persons_own_file(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "n.toml"
    file.write_text("# mine\n[look]\n", encoding="utf-8")
    async with on_screen(data, (120, 60), settings_file=file) as stage:
        await _go_to(stage, "ascii")
        await stage.press("enter")
        assert "yes" in _row(stage)
        assert "•" not in stage.text
        assert stage.app.has_class("-ascii")
        await _go_to(stage, "on_start")
        await stage.press("space")
        assert "From the next start." in stage.text
        file.write_text("[look\n", encoding="utf-8")
        await stage.press("space")
        assert "Nothing was changed:" in stage.text
    assert file.read_text(encoding="utf-8") == "[look\n"


async def test_a_key_of_another_program_is_answered_until_the_next_key(data: Path) -> None:
    settings = replace(SETTINGS, keys=Keys("newsboat"))
    async with on_screen(data, (120, 36), settings) as stage:
        await stage.press("f")
        assert stage.lines[-1].strip() == "Not here; F narrows this list."
        await stage.press("g")
        assert "Show and change the settings" in stage.lines[-1]


async def test_what_is_written_is_what_is_loaded(data: Path, tmp_path: Path) -> None:
    async with on_screen(data, (120, 60), settings_file=tmp_path / "n.toml") as stage:
        await _go_to(stage, "preset")
        await stage.press("enter")
        await stage.type("newsb")
        await stage.press("enter", "escape")
    assert load(tmp_path / "n.toml").settings.keys.preset == "newsboat"
    assert load(tmp_path / "n.toml").problems == ()


async def test_a_command_gets_another_key_at_once_and_in_the_file(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "n.toml"
    async with on_screen(data, (120, 40), settings_file=file) as stage:
        await stage.press("?")
        await stage.type("star or unst")
        await stage.press("f4", "n")
        assert "taken from:" in stage.text
        await stage.press("backspace", "ctrl+y", "e")
        assert "^y e   free" in stage.text
        await stage.press("enter")
        assert "^y e" in next(line for line in stage.lines if "star" in line.lower() and "Marking" in line)
        await stage.press("escape", "ctrl+y", "e")
        assert "★" in stage.text
    loaded = load(file)
    assert loaded.settings.keys.bind == {"toggle_star": ("ctrl+y e",)}
    assert load_keys(loaded.settings, file).problems == ()


async def test_a_key_is_taken_from_another_command(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "n.toml"
    async with on_screen(data, (120, 40), settings_file=file) as stage:
        await stage.press("?")
        await stage.type("star or unst")
        await stage.press("f4", "j", "tab", "escape", "j")
        assert "★" in stage.text
        assert stage.screen.articles.cursor == 0
        await stage.press("s")
        assert "★" not in stage.text
    keys = load_keys(load(file).settings, file)
    assert keys.problems == ()
    assert keys.bindings["toggle_star"] == ("s", "j")
    assert keys.bindings["down"] == ("down",)


async def test_a_command_gets_back_the_keys_of_the_preset(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "n.toml"
    file.write_text("[keys.bind]  # mine\ntoggle_star = ['e']\n", encoding="utf-8")
    async with on_screen(data, (80, 24), load(file).settings, settings_file=file) as stage:
        await stage.press("?")
        await stage.type("star or unst")
        await stage.press("f4")
        assert "delete the preset's   esc leaves" in stage.text
        await stage.press("delete")
        assert "unstar: s." in stage.text
        await stage.press("escape", "s")
        assert "★" in stage.text
    assert file.read_text(encoding="utf-8") == "[keys.bind]  # mine\n"


async def test_another_preset_is_heeded_at_once(data: Path) -> None:
    async with on_screen(data, (120, 60)) as stage:
        await _go_to(stage, "preset")
        await stage.press("enter")
        await stage.type("newsb")
        await stage.press("enter", "escape", "f")
        assert "F narrows this list" in stage.lines[-1]


async def test_a_key_with_alt_is_another_key(data: Path) -> None:
    async with on_screen(data, (120, 40)) as stage:
        await stage.press("?")
        await stage.type("star or unst")
        await stage.press("f4")
        for event in keys_of(b"\x1bq"):
            stage.app.post_message(event)
        await stage.settle()
        assert "alt+q   free" in stage.text


async def test_help_and_the_way_out_can_not_be_taken(data: Path) -> None:
    async with on_screen(data, (120, 40)) as stage:
        await stage.press("?")
        await stage.type("star or unst")
        await stage.press("f4", "ctrl+underscore")
        assert "This key can't be given to a command" in stage.text
        await stage.press("f1")
        assert "Press a key" in stage.text
        await stage.press("ctrl+c")
        assert "Keys and commands" in stage.text
