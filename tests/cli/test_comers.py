"""Somebody comes from newsboat, takes all of it elsewhere again, and has the same there."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.cli.main import main
from tests.cli.newsboatfiles import FEEDS, lay_newsboat


@pytest.fixture(autouse=True)
def _newsboat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "config" / "newsreader.toml"))
    lay_newsboat(Path(os.environ["HOME"]))


def _values(capsys: pytest.CaptureFixture[str], *argv: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(list(argv)) == 0
    values: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return values


def test_a_dry_run_tells_each_line_and_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "newsboat", "--dry-run"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 8
    assert "urls:4: exec:/bin/true → a feed, if you agree that this is run for it: /bin/true" in said.out
    assert "2 feeds would come along, 1 program would be asked about; 1 of 8 lines have no place here" in said.err
    assert not (tmp_path / "data").exists()


def test_feeds_articles_and_marks_come_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "newsboat"]) == 0
    assert "2 feeds added, 0 here already; 4 articles, 2 of them read and 1 starred." in capsys.readouterr().err
    feeds = _values(capsys, "feeds", "--json")
    assert [(feed["url"], feed["title"], feed["folder"]) for feed in feeds] == [
        (FEEDS[0], "The A paper", "news"),
        (FEEDS[1], FEEDS[1], ""),
    ]
    articles = {article["title"]: article for article in _values(capsys, "list", "--json")}
    assert set(articles) == {"Ferry on the lake", "Rain [31mtoday", "Boats"}  # the horoscope is hidden by its rule
    ferry = articles["Ferry on the lake"]
    assert (ferry["published"], ferry["ready"], bool(ferry["read"]), bool(ferry["starred"])) == (
        *("2026-09-21T14:13:20Z", "full", True, True),
    )
    assert articles["Rain [31mtoday"]["read"] is None
    assert [one["title"] for one in _values(capsys, "list", "--json", 'tag:"flag a"')] == ["Rain [31mtoday"]
    settings = (tmp_path / "config" / "newsreader.toml").read_text()
    assert "interval = 45" in settings
    assert 'preset = "newsboat"' in settings
    assert 'open = ["enter", "o"]' in settings
    assert main(["config", "check"]) == 0
    assert (tmp_path / "config" / "subscriptions.opml").read_text().count("xmlUrl") == 2
    assert main(["import", "newsboat"]) == 0
    assert "0 feeds added, 2 here already" in capsys.readouterr().err
    assert len(_values(capsys, "list", "--json")) == 3


def test_all_of_it_goes_and_comes_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "newsboat"]) == 0
    opml, marks = tmp_path / "out.opml", tmp_path / "marks.json"
    assert main(["feeds", "export", str(opml)]) == 0
    assert main(["marks", "export", str(marks)]) == 0
    before = _values(capsys, "list", "--json"), _values(capsys, "feeds", "--json")

    elsewhere = ["--data", str(tmp_path / "other"), "--config", str(tmp_path / "other.toml")]
    cache = tmp_path / "cache.db"
    shutil.copy(Path(os.environ["HOME"], ".newsboat", "cache.db"), cache)
    with closing(sqlite3.connect(cache)) as connection:
        connection.execute("UPDATE rss_item SET unread = 1, flags = ''")
        connection.commit()
    assert main(["feeds", "import", str(opml), *elsewhere]) == 0
    nothing = ["--urls", os.devnull, "--settings", os.devnull, "--cache", str(cache)]
    assert main(["import", "newsboat", *elsewhere, *nothing]) == 0
    assert main(["marks", "merge", str(marks), *elsewhere]) == 0
    after = _values(capsys, "list", "--json", *elsewhere), _values(capsys, "feeds", "--json", *elsewhere)
    for articles, feeds in (before, after):
        for article in articles:
            article["id"] = article["url"]
        for feed in feeds:
            feed["id"] = feed["url"]
    assert [one for one in after[0] if one["title"] != "Daily horoscope"] == before[0]  # rules stay where they are
    assert [(one["url"], one["title"], one["folder"]) for one in after[1]] == [
        (one["url"], one["title"], one["folder"]) for one in sorted(before[1], key=lambda one: bool(one["folder"]))
    ]
    assert _values(capsys, "list", "--json", 'tag:"flag b"', *elsewhere)


def test_what_is_not_there_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", os.devnull)
    monkeypatch.setenv("XDG_CONFIG_HOME", os.devnull)
    assert main(["import", "newsboat"]) == 1
    assert "not where it keeps them" in capsys.readouterr().err
    assert main(["import", "newsboat", "--cache", __file__]) == 1
    assert "can't be read as newsboat's cache" in capsys.readouterr().err


SYNCED = f"{FEEDS[0]} sea\nhttps://new.example/rss\n"


def test_the_feeds_become_those_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "newsboat"]) == 0
    file = tmp_path / "wanted"
    file.write_text(SYNCED)
    capsys.readouterr()
    assert main(["feeds", "sync", str(file)]) == 0
    shown = capsys.readouterr()
    assert [line[0] for line in shown.out.splitlines()] == ["+", "-", "~"]
    assert "Nothing was changed" in shown.err
    assert [feed["url"] for feed in _values(capsys, "feeds", "--json")] == list(FEEDS)
    assert main(["feeds", "sync", str(file), "--agree"]) == 0
    assert "1 added, 1 removed, 1 changed" in capsys.readouterr().err
    feeds = _values(capsys, "feeds", "--json")
    assert [(feed["url"], feed["folder"]) for feed in feeds] == [(FEEDS[0], "sea"), ("https://new.example/rss", "")]
    assert main(["feeds", "sync", str(file)]) == 0
    assert "already" in capsys.readouterr().err
    file.write_text('<opml version="2.0"><body/></opml>')
    assert main(["feeds", "sync", str(file), "--agree"]) == 1
    assert "Nothing was changed" in capsys.readouterr().err
    assert len(_values(capsys, "feeds", "--json")) == 2
