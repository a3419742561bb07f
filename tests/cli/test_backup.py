"""`newsreader backup`, `restore` and `doctor --repair`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader import wiring
from reader.cli.main import main
from reader.store import WorkLock
from reader.store.schema import MIGRATIONS


@pytest.fixture(autouse=True)
def _here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(data))


@pytest.fixture
def copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A backup, made by the command."""
    file = tmp_path / "copy.db"
    assert main(["backup", str(file)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"The library is copied to {file}, 0.")
    assert f"`newsreader restore {file}`" in err
    return file


def titles(capsys: pytest.CaptureFixture[str]) -> int:
    """How many articles are listed, with nothing said beside them."""
    assert main(["list"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return len(out.splitlines())


def test_a_backup_comes_back(copy: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "remove", "1"]) == 0
    capsys.readouterr()
    assert titles(capsys) == 1  # the one that is starred
    assert main(["restore", str(copy)]) == 0
    (kept,) = data.glob("library-kept-*.db")
    assert capsys.readouterr().err == (
        f"The library is the one of {copy} now. The one that was here is kept as {kept}.\n"
    )
    assert titles(capsys) == 4


def test_a_backup_does_not_replace_a_file_unasked(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = copy.read_bytes()
    assert main(["backup", str(copy)]) == 1
    assert capsys.readouterr().err == (
        f"newsreader: {copy} is there already, and was left as it is. --force replaces a file.\n"
    )
    assert copy.read_bytes() == before
    assert main(["backup", "--force", str(copy)]) == 0


@pytest.mark.parametrize("command", [["restore", "COPY"], ["doctor", "--repair"]])
@pytest.mark.parametrize("lock", [wiring.LOCK_FILE, wiring.LOOP_FILE, wiring.REPAIR_FILE])
def test_nothing_is_put_in_place_while_another_is_at_work(
    copy: Path, data: Path, command: list[str], lock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with WorkLock(data / lock, "is at work"):
        assert main([str(copy) if word == "COPY" else word for word in command]) == 1
    assert capsys.readouterr().err.startswith("newsreader: Another newsreader (process ")
    assert list(data.glob("library-kept-*")) == []


def test_a_damaged_library_is_found_and_repaired(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / wiring.LIBRARY_FILE
    file.write_bytes(b"x" * 100 + file.read_bytes()[100:])
    assert main(["doctor", "--offline"]) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("problem")]
    assert "its beginning is damaged" in line
    assert "`newsreader doctor --repair`" in line
    assert main(["doctor", "--offline", "--repair"]) == 0
    out, err = capsys.readouterr()
    assert "problem" not in out
    (kept,) = data.glob("library-damaged-*.db")
    said = err.splitlines()
    assert said[1] == f"What the damaged library still held is in a new one now. The damaged file is kept as {kept}."
    assert said[2].startswith("Saved: 1 feeds, 4 articles, ")
    assert "1 marks" in said[2]
    assert said[3] == "Nothing was lost, as far as can be told."
    assert titles(capsys) == 4


def test_a_search_index_is_made_again(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with wiring.open_library(data) as library, library.database.writing() as connection:
        connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    assert main(["doctor", "--offline"]) == 1
    assert "newsreader doctor --repair" in capsys.readouterr().out
    assert main(["doctor", "--offline", "--repair"]) == 0
    assert "The search index was made again." in capsys.readouterr().err
    assert main(["doctor", "--offline", "--repair"]) == 0
    assert "Nothing had to be repaired." in capsys.readouterr().err


def test_a_newer_library_names_the_copy_to_go_back_to(
    copy: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(data / wiring.LIBRARY_FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    assert main(["list"]) == 1
    assert "A newer newsreader has written this library" in capsys.readouterr().err
    copy.rename(data / f"library-before-{len(MIGRATIONS) + 1}-2026-01-01.db")
    assert main(["list"]) == 1
    (command,) = [part for part in capsys.readouterr().err.split("`") if part.startswith("newsreader restore")]
    assert main(command.split()[1:]) == 0
    capsys.readouterr()
    assert titles(capsys) == 4
