"""`newsreader read`: a person asks by lines, and is answered by lines."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.library.opened import open_library
from tests.cli.goldens import fill


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    fill(tmp_path / "data")
    return tmp_path / "data"


def _read(answers: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert main(["read", *words]) == 0
    return capsys.readouterr().out.splitlines()


def _unread(data: Path) -> int:
    with open_library(data) as library:
        return library.reading.counts().unread


def test_it_numbers_titles_and_reads_what_is_asked_for(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _read("1\nq\n", monkeypatch, capsys)
    assert said[0] == "4 articles. A number reads one, enter the next, ? says more, q ends."
    assert said[1].startswith("1. Ferry returns to the lake after forty years. Starred. Lake World, ")
    assert "People lined the quay when the ferry came in." in said
    assert _unread(data) == 3


def test_numbers_name_the_articles_to_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = _read("1\n", monkeypatch, capsys, "4", "1")
    assert said[0] == "2 articles. A number reads one, enter the next, ? says more, q ends."
    assert said[1].startswith("1. 渡轮")
    assert said[2].startswith("2. Ferry returns to the lake")
    assert main(["read", "999"]) == 1


def test_enter_goes_on_to_the_end(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _read("\n" * 5, monkeypatch, capsys)
    assert "老船回来了。" in said
    assert said[-2:] == ["> That was the last article.", "> "]
    assert _unread(data) == 0


def test_what_was_read_can_be_starred_and_undone(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "\n".join(_read("s\n2\ns\nu\nz\nz\n9\nwhat\n?\nn\np\n", monkeypatch, capsys))
    for part in (
        "Read an article first.",
        "Starred. z takes it back.",
        "Unread. z takes it back.",
        "Marked 1 unread: undone.",
        "Starred 1: undone.",
        "There is no such number: the last is 4.",
        "“what” is not known here. ? says what is.",
        "a number   reads that article",
        "There are no more.",
        "This is the beginning.",
    ):
        assert part in said
    assert _unread(data) == 3


def test_nothing_is_marked_where_marks_are_made_by_hand(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSREADER_READING_MARK_READ", "manual")
    _read("1\n", monkeypatch, capsys)
    assert _unread(data) == 4


def test_a_query_and_a_number_of_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = _read("1\n", monkeypatch, capsys, "lang:ar", "--lines", "1")
    assert said[0].startswith("1 article.")
    assert len(said) == 4


def test_nothing_to_read_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _read("", monkeypatch, capsys, "nothing") == []


def test_nothing_that_a_terminal_obeys_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "\x1b" not in "".join(_read("2\n", monkeypatch, capsys))
