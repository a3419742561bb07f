"""What a person sees of what comes with an article, and how it is opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.model import blocks as b
from reader.model.article import Change, Extraction, Seen
from reader.model.feed import Enclosure, Entry, NewFeed
from reader.store import Articles, Database, Feeds
from tests.screens.stage import NOON, SETTINGS, on_screen

pytestmark = pytest.mark.anyio

NARROW, WIDE = (80, 24), (160, 45)
OFFLINE = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
SOUND = Enclosure("https://media.example/ebb.mp3", "audio/mpeg", 23_400_000, 1_450)
NOTES = Enclosure("https://media.example/notes.pdf", "application/pdf")
EPISODE = Entry(
    *("1", "https://tide.example/1", "Ebb", NOON - timedelta(hours=1)),
    summary="Where the water goes.",
    enclosures=(SOUND, NOTES),
)


def keep(data: Path, entry: Entry, *blocks: b.Block) -> None:
    """A library with this entry alone, and with its page where that has a body."""
    database = Database.open(data / "library.db")
    feed = Feeds(database).add(NewFeed("https://tide.example/show.xml", "Tides"), NOON).id
    articles = Articles(database)
    seen = [Seen(entry, ("site:1",))]
    (article,) = articles.merge(feed, seen, lambda all_seen, _known: [Change(all_seen[0], None, "1")], NOON).new
    if blocks:
        articles.keep_page(article, entry.url, Extraction(title=entry.title, blocks=blocks), NOON)
    database.close()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_episode_is_its_teaser_and_a_line_for_each_thing_that_comes_with_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    keep(tmp_path, EPISODE)
    async with on_screen(tmp_path, size, OFFLINE, sample=False) as stage:
        assert ("♪" in stage.text) is (size == WIDE)
        await stage.press("enter")
        lines = [line.strip() for line in stage.text.replace("│", "\n").split("\n")]
        found = [next(line for line in lines if line.endswith(end)) for end in ("goes.", "23 MB", "notes.pdf[2]")]
        assert [line[-40:].split("  ")[-1].strip() for line in found] == [
            *("Where the water goes.", "♪ Audio[1] 24:10 · 23 MB", "→ notes.pdf[2]"),
        ]


async def test_the_first_of_them_is_opened(tmp_path: Path, opened: list[str]) -> None:
    keep(tmp_path, EPISODE, b.Paragraph(b.plain("All of it.")), b.Media("video", "Waves", url="https://tide.example/v"))
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        await stage.press("E")
        assert opened == [SOUND.url]
        assert f"Opened in the browser: {SOUND.url}" in stage.lines[-1]


async def test_what_the_body_has_to_play_is_opened_where_nothing_else_comes(tmp_path: Path, opened: list[str]) -> None:
    film = b.Media("video", "Waves", url=SOUND.url)
    heard = b.Quote((b.Paragraph(b.plain("It goes out to the sea, and is back by noon.")), film))
    keep(tmp_path, replace(EPISODE, enclosures=(SOUND,)), heard)
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        assert stage.text.count("▶ Waves") == 1
        assert "♪" not in stage.text
        await stage.press("enter", "E")
        assert opened == [SOUND.url]


async def test_where_there_is_none_that_is_said(tmp_path: Path, opened: list[str]) -> None:
    keep(tmp_path, replace(EPISODE, enclosures=()))
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        await stage.press("E")
        assert opened == []
        assert "No audio, video or file comes with this article." in stage.lines[-1]


async def test_over_ssh_its_address_is_shown(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    monkeypatch.delenv("DISPLAY")
    keep(tmp_path, EPISODE)
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        await stage.press("E")
        assert opened == []
        assert f"The address: {SOUND.url}" in stage.lines[-1]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://[tide.example/"])
async def test_what_is_no_web_address_is_never_opened(tmp_path: Path, opened: list[str], url: str) -> None:
    keep(tmp_path, replace(EPISODE, enclosures=(Enclosure(url),)))
    async with on_screen(tmp_path, WIDE, OFFLINE, sample=False) as stage:
        await stage.press("E")
        assert opened == []
        assert f"Such addresses are never opened: {url}" in stage.lines[-1]
