"""The screen, started by the command line in a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal import in_terminal

NEWSREADER = (sys.executable, "-m", "reader")


@pytest.mark.pty
def test_the_screen_opens_on_the_library_and_quits(data: Path) -> None:
    with in_terminal([*NEWSREADER, "--data", str(data), "--offline"]) as terminal:
        terminal.wait_for("Ferry returns")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


@pytest.mark.pty
def test_the_demo_shows_its_articles_and_leaves_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with in_terminal([*NEWSREADER, "demo"], TMPDIR=str(temporary), NEWSREADER_DATA=str(kept)) as terminal:
        terminal.wait_for("Ardle in spring flood")
        assert [path.name.startswith("newsreader-demo-") for path in temporary.iterdir()] == [True]
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    assert list(temporary.iterdir()) == []
    assert not kept.exists()


@pytest.mark.pty
def test_the_window_says_what_is_unread_and_gets_its_title_back(data: Path) -> None:
    with in_terminal([*NEWSREADER, "--data", str(data), "--offline"]) as terminal:
        terminal.wait_for("\x1b[22;2t\x1b]2;newsreader\x1b\\")
        terminal.wait_for("\x1b]2;newsreader · 4 unread\x1b\\")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    assert terminal.written.count(b"\x1b[23;2t") == 1


@pytest.mark.pty
def test_it_leaves_the_terminal_to_others_and_comes_back(data: Path) -> None:
    with in_terminal([*NEWSREADER, "--data", str(data), "--offline"]) as terminal:
        terminal.wait_for("Ferry returns")
        terminal.press("\x1a")
        terminal.wait_for_stop()
        assert b"\x1b[23;2t" in terminal.left
        assert b"\x1b[?1049l" in terminal.left
        terminal.go_on()
        terminal.wait_for("4 unread\x1b\\")
        terminal.wait_for("Ferry returns")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


@pytest.mark.pty
def test_a_terminal_that_answers_is_believed(data: Path) -> None:
    with in_terminal([*NEWSREADER, "--data", str(data), "--offline"], COLORTERM="truecolor") as terminal:
        terminal.wait_for("\x1b]11;?")
        terminal.press("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c?")
        terminal.wait_for("Keys and commands")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    assert b"48;2;253;252;249" in terminal.written


@pytest.mark.pty
@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_shows_lines_only_is_told_what_does(data: Path, term: str) -> None:
    with in_terminal([*NEWSREADER, "--data", str(data), "--offline"], TERM=term) as terminal:
        assert terminal.wait_for_end() == 1
    assert b"newsreader list" in terminal.written
    assert b"\x1b" not in terminal.written
