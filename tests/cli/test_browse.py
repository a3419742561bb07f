"""`newsreader open` hands addresses to the person's browser, as arguments and never through a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.main import main
from reader.library.opened import open_library
from reader.model.times import utc_now
from tests.cli.goldens import NOON, fill
from tests.screens.conftest import opened

__all__ = ["opened"]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    fill(tmp_path / "data")
    return tmp_path / "data"


def test_addresses_are_opened_and_marked_read(
    data: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", "lang:en", "--read", "--verbose"]) == 0
    assert opened == ["https://news.example/a-1", "https://news.example/a-2"]
    assert capsys.readouterr().err.splitlines() == [f"Opened {address}" for address in opened]
    with open_library(data) as library:
        assert (
            library.reading.open("is:unread", now=utc_now()).ids[:]
            == library.reading.open("-lang:en", now=utc_now()).ids[:]
        )
    assert main(["open", "1", "--enclosure"]) == 0
    assert opened[-1] == "https://news.example/a.mp3"


def test_a_browser_of_the_terminal_is_run_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, told = tmp_path / "w3m", tmp_path / "told"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$*" > {told}\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    assert main(["open", "1"]) == 0
    assert told.read_text("utf-8") == "https://news.example/a-1"
    browser.unlink()
    assert main(["open", "1"]) == 1


def test_too_many_are_not_opened_at_once(
    monkeypatch: pytest.MonkeyPatch, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reader.cli.browse.MOST", 2)
    assert main(["open", "1", "2", "3"]) == 0
    assert len(opened) == 2
    assert capsys.readouterr().err == "3 articles are too many for a browser: the first 2 are opened.\n"


def test_what_changed_since_it_was_read_is_shown(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dataclasses import replace
    from datetime import timedelta

    from reader.model.article import Extraction
    from reader.model.blocks import Paragraph, plain
    from reader.store import Articles

    with open_library(data) as library:
        story = library.reading.story(1)
        library.marks.read([1], NOON + timedelta(hours=1))
        page = Extraction(title=story.article.title, lead=story.article.lead, blocks=story.blocks)
        page = replace(page, blocks=(Paragraph(plain("People lined the shore when the ferry came in.")),))
        Articles(library.database).keep_page(1, "https://news.example/a-1", page, NOON + timedelta(hours=2))
    assert main(["show", "1", "--changes"]) == 0
    out = capsys.readouterr().out
    assert "-quay-" in out
    assert "+shore+" in out
