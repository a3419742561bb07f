"""`newsreader export`, and files that are whole or not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.settings.wholefile import whole_file


@pytest.fixture(autouse=True)
def _here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(data))


def test_a_folder_of_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "kept"
    assert main(["export", "--to", str(folder)]) == 0
    assert "4 articles written to" in capsys.readouterr().err
    assert len(list(folder.glob("*.md"))) == 4
    assert main(["export", "is:starred", "--to", str(folder)]) == 0
    assert "1 were there and stay" in capsys.readouterr().err


def test_one_article_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "1", "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["address"] == "https://news.example/a-1"
    assert values["revision"] == 1
    assert values["blocks"]


def test_a_newspaper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "today.epub"
    assert main(["export", "newer:1w", "--format", "epub", "--to", str(file)]) == 0
    assert "4 articles written to" in capsys.readouterr().err
    assert len([name for name in zipfile.ZipFile(file).namelist() if "article-" in name]) == 4
    before = file.read_bytes()
    assert main(["export", "--format", "epub", "--to", str(file)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["export", "nothing-like-it", "--format", "epub", "--to", str(tmp_path / "none.epub")]) == 1
    assert not (tmp_path / "none.epub").exists()
    assert file.read_bytes() == before


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt(), BrokenPipeError()])
def test_a_file_is_whole_or_as_it_was(fault: BaseException, tmp_path: Path) -> None:
    file = tmp_path / "paper.epub"
    file.write_text("before")

    def write() -> None:
        with whole_file(file) as stream:
            stream.write(b"half of ")
            raise fault

    with pytest.raises(type(fault)):
        write()
    assert file.read_text() == "before"
    assert list(tmp_path.glob(".newsreader-*")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_said(data: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "export", "--format", "text"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
            env={**os.environ, "NEWSREADER_DATA": str(data)},
        )
    assert done.returncode == 1
    assert "can't be written (No space left on device)" in done.stderr


def test_a_folder_that_takes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["export", "--to", str(tmp_path / "file" / "in")]) == 1
    assert "can't be written" in capsys.readouterr().err
