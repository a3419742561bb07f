"""The rules of the screen that are never broken, in a real terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from reader import wiring
from reader.library.bookmarks import Bookmark
from tests.contract.program import Newsreader
from tests.net.loopback import Answer, Site
from tests.terminal import PATIENCE, Terminal, in_terminal

pytestmark = pytest.mark.pty

COUNT = 30
UNANSWERED = "refreshing 0 of 1"

AT_ONCE = 15.0
"""Seconds for an end that waits for nothing, on a busy machine: half of what a fetch without an answer takes."""


@pytest.fixture
def here(newsreader: Newsreader, site: Site) -> Newsreader:
    """A library with articles whose site answers nothing any more, nor says so."""
    body = "".join(f"<p>Paragraph {number}: {'words of a body, ' * 12}.</p>" for number in range(30))
    items = "".join(
        f"<item><title>Title {number:02}</title><link>{site.url(f'/{number}')}</link>"
        f"<content:encoded><![CDATA[<p>BEGIN-{number:02}</p>{body}<p>END-{number:02}</p>]]></content:encoded>"
        f"<pubDate>{28 - number // 24:02} Nov 2026 {23 - number % 24:02}:00:00 GMT</pubDate></item>"
        for number in range(COUNT)
    )
    content = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    feed = f"<rss version='2.0' {content}><channel><title>Harbour</title>{items}</channel></rss>"
    site.put("/feed", feed, Content_Type="application/rss+xml")
    newsreader.follow(site.url("/feed"))
    assert newsreader.run("feeds", "edit", "1", "--full-text", "never").code == 0
    assert newsreader.run("refresh").code == 0
    site.answers.clear()
    site.answers["/feed"] = Answer(waits=True)
    return newsreader


@contextmanager
def _open(newsreader: Newsreader, *options: str, wait_for: str = "Title 00") -> Iterator[Terminal]:
    """The screen on a library, with its list on it."""
    with in_terminal(newsreader.command(*options)) as terminal:
        terminal.wait_for(wait_for)
        yield terminal


def _press(terminal: Terminal, keys: str, shown: str) -> None:
    """Types keys, and waits for what they show."""
    terminal.forget()
    terminal.press(keys)
    terminal.wait_for(shown)


def test_all_is_read_and_searched_while_the_network_answers_nothing(here: Newsreader) -> None:
    with _open(here) as terminal:
        _press(terminal, "R", UNANSWERED)
        _press(terminal, "\r", "reading only")
        _press(terminal, "G", "END-00")
        _press(terminal, "n", "Title 01")
        _press(terminal, "/", "words,")
        _press(terminal, "END-17", "Search: END-17")
        _press(terminal, "\r", "next unread")
        _press(terminal, "r", "A refresh is under way.")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


def _bookmark(newsreader: Newsreader, title: str) -> Bookmark:
    """Where the person is, once that is written down for an article."""
    end = time.monotonic() + PATIENCE
    with wiring.open_library(newsreader.data) as library:
        while time.monotonic() < end:
            bookmark = library.bookmarks.last()
            rows = library.reading.rows([bookmark.article or 0])
            if bookmark.reading and bookmark.block > 0 and rows and rows[0].title == title:
                return bookmark
    pytest.fail(f"no bookmark in {title}")


@pytest.mark.parametrize("kill", [True, False], ids=["killed", "left"])
def test_it_comes_back_where_it_was(here: Newsreader, kill: bool) -> None:
    with _open(here, "--offline") as terminal:
        _press(terminal, "=", "narrow")
        _press(terminal, "title:title", "= title:title")
        _press(terminal, "\r", "next unread")
        _press(terminal, "jj\r", "BEGIN-02")
        _press(terminal, " ", " %")
        left = _bookmark(here, "Title 02")
        if kill:
            terminal.running.kill()
        else:
            terminal.press("\x11")
        terminal.wait_for_end()
    assert _bookmark(here, "Title 02") == left
    with _open(here, "--offline", wait_for="= title:title") as terminal:
        terminal.wait_for("reading only")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    assert _bookmark(here, "Title 02") == left


def test_escape_never_quits_and_q_goes_back_before_it_quits(here: Newsreader) -> None:
    with _open(here, "--offline") as terminal:
        _press(terminal, "\r", "reading only")
        _press(terminal, "\x1b", "next unread")
        _press(terminal, "j\x1b", "Title 01")  # the article beside the list
        _press(terminal, "\r", "reading only")
        _press(terminal, "q", "read/unread")
        assert terminal.running.poll() is None
        terminal.press("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("key", ["Q", "\x11"], ids=["Q", "ctrl+q"])
def test_it_is_left_at_once_from_anywhere_during_a_refresh(here: Newsreader, key: str) -> None:
    with _open(here) as terminal:
        _press(terminal, "R", UNANSWERED)
        _press(terminal, "\r", "reading only")
        began = time.monotonic()
        terminal.press(key)
        assert terminal.wait_for_end() == 0
        assert time.monotonic() - began < AT_ONCE  # the site holds its answer back for as long as it is open


@pytest.mark.parametrize("keys", ["/rain", ":theme", "w", "gh", "?"])
def test_ctrl_q_leaves_from_whatever_is_asked_or_shown(here: Newsreader, keys: str) -> None:
    with _open(here, "--offline") as terminal:
        shown = {"/rain": "rain", ":theme": "theme", "w": "Write to", "gh": "those that need", "?": "Keys and"}
        _press(terminal, keys, shown[keys])
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
