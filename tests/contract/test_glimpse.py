"""The program in a real terminal shows what it was left with before it has loaded, where that is still right."""

from __future__ import annotations

import os
import select
import sys
import termios
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest

from reader.model.errors import LibraryError
from reader.tui.glimpse import Glimpse
from tests.contract.program import Newsreader
from tests.contract.test_terminal import COMMAND
from tests.net.loopback import Site
from tests.terminal import Terminal, in_terminal

pytestmark = pytest.mark.pty

TITLE = "Herring back in the sound"
LISTENS = "\x1b[?1000h"
"""The screen itself asks for the mouse."""


@pytest.fixture
def left(newsreader: Newsreader, site: Site) -> Newsreader:
    """A library that was read, and left."""
    site.put(
        "/feed",
        f"<rss version='2.0'><channel><title>Harbour</title><item><title>{TITLE}</title><guid>1</guid>"
        "<description>Nets are full.</description></item></channel></rss>",
        Content_Type="application/rss+xml",
    )
    newsreader.follow(site.url("/feed"))
    assert newsreader.run("refresh").code == 0
    with _opened(newsreader) as terminal:
        terminal.wait_for(LISTENS)
        terminal.wait_for(TITLE)
        _leave(terminal)
    return newsreader


def test_the_titles_are_there_before_the_program_is(left: Newsreader) -> None:
    with _opened(left) as terminal:
        terminal.wait_for(LISTENS)
        assert TITLE.encode() in terminal.written.partition(LISTENS.encode())[0]
        _leave(terminal)
    assert terminal.written.count(b"\x1b[?1049l") == 1


def test_keys_that_are_typed_meanwhile_count(left: Newsreader) -> None:
    with _opened(left) as terminal:
        terminal.wait_for(TITLE)
        terminal.press("\r")
        terminal.wait_for("reading only")
        _leave(terminal)


def test_who_is_ended_before_the_screen_is_there_leaves_the_terminal_as_it_was(left: Newsreader) -> None:
    with _opened(left) as terminal:
        terminal.wait_for(TITLE)
        terminal.running.terminate()
        terminal.wait_for_end()
    assert terminal.written.rfind(b"\x1b[?1049l") > terminal.written.rfind(b"\x1b[?1049h")
    assert terminal.written.rfind(b"\x1b[?25h") > terminal.written.rfind(b"\x1b[?25l")


def test_nothing_is_shown_early_of_a_library_that_has_changed(left: Newsreader) -> None:
    assert left.run("feeds", "add", "--as-is", "https://example.org/feed").code == 0
    with _opened(left) as terminal:
        terminal.wait_for(LISTENS)
        assert TITLE.encode() not in terminal.written
        _leave(terminal)


def test_nothing_is_shown_early_in_a_terminal_of_another_size(left: Newsreader) -> None:
    with _opened(left, size=(90, 30)) as terminal:
        terminal.wait_for(LISTENS)
        assert TITLE.encode() not in terminal.written.partition(LISTENS.encode())[0]
        _leave(terminal)


def test_a_glimpse_that_is_damaged_is_none(left: Newsreader) -> None:
    (kept,) = Path(os.environ["XDG_STATE_HOME"]).rglob("glimpse")
    kept.write_bytes(kept.read_bytes()[:-40])
    with _opened(left) as terminal:
        terminal.wait_for(LISTENS)
        assert TITLE.encode() not in terminal.written.partition(LISTENS.encode())[0]
        _leave(terminal)


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Our side of a terminal that this process has."""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "rb", 0) as stream:
        monkeypatch.setattr(sys, "__stdin__", stream)
        monkeypatch.setattr(sys, "__stdout__", stream)
        monkeypatch.setattr(sys, "__stderr__", stream)
        yield ours
    os.close(ours)


def test_what_is_said_instead_of_a_screen_is_said_where_the_shell_is(ours: int, tmp_path: Path) -> None:
    glimpse = Glimpse(tmp_path / "library.db", tmp_path / "newsreader.toml")
    glimpse.keep("the titles")
    before = termios.tcgetattr(ours)
    with suppress(LibraryError), Glimpse(tmp_path / "library.db", tmp_path / "newsreader.toml"):
        assert not termios.tcgetattr(ours)[3] & termios.ECHO
        raise LibraryError("It is locked.")
    written = b""
    while select.select([ours], [], [], 0.2)[0]:
        written += os.read(ours, 4096)
    assert b"the titles" in written
    assert written.endswith(b"\x1b[?1049l")
    assert termios.tcgetattr(ours) == before


def test_nothing_is_kept_of_what_is_not_known(ours: int, tmp_path: Path) -> None:
    for frame in ("the titles", ""):
        Glimpse(tmp_path / "library.db", tmp_path / "newsreader.toml").keep(frame)
    with Glimpse(tmp_path / "library.db", tmp_path / "newsreader.toml") as glimpse:
        assert not glimpse.frame


def _opened(newsreader: Newsreader, size: tuple[int, int] = (100, 30)) -> AbstractContextManager[Terminal]:
    return in_terminal([COMMAND, *newsreader.options, "--offline"], size=size)


def _leave(terminal: Terminal) -> None:
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
