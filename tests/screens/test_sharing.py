"""Taking an article along: into a file, to a program, to the browser."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from reader.tui.app import NewsreaderApp
from tests.screens.stage import Stage, on_screen

pytestmark = pytest.mark.anyio

NARROW = (80, 24)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def _lent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal can be lent to a program, which finds enter pressed."""
    monkeypatch.setattr(NewsreaderApp, "suspend", lambda _app: nullcontext())
    monkeypatch.setattr("builtins.input", lambda: "")


def _names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(file.name for file in folder.iterdir())


async def _answer(stage: Stage, key: str, text: str) -> None:
    """Press a key that asks something, and answer."""
    await stage.press(key, "ctrl+u")
    await stage.paste(text)
    await stage.press("enter")


async def test_an_article_is_written_to_a_file_of_its_name(data: Path, home: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await stage.press("w")
        assert stage.screen.prompt.text.startswith("~/2026-11-2")
        await stage.press("enter")
        assert "Written: ~/" in stage.lines[-1]
    (name,) = _names(home)
    assert re.fullmatch(r"2026-11-2\d-Ardle-in-spring-flood-[\w-]+\.md", name)
    assert "# Ardle in spring flood" in (home / name).read_text("utf-8")


async def test_the_ending_chooses_the_form_and_a_folder_the_name(data: Path, home: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        for target in ("~/a.txt", "~/a.json", "~"):
            await _answer(stage, "w", target)
            assert "Written" in stage.lines[-1]
    assert (home / "a.txt").read_text("utf-8").startswith("WORLD")
    assert json.loads((home / "a.json").read_text("utf-8"))["title"].startswith("Ardle")
    assert len(_names(home)) == 3


async def test_nothing_is_written_over_unasked(data: Path, home: Path) -> None:
    file = home / "a.md"
    file.write_text("mine")
    async with on_screen(data, NARROW) as stage:
        for said in ("", "no", "nyes"):
            await _answer(stage, "w", str(file))
            assert "~/a.md is there. Write over it?" in stage.lines[-2]
            await stage.paste(said)
            await stage.press("enter")
            assert "Nothing was written." in stage.lines[-1]
        await _answer(stage, "w", str(file))
        await stage.press("escape")
        assert file.read_text() == "mine"
        await _answer(stage, "w", str(file))
        await stage.paste("y")
        await stage.press("enter")
        assert "Written: ~/a.md" in stage.lines[-1]
    assert "# Ardle" in file.read_text("utf-8")


async def test_what_can_not_be_written_is_said_and_the_name_can_be_mended(data: Path, home: Path) -> None:
    os.mkfifo(home / "pipe")
    async with on_screen(data, NARROW) as stage:
        for target, said in (
            ("~/none/a.md", "There is no folder ~/none."),
            ("", "A file's name is missing."),
            ("~nobody-at-all/a.md", "Whose folder is meant by ~nobody-at-all, nobody knows."),
            (f"~/{'x' * 300}.md", "File name too long"),
        ):
            await _answer(stage, "w", target)
            assert said in stage.text
            assert stage.screen.prompt.is_open
            await stage.press("escape")
        await _answer(stage, "w", "~/pipe")
        await stage.paste("yes")
        await stage.press("enter")
        assert "~/pipe is no file." in stage.lines[-1]


@pytest.mark.usefixtures("_lent")
async def test_a_program_is_given_the_article_and_how_it_ends_is_said(data: Path, tmp_path: Path) -> None:
    took = tmp_path / "took it.md"
    script = "import sys; open(sys.argv[1], 'w').write(sys.stdin.read()); sys.exit(int(sys.argv[2]))"
    async with on_screen(data, NARROW) as stage:
        for key, code in (("|", 0), ("!", 3)):
            await _answer(stage, key, f'"{sys.executable}" -c "{script}" "{took}" {code}')
            assert f"ended with exit code {code}." in stage.text
            assert "# Ardle in spring flood" in took.read_text("utf-8")


@pytest.mark.usefixtures("_lent")
async def test_a_shell_is_never_asked(data: Path, home: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await _answer(stage, "|", "true; touch ~/here `touch ~/here` $(touch ~/here) > ~/here")
        assert "There is no program “true;”." in stage.lines[-1]
        await stage.press("escape")
        await _answer(stage, "|", "true > ~/here && touch ~/here")
        assert "true ended with exit code 0." in stage.lines[-1]
    assert _names(home) == []


@pytest.mark.usefixtures("_lent")
async def test_a_command_that_is_none_can_be_mended(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        for line, said in (
            ("", "The name of a program is missing."),
            ('less "', "A quotation mark has no end."),
            ("no-such-program-here", "There is no program “no-such-program-here”."),
            ("/", "“/” can't be run: Permission denied."),
        ):
            await _answer(stage, "|", line)
            assert said in stage.text
            assert stage.screen.prompt.is_open
            await stage.press("escape")


async def test_where_the_terminal_can_not_be_lent_that_is_said(data: Path) -> None:
    async with on_screen(data, NARROW) as stage:
        await _answer(stage, "|", "less")
        assert "This terminal can't be lent to another program." in stage.lines[-1]


@pytest.mark.usefixtures("_lent")
async def test_a_browser_of_the_terminals_own_is_lent_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "asked"
    browser = tmp_path / "w3m"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{asked}"\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    async with on_screen(data, NARROW) as stage:
        await stage.press("o")
        article = stage.screen.articles.current
    assert article
    assert asked.read_text() == article.url


async def test_other_addresses_are_never_opened(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "w3m")
    async with on_screen(data, NARROW) as stage:
        await stage.screen.refreshing.browse("file:///etc/passwd")
        await stage.settle()
        assert "Such addresses are never opened: file:///etc/passwd" in stage.lines[-1]
