"""`newsreader feeds` and its actions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reader import wiring
from reader.cli.main import main
from reader.library.opml import read_opml

FEED = "https://news.example/rdf/world"
OPML = """<?xml version="1.0"?>
<opml version="2.0"><head/><body>
<outline text="Lakes"><outline type="rss" text="Two" xmlUrl="https://two.example/feed"/></outline>
<outline type="rss" text="World" xmlUrl="https://news.example/rdf/world"/>
</body></opml>"""


@pytest.fixture(autouse=True)
def _here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(data))


def _feeds(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["feeds", "--json"]) == 0
    feeds: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return feeds


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds"]) == 0
    heads, line = capsys.readouterr().out.splitlines()
    assert heads.split() == ["feed", "unread", "articles", "asked", "folder", "title", "address"]
    assert re.fullmatch(rf" +\d+ +4 +4 +never +Lake World +{FEED}", line)
    (feed,) = _feeds(capsys)
    assert set(feed) == {
        *("id", "url", "title", "site", "language", "direction", "folder", "articles", "unread", "checked", "error"),
        *("interval", "full_text", "proxy"),
    }
    assert (feed["url"], feed["title"], feed["articles"], feed["checked"]) == (FEED, "Lake World", 4, None)


@pytest.mark.parametrize("name", [FEED, "Lake World", "1"])
def test_remove_by_any_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "remove", name]) == 0
    assert "Lake World" in capsys.readouterr().err
    assert _feeds(capsys) == []
    assert main(["feeds", "remove", name]) == 1


def test_import_and_export(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(OPML, encoding="utf-8")
    assert main(["feeds", "import", str(file)]) == 0
    assert capsys.readouterr().err == "1 added, 1 here already.\n"
    assert [feed["folder"] for feed in _feeds(capsys)] == ["", "Lakes"]
    assert main(["feeds", "export"]) == 0
    printed = capsys.readouterr().out
    assert main(["feeds", "export", str(tmp_path / "out.opml")]) == 0
    assert (tmp_path / "out.opml").read_text(encoding="utf-8").strip() == printed.strip()
    other = str(tmp_path / "other")
    assert main(["feeds", "import", str(tmp_path / "out.opml"), "--data", other]) == 0
    assert "2 added, 0 here already." in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"<html></html", b"\x00\x01", b"{}"])
def test_a_file_that_is_no_opml(content: bytes, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(content)
    assert main(["feeds", "import", str(tmp_path / "x")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_files_that_are_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["feeds", "import", str(tmp_path / "none")]) == 1
    assert "can't be read" in capsys.readouterr().err
    assert main(["feeds", "export", str(tmp_path / "none" / "x")]) == 1
    assert "can't be written" in capsys.readouterr().err


def test_a_folder_of_nobodys_is_said_to_be_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "import", "~nobody-of-that-name/feeds.opml"]) == 1
    assert "can't be read" in capsys.readouterr().err


def test_the_file_beside_the_settings_has_the_feeds_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "settings" / "newsreader.toml"))
    file = tmp_path / "settings" / "subscriptions.opml"
    assert main(["feeds"]) == 0
    assert not file.exists()
    assert main(["feeds", "edit", "1", "--folder", "Sea/North", "--interval", "240"]) == 0
    assert 'newsreader:interval="240"' in file.read_text(encoding="utf-8")
    assert main(["feeds", "remove", "1"]) == 0
    assert FEED not in file.read_text(encoding="utf-8")
    with wiring.open_library(tmp_path / "data", subscriptions=file) as library:
        library.marks.undo()
    written = file.read_text(encoding="utf-8")
    assert FEED in written
    capsys.readouterr()
    assert main(["feeds", "export"]) == 0
    assert capsys.readouterr().out == written
    assert main(["feeds", "sync", str(file)]) == 0
    assert "already" in capsys.readouterr().err


def test_a_file_beside_the_settings_that_cannot_be_written_is_said_and_undoes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "settings" / "newsreader.toml"))
    file = tmp_path / "settings" / "subscriptions.opml"
    file.mkdir(parents=True)
    assert main(["feeds", "edit", "1", "--folder", "Sea"]) == 0
    said = capsys.readouterr().err
    assert said.count(f"The list of your feeds can't be written to {file}") == 1
    assert "The library has it all the same." in said
    assert [feed["folder"] for feed in _feeds(capsys)] == ["Sea"]
    file.rmdir()
    assert main(["undo"]) == 0
    assert "Sea" not in file.read_text(encoding="utf-8")
    assert FEED in file.read_text(encoding="utf-8")


def test_a_title_that_is_the_address_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "out.opml"
    assert main(["feeds", "add", "https://two.example/feed", "--as-is"]) == 0
    assert main(["feeds", "export", str(file)]) == 0
    (feed,) = [feed for feed in read_opml(file.read_bytes()).feeds if "two" in feed.url]
    assert feed.title == ""
