"""Feeds that programs write: nobody's program is run unless the person of this machine has agreed to it."""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.settings.paths import system_settings_files
from tests.cli.newsboatfiles import lay_newsboat
from tests.poller.bodies import Item, rdf
from tests.terminal import in_terminal

SAY = "import pathlib, sys; pathlib.Path(sys.argv[2]).touch(); print(pathlib.Path(sys.argv[1]).read_text())"


class Town:
    """A person's files: newsboat's `urls` with a program in it, and a mark that this has run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ran = folder / "ran"
        self.urls = folder / "urls"
        (folder / "written").write_text(rdf(Item("https://harbour.example/a-1")), encoding="utf-8")
        self.line = shlex.join([sys.executable, "-c", SAY, str(folder / "written"), str(self.ran)])
        lay_newsboat(folder)
        with closing(sqlite3.connect(folder / ".newsboat" / "cache.db")) as connection:
            connection.execute("UPDATE rss_item SET feedurl = ? WHERE title = 'Boats'", (f"exec:{self.line}",))
            connection.commit()
        quoted = self.line.replace("\\", "\\\\").replace('"', '\\"')
        self.urls.write_text(f'"exec:{quoted}" harbour "~The harbour"\nhttps://a.example/rss\n', encoding="utf-8")

    @property
    def bringing(self) -> list[str]:
        files = {"--urls": self.urls, "--cache": self.folder / ".newsboat" / "cache.db", "--settings": os.devnull}
        return ["import", "newsboat", *(str(word) for pair in files.items() for word in pair)]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "config" / "newsreader.toml"))
    monkeypatch.setenv("NEWSREADER_REFRESH_PAGES_AHEAD", "0")
    return Town(tmp_path)


def _feeds(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["feeds", "--json"]) == 0
    values: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return values


def _agree(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", f"exec:{town.line}", "--agree"]) == 0
    assert "Added as feed 1" in capsys.readouterr().err


def test_without_a_terminal_the_command_that_agrees_is_named(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(town.bringing) == 0
    said = capsys.readouterr()
    (line,) = [one for one in said.out.splitlines() if ":1:" in one]
    reason, command = line.split("agree to it: ")
    assert "not brought along: a program is run only where you" in reason
    assert [feed["url"] for feed in _feeds(capsys)] == ["https://a.example/rss"]
    name, *arguments = shlex.split(command)
    assert name == "newsreader"
    assert main(arguments) == 0
    (feed,) = [one for one in _feeds(capsys) if str(one["url"]).startswith("exec:")]
    assert (feed["title"], feed["folder"]) == ("The harbour", "harbour")
    assert main(["refresh", str(feed["id"])]) == 0
    assert town.ran.exists()
    assert main(town.bringing) == 0
    assert f"feed {feed['id']}, which is here already" in capsys.readouterr().out


@pytest.mark.pty
@pytest.mark.parametrize("answer", ["y", "n"])
def test_at_a_terminal_each_is_asked_about(town: Town, capsys: pytest.CaptureFixture[str], answer: str) -> None:
    with in_terminal([sys.executable, "-m", "reader", *town.bringing], size=(400, 30)) as terminal:
        terminal.wait_for("without a shell:")
        terminal.wait_for(town.line)
        terminal.wait_for("Follow it? [y/n]")
        terminal.press("what\r")
        terminal.forget()
        terminal.wait_for("Follow it? [y/n]")
        terminal.press(f"{answer}\r")
        assert terminal.wait_for_end() == 0
    assert [feed["folder"] for feed in _feeds(capsys)] == ["", "harbour"][: 2 if answer == "y" else 1]
    assert (b"you did not agree" in terminal.written) is (answer == "n")
    assert main(["count", "Boats"]) == 0
    assert capsys.readouterr().out == ("1\n" if answer == "y" else "0\n")  # what newsboat had kept of it
    assert not town.ran.exists()


@pytest.mark.pty
def test_the_screen_asks_them_too(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    _agree(town, capsys)
    with in_terminal([sys.executable, "-m", "reader"]) as terminal:
        terminal.wait_for("Boats fill the bay")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert town.ran.exists()


def test_without_a_terminal_nobody_is_asked(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", f"exec:{town.line}"]) == 1
    assert "A program is run only where you agree to it: newsreader feeds add" in capsys.readouterr().err
    assert main(["feeds", "add", "exec:news | sort", "--agree"]) == 1
    assert "“|” is for a shell, and none is run" in capsys.readouterr().err
    assert _feeds(capsys) == []


def test_it_is_a_feed_like_others(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    _agree(town, capsys)
    assert main(["refresh"]) == 0
    assert "1 new" in capsys.readouterr().err
    (town.folder / "written").write_text("garbage", encoding="utf-8")
    assert main(["refresh", "--all"]) == 1
    assert main(["feeds"]) == 0
    assert f"This is not a feed.  exec:{town.line}" in capsys.readouterr().out
    assert main(["feeds", "health"]) == 0
    assert "failing" in capsys.readouterr().out
    assert main(["feeds", "edit", "1", "--title", "Mine", "--folder", "sea"]) == 0
    assert main(["feeds", "remove", "Mine"]) == 0
    assert _feeds(capsys) == []
    assert main(["undo"]) == 0
    town.ran.unlink()
    assert main(["refresh", "Mine"]) == 1
    assert town.ran.exists()


def test_no_file_brings_or_takes_one(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    opml = town.folder / "feeds.opml"
    outline = f"<outline xmlUrl='exec:{town.line}'/><outline xmlUrl='https://b.example/rss'/>".replace('"', "&quot;")
    opml.write_text(f"<opml version='2.0'><body>{outline}</body></opml>", encoding="utf-8")
    assert main(["feeds", "import", str(opml)]) == 0
    assert "a program is never followed because a file names it. It is left out." in capsys.readouterr().err
    assert [feed["url"] for feed in _feeds(capsys)] == ["https://b.example/rss"]
    assert main(["feeds", "sync", str(town.urls), "--agree"]) == 0
    assert "a program is run only where you agree to it" in capsys.readouterr().err
    assert [feed["url"] for feed in _feeds(capsys)] == ["https://a.example/rss"]
    assert main(["feeds", "add", f"exec:{town.line}", "--agree"]) == 0
    assert main(["feeds", "sync", str(opml), "--agree"]) == 0
    assert sorted(str(feed["url"])[:5] for feed in _feeds(capsys)) == ["exec:", "https"]
    assert main(["feeds", "sync", str(town.urls)]) == 0
    assert "agree to it" not in capsys.readouterr().err
    assert main(["feeds", "export"]) == 0
    said = capsys.readouterr()
    assert "exec:" not in said.out
    assert "1 feed is left out: a program writes it" in said.err
    assert "exec:" not in (town.folder / "config" / "subscriptions.opml").read_text(encoding="utf-8")
    assert not town.ran.exists()


def test_on_another_machine_nobody_has_agreed(
    town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _agree(town, capsys)
    copy = str(town.folder / "copy.db")
    assert main(["backup", copy]) == 0
    monkeypatch.setenv("XDG_STATE_HOME", str(town.folder / "elsewhere"))
    monkeypatch.setenv("NEWSREADER_DATA", str(town.folder / "other"))
    assert main(["restore", copy]) == 0
    assert main(["refresh", "--all"]) == 1
    said = capsys.readouterr().err
    assert "Nobody has agreed on this machine to run it" in said
    assert "newsreader feeds add" in said
    assert not town.ran.exists()
    _agree(town, capsys)
    assert main(["refresh"]) == 0
    assert town.ran.exists()


def test_the_system_can_lock_them(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    _agree(town, capsys)
    file = system_settings_files()[-1]
    assert file.is_relative_to(os.environ["XDG_CONFIG_DIRS"])
    file.parent.mkdir(parents=True)
    file.write_text('[locked]\ncommands = ["programs"]\n', encoding="utf-8")
    assert main(["refresh", "--all"]) == 1
    assert "Programs are locked by the settings of this system. It was not run." in capsys.readouterr().err
    assert main(["feeds", "add", "exec:other", "--agree"]) == 1
    assert "`programs` is locked by the settings of this system" in capsys.readouterr().err
    town.urls.write_text("exec:other\n", encoding="utf-8")
    assert main(town.bringing) == 0
    assert "programs are locked by the settings of this system" in capsys.readouterr().out
    assert not town.ran.exists()
    assert len(_feeds(capsys)) == 1
