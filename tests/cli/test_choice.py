"""Which articles a person names: by numbers, by addresses, by a query, from standard input."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.cli.main import main
from tests.cli.goldens import fill


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    fill(tmp_path / "data")


def _shown(text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *names: str) -> list[str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["open", "--print", *names]) == 0
    return [line.rpartition("-")[2] for line in capsys.readouterr().out.splitlines()]


def test_lines_of_a_list_can_be_piped_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "lang:en"]) == 0
    assert _shown(capsys.readouterr().out, monkeypatch, capsys, "-") == ["1", "2"]


def test_each_is_named_once_in_the_order_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _shown("3\n\n1\n", monkeypatch, capsys, "2", "-", "https://news.example/a-2", "3") == ["2", "3", "1"]


def test_a_number_in_quotation_marks_is_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", "--print", '"1"']) == 1
    assert capsys.readouterr().err == "newsreader: No article matches.\n"
    assert _shown("", monkeypatch, capsys, "lang:en", "ferry") == ["1"]


@pytest.mark.parametrize("line", ["Ferry 1", "-", "\x1b[2J"])
def test_a_line_that_names_none_is_told(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"1\n{line}\n"))
    assert main(["mark", "read", "-"]) == 2
    out, err = capsys.readouterr()
    assert (out, "line 2 of the input begins with no article's number" in err) == ("", True)
    assert "\x1b" not in err
    assert main(["count", "is:unread"]) == 0
    assert capsys.readouterr().out == "4\n"


def test_no_input_is_no_article(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["mark", "read", "-"]) == 1
    assert capsys.readouterr().err == "newsreader: No article matches.\n"
