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
