"""The one question of the first run."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from reader import wiring
from reader.settings.languages import speak
from tests.cli.newsboatfiles import lay_newsboat
from tests.screens.stage import SETTINGS, on_screen
from tests.typeset.eye import seen

pytestmark = pytest.mark.anyio

OFFLINE = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))


async def test_the_persons_language_is_chosen_and_others_are_offered(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        assert "Which editions of Deutsche Welle" in stage.text
        assert "[x] English" in stage.text
        assert "enter fetches 8 feeds" in stage.text
        assert "[ ] Deutsch" in stage.text
        assert seen("العربية") in stage.text
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


async def test_a_feed_is_added_by_its_address_from_among_the_editions(tmp_path: Path) -> None:
    """An edition that has no known feed says so: what is chosen meanwhile stays so."""
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("home", "space")
        chosen = stage.text.count("[x]")
        await stage.press("a")
        assert "Add a feed: the address" in stage.text
        await stage.type("harbour.example")
        await stage.press("enter")
        assert "Which editions" in stage.text
        assert stage.text.count("[x]") == chosen == 2
        await stage.press("escape")
    with wiring.open_library(tmp_path) as library:
        assert [feed.url for feed in library.subscriptions.feeds()] == ["https://harbour.example"]


async def test_space_chooses_and_unchooses(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("space")
        assert "[x]" not in stage.text
        await stage.press("space")
        assert "[x] English" in stage.text
        assert "enter fetches 8 feeds" in stage.text


async def test_an_edition_without_a_feed_says_what_can_be_done(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("G", "space")
        assert "a takes an address" in stage.text


@pytest.mark.parametrize(
    ("locale", "chosen"),
    [
        ("de_AT.UTF-8", "Deutsch"),
        ("zh_CN.UTF-8", "简体中文"),
        ("pt_BR.UTF-8", "Português do Brasil"),
        ("fi_FI", "English"),
    ],
)
async def test_the_edition_of_the_persons_locale_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, chosen: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        assert [line for line in stage.lines if "[x]" in line] == [
            line for line in stage.lines if f"[x] {chosen}" in line
        ]


async def test_sure_editions_stand_before_unsure_ones_and_those_without_a_feed_last(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        sure = ("known to answer", seen("العربية"), "Русский")
        unsure = ("may not answer", "አማርኛ", seen("اردو"))
        places = [stage.text.index(name) for name in (*sure, *unsure)]
        places += [stage.text.index(name) for name in ("without a known feed", "Shqip", "Hausa", "Ελληνικά")]
        assert places == sorted(places[:8]) + places[8:]
        assert min(places[8:]) > places[6]


async def test_sections_are_chosen_one_by_one_and_several_editions_at_once(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("space", "right")
        assert "Visit Germany" in stage.text
        await stage.press("down", "down", "down", "space", "left", "down", "space")
        assert "Visit Germany" not in stage.text
        assert "enter fetches 2 feeds" in stage.text
        await stage.press("enter")
    with wiring.open_library(tmp_path) as library:
        assert [feed.title for feed in library.subscriptions.feeds()] == [
            *("English · World", "Deutsch · Deutsche Welle Gesamt")
        ]


async def test_what_is_followed_is_not_offered_again(tmp_path: Path) -> None:
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        await stage.press("enter", "g", "e")
        assert "[x]" not in stage.text
        line = next(line for line in stage.lines if "English" in line)
        assert "followed" in line
        assert "[ ]" not in line


async def test_the_question_is_asked_in_the_persons_language(tmp_path: Path) -> None:
    speak("de")
    async with on_screen(tmp_path, (100, 45), OFFLINE, sample=False) as stage:
        assert "Welche Ausgaben der Deutschen Welle möchten Sie lesen?" in stage.text
        assert "kein Feed bekannt" in stage.text
