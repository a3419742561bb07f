"""What gets out on stdout, whatever goes in."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import output
from reader.model.text import clean


def _written(encoding: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")


def _take(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode(stream.encoding)


@given(st.text())
def test_lines_and_documents_hold_nothing_that_a_terminal_obeys(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stream = _written()
        patch.setattr(sys, "stdout", stream)
        output.line(text)
        output.document(text)
        written = _take(stream)
    assert written == clean(written)
    assert written.endswith("\n")


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none()), st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_json_says_all_and_is_harmless(content: dict[str, str | int | None], encoding: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stream = _written(encoding)
        patch.setattr(sys, "stdout", stream)
        output.value(content)
        written = _take(stream)
    assert json.loads(written) == content
    assert written[:-1].isprintable()
    assert written[-1] == "\n"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_is_written_as_its_items_come(count: int, capsys: pytest.CaptureFixture[str]) -> None:
    output.values({"n": number} for number in range(count))
    assert json.loads(capsys.readouterr().out) == [{"n": number} for number in range(count)]


def test_a_terminal_that_lacks_letters_gets_others(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _written("ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert not output.speaks_unicode()
    output.line("Fähre ★")
    assert _take(stream) == "F?hre ?\n"


def test_no_stdout_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    output.line("nobody hears it")
    output.flush()
    output.abandon()
    assert output.cells() is None
