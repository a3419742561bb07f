"""Marks go from one machine to another; the later one counts."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader import wiring
from reader.cli.main import main
from reader.library.carrying import MarkFiles
from reader.model.times import utc_now


@pytest.fixture
def other(data: Path, tmp_path: Path) -> Path:
    """Another machine's library with the same articles."""
    with wiring.open_library(data) as library:
        library.marks.unstar([1])
        with library.database.writing() as connection:
            connection.execute("DELETE FROM moments")
    shutil.copytree(data, tmp_path / "other")
    return tmp_path / "other"


def _carry(source: Path, target: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "marks.json")
    assert main(["marks", "export", file, "--data", str(source)]) == 0
    assert main(["marks", "merge", file, "--data", str(target)]) == 0


def _set_back(data: Path, seconds: int) -> None:
    """As if all that was done here had been done earlier."""
    with closing(sqlite3.connect(data / "library.db")) as connection:
        connection.execute("UPDATE moments SET moment = moment - ?", (seconds,))
        connection.commit()


def _marks(data: Path) -> list[tuple[bool, bool, tuple[str, ...], object]]:
    with wiring.open_library(data) as library:
        rows = library.reading.rows([1, 2, 3, 4])
        return [(bool(row.read), bool(row.starred), row.tags, library.marks.position(row.id) and True) for row in rows]


def test_all_marks_come_over(data: Path, other: Path, tmp_path: Path) -> None:
    with wiring.open_library(data) as library:
        library.marks.read([1, 2], utc_now())
        library.marks.star([2], utc_now())
        library.marks.tag([3], "later", utc_now())
        library.marks.keep_position(1, 1, 7)
    _carry(data, other, tmp_path)
    assert _marks(other) == _marks(data)
    assert _marks(other)[0] == (True, False, (), True)
    with wiring.open_library(other) as library:
        position = library.marks.position(1)
        assert position is not None
        assert (position.block, position.offset) == (1, 7)


def test_a_mark_that_was_taken_away_later_goes(data: Path, other: Path, tmp_path: Path) -> None:
    earlier = utc_now() - timedelta(hours=1)
    for folder in (data, other):
        with wiring.open_library(folder) as library:
            library.marks.read([1, 2], earlier)
            library.marks.tag([1], "later", earlier)
    with wiring.open_library(data) as library:
        library.marks.unread([1])
        library.marks.untag([1], "later")
    _carry(data, other, tmp_path)
    assert [read for read, *_ in _marks(other)] == [False, True, False, False]
    assert _marks(other)[0][2] == ()
    _carry(other, data, tmp_path)
    assert _marks(data) == _marks(other)


def test_a_mark_that_was_set_later_stays(data: Path, other: Path, tmp_path: Path) -> None:
    with wiring.open_library(data) as library:
        library.marks.read([1], utc_now() - timedelta(days=2))
        library.marks.unread([1])
    _set_back(data, 86_400)
    with wiring.open_library(other) as library:
        library.marks.read([1], utc_now() - timedelta(hours=1))
    _carry(data, other, tmp_path)
    assert _marks(other)[0][0]
    _carry(other, data, tmp_path)
    assert _marks(data)[0][0]


def test_merging_is_undone_at_once(data: Path, other: Path, tmp_path: Path) -> None:
    with wiring.open_library(data) as library:
        library.marks.read([1, 2, 3], utc_now())
        library.marks.tag([3], "later", utc_now())
    before = _marks(other)
    _carry(data, other, tmp_path)
    assert _marks(other) != before
    with wiring.open_library(other) as library:
        assert library.marks.undo() == "Merged marks of 3: undone."
    assert _marks(other) == before


def test_a_moment_to_come_counts_as_now(data: Path) -> None:
    later = (utc_now() + timedelta(days=900)).isoformat()
    marks = [{"mark": "read", "at": later, "on": True}]
    content = {
        "newsreader": "marks",
        "version": 1,
        "articles": [{"keys": ["url:https://news.example/a-1"], "marks": marks}],
    }
    with wiring.open_library(data) as library:
        now = utc_now()
        assert MarkFiles(library.database).merge(json.dumps(content).encode(), now).changed == 1
        (row,) = library.reading.rows([1])
        assert isinstance(row.read, datetime)
        assert row.read <= now


def test_articles_that_are_not_here_are_counted(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "marks.json")
    assert main(["marks", "export", file, "--data", str(data)]) == 0
    assert main(["marks", "merge", file, "--data", str(tmp_path / "empty")]) == 0
    assert "0 of 1 articles got later marks. 1 are not here" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b'{"newsreader": "marks", "version": 1, "articles": [{"keys": ["x"], "marks": [{"mark": "no"}]}]}',
        b'{"newsreader": "marks", "version": 1, "articles": [{"keys": [], "marks": [{"mark": "read", "at": "x"}]}]}',
        b'{"newsreader": "marks", "version": 2, "articles": []}',
        b'{"newsreader": "marks", "version": 1, "articles": [7]}',
        b'{"newsreader": "marks", "version": 1, "articles": [',
        b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_such_file_changes_nothing(
    content: bytes, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _marks(data)
    (tmp_path / "marks.json").write_bytes(content)
    assert main(["marks", "merge", str(tmp_path / "marks.json"), "--data", str(data)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert _marks(data) == before
