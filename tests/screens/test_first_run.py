"""The one question of the first run."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from reader import wiring
from tests.cli.newsboatfiles import lay_newsboat
from tests.screens.stage import SETTINGS, on_screen

pytestmark = pytest.mark.anyio

OFFLINE = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))


async def test_the_persons_language_is_chosen_and_others_are_offered(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        assert "Which editions of Deutsche Welle" in stage.text
        assert "[x] English" in stage.text
        assert "[ ] Deutsch" in stage.text
        assert "العربية" in stage.text
        assert stage.text.rindex("no known feed") > stage.text.rindex("[ ]")


async def test_who_comes_from_newsboat_is_told_how(tmp_path: Path) -> None:
    async with on_screen(tmp_path / "one", (100, 45), OFFLINE, sample=False) as stage:
        assert "newsboat" not in stage.text
    lay_newsboat(Path(os.environ["HOME"]))
    async with on_screen(tmp_path / "other", (100, 45), OFFLINE, sample=False) as stage:
        assert "newsboat follows 2 feeds here: `newsreader import newsboat` brings them along" in stage.text


async def test_the_choice_is_kept_without_a_network(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("enter")
        assert "Which editions" not in stage.text
        assert "8 feeds are kept, and fetched as soon as there is a network." in stage.lines[-1]
    with wiring.open_library(tmp_path) as library:
        feeds = library.subscriptions.feeds()
    assert {feed.language for feed in feeds} == {"en"}
    assert "https://rss.dw.com/rdf/rss-en-all" in {feed.url for feed in feeds}


async def test_escape_leaves_an_empty_library_and_says_what_helps(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("escape")
        assert "The library is empty. a adds a feed" in stage.lines[-1]
        await stage.press("g", "e")
        assert "Which editions" in stage.text


async def test_space_chooses_and_unchooses(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("space")
        assert "[x]" not in stage.text
        await stage.press("space")
        assert "[x] English" in stage.text


async def test_an_edition_without_a_feed_says_what_can_be_done(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("G", "space")
        assert "then a takes an address" in stage.text
