"""The terminal's background: what it answers, and what else says it."""

from __future__ import annotations

import os
import pty
import stat
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings import paths
from reader.tui.background import Heard, Listening, Shade, known
from reader.tui.early_keys import keys_of

OVER = b"\x1b[?62;4c"


@pytest.mark.parametrize(
    ("answer", "shade"),
    [
        (b"\x1b]11;rgb:1414/1717/1c1c\x1b\\", "dark"),
        (b"\x1b]11;rgb:ff/ff/f0\x07", "light"),
        (b"\x1b]11;rgba:ffff/ffff/ffff/ffff\x1b\\", "light"),
        (b"\x1b]11;rgb:0/0/f\x1b\\", "dark"),
        (b"\x1b]11;rgb:ffff/ffff\x1b\\", None),
        (b"\x1b]11;rgb:gggg/0000/0000\x1b\\", None),
        (b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\", None),
        (b"", None),
    ],
)
def test_only_an_answer_in_its_form_is_one(answer: bytes, shade: Shade | None) -> None:
    assert Heard.of(answer).shade == shade
    assert not Heard.of(answer).is_over
    assert Heard.of(answer + OVER).is_over


@given(st.text(max_size=20).filter(lambda text: "\x1b" not in text), st.text(max_size=20))
def test_what_is_typed_around_an_answer_is_kept(before: str, after: str) -> None:
    heard = Heard.of(before.encode() + b"\x1b]11;rgb:0/0/0\x07" + OVER + after.encode())
    assert heard.shade == "dark"
    assert heard.typed == (before + after).encode() or "\x1b" in after


def test_what_was_typed_becomes_keys() -> None:
    assert [getattr(event, "key", "") for event in keys_of("jé\r\x1b[B".encode())] == [
        "j",
        "é",
        "enter",
        "down",
    ]
    assert list(keys_of(b"")) == []


@pytest.mark.parametrize(
    ("environment", "shade"),
    [
        ({}, None),
        ({"COLORFGBG": "15;0"}, "dark"),
        ({"COLORFGBG": "0;15"}, "light"),
        ({"COLORFGBG": "0;default;7"}, "light"),
        ({"COLORFGBG": "15;default"}, None),
        ({"COLORFGBG": "²;²"}, None),
    ],
)
def test_colorfgbg_says_it_where_the_terminal_is_silent(environment: dict[str, str], shade: Shade | None) -> None:
    assert known(Heard(), environment) == shade


def test_the_last_answer_holds_until_there_is_another() -> None:
    assert known(Heard("light"), {}) == "light"
    assert known(Heard(), {}) == "light"
    assert known(Heard("dark"), {"COLORFGBG": "0;15"}) == "dark"
    assert known(Heard(), {"COLORFGBG": "0;15"}) == "light"
    assert known(Heard(), {}) == "dark"


def test_a_kept_answer_that_is_none_is_not_believed() -> None:
    known(Heard("light"), {})
    kept = paths.state_folder() / "background"
    kept.write_text("\x1b[2J", encoding="ascii")
    assert known(Heard(), {}) is None
    kept.unlink()
    kept.mkdir()
    assert known(Heard("dark"), {}) == "dark"
    assert stat.S_ISDIR(kept.stat().st_mode)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


def test_an_answer_is_waited_for_to_its_end_and_no_further(terminal: tuple[int, int]) -> None:
    import tty

    ours, theirs = terminal
    tty.setraw(theirs)
    os.write(ours, b"j\x1b]11;rgb:ffff/ffff/ffff\x1b\\" + OVER)
    assert Listening(theirs).heard() == Heard("light", is_over=True, typed=b"j")


def test_silence_ends(terminal: tuple[int, int]) -> None:
    assert Listening(terminal[1]).heard() == Heard()
    assert Listening().heard() == Heard()
