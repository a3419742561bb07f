"""The installed program in a real terminal: what a person sees who starts it."""

from __future__ import annotations

import base64
import os
import re
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader import wiring
from reader.model.times import utc_now
from tests.contract import hostile as attack
from tests.contract.program import PATIENCE, Newsreader
from tests.net.loopback import Site, serving
from tests.terminal import in_terminal

pytestmark = pytest.mark.pty

COMMAND = os.environ.get("NEWSREADER_COMMAND") or str(Path(sys.executable).with_name("newsreader"))
"""The program as pip installed it."""

TO_DRAW = re.compile(
    r"\x1b\[[0-9;?<>$]*[A-Za-z]|\x1b\[\?[0-9]+\$p|\x1b\]22;[a-z]+\x07"
    r"|\x1b\]11;\?\x1b\\|\x1b\]2;newsreader[^\x00-\x1f\x7f]*\x1b\\"
)
"""What the program writes itself: CSI sequences, the shape of the mouse's pointer, the question for the background and
its own name as the window's."""

ODD = "\x1b[7777;7777H"
HOSTILE_IN_XML = "\x9b31m\x9d52;c;aG9zdGlsZQ==\x9c\u202e\u2066\u200f"
"""C1 characters that move, style and write the clipboard, and marks that turn the direction: well-formed XML."""

HOSTILE = f"{ODD}\x1b]52;c;aG9zdGlsZQ==\x07\x1b]0;hostile\x1b\\\x1b_Ghostile\x1b\\\x1bc\x00\x08\x7f{HOSTILE_IN_XML}"
"""Writes the clipboard, renames the window, draws a picture, resets the terminal, and more."""


def _feed(site: Site, name: str, hostile: str) -> str:
    return (
        f"<rss version='2.0'><channel><title>{name} {hostile}</title><item><title>{name} news{hostile} here</title>"
        f"<link>{site.url(f'/{name}/page')}</link><description>Calm{hostile} water</description>"
        f"<category>Sea{hostile}</category><pubDate>05 Jan 2024 08:00:00 GMT</pubDate></item></channel></rss>"
    )


def _page(name: str) -> str:
    sentence = f"The harbour{HOSTILE} was full of boats, and the people on the quay counted{HOSTILE} them. "
    return (
        f"<html lang='en'><head><meta name='author' content='Ada{HOSTILE}'></head><body><article>"
        f"<h1>{name} news{HOSTILE} here</h1>"
        f"<figure><img src='/a.jpg' alt='{HOSTILE}'><figcaption>Boats{HOSTILE}</figcaption></figure>"
        f"<p>{sentence * 3}</p><p>{sentence * 3}</p><h2>Tides{HOSTILE}</h2><ul><li>High{HOSTILE}</li></ul>"
        f"<pre>low{HOSTILE}</pre><p><a href='https://x.example/{HOSTILE}'>a link{HOSTILE}</a> at the end</p>"
        "</article></body></html>"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Newsreader:
    """A library that the program filled from a feed that is broken XML and one that is whole, both hostile."""
    newsreader = Newsreader(tmp_path_factory.mktemp("hostile"))
    with serving() as site:
        for name, sequence in (("Left", HOSTILE), ("Right", HOSTILE_IN_XML)):
            site.put(f"/{name}", _feed(site, name, sequence), Content_Type="text/xml; charset=utf-8")
            site.put(f"/{name}/page", _page(name), Content_Type="text/html; charset=utf-8")
            newsreader.follow(site.url(f"/{name}"))
        subprocess.run([COMMAND, *newsreader.options, "refresh"], check=True, capture_output=True, timeout=PATIENCE)
    return newsreader


def _obeyed(text: str) -> set[str]:
    """The characters that a terminal obeys, or that deceive who reads on it, beyond what it takes to draw."""
    drawn = TO_DRAW.sub("", text)
    return {char for char in drawn if unicodedata.category(char) in {"Cc", "Cf"} and char not in "\r\n"}


def test_the_demo_shows_titles_and_an_article_and_quits() -> None:
    with in_terminal([COMMAND, "demo"], size=(100, 30)) as terminal:
        terminal.wait_for("Ardle in spring flood")
        terminal.press("\r")
        terminal.wait_for("overturned")  # in its body, and nowhere else
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


def test_the_same_story_is_read_in_another_language() -> None:
    """The demo has one that names itself in three, and all of them are here: no browser is needed."""
    with in_terminal([COMMAND, "demo"], size=(100, 40)) as terminal:
        terminal.wait_for("Observatory asks")
        terminal.wait_for("new articles")
        terminal.press("/dark valley\r")
        terminal.wait_for("Search: dark valley")
        terminal.press("\r")
        terminal.wait_for("Mount Ilmar")
        terminal.press("G")
        terminal.wait_for("In other languages")
        terminal.forget()
        terminal.press("4")
        terminal.wait_for("here; enter reads it")
        terminal.press("\r")
        terminal.wait_for("Eine Sternwarte bittet ein ganzes Tal")
        terminal.wait_for("Am Abend der dunklen Stunde")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


def test_the_program_goes_with_its_terminal(hostile: Newsreader) -> None:
    with in_terminal([COMMAND, *hostile.options], size=(100, 30)) as terminal:
        terminal.wait_for("Right news")
        terminal.press("jjj")
        terminal.hang_up()
    assert (hostile.data / "library.db").is_file()


def test_hostile_articles_are_only_text_on_the_screen(hostile: Newsreader) -> None:
    with in_terminal([COMMAND, *hostile.options], size=(100, 30)) as terminal:
        for name in ("Right", "Left"):
            terminal.wait_for(f"{name} news")
        terminal.press("\r")
        terminal.wait_for("reading only")
        terminal.wait_for("on the quay")
        terminal.press("G")
        terminal.wait_for("at the end")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    written = terminal.written.decode("utf-8")
    assert "52;c;aG9z" in written  # it is here, and does nothing
    assert ODD not in written
    assert _obeyed(written) == set()


def test_hostile_articles_are_only_text_on_stdout(hostile: Newsreader) -> None:
    for command in ("list", "show 1", "show --format markdown 2", "search quay", "feeds"):
        with in_terminal([COMMAND, *hostile.options, *command.split()], size=(100, 30)) as terminal:
            assert terminal.wait_for_end() == 0
        written = terminal.written.decode("utf-8")
        assert re.search("Left|Right", written)
        assert "\x1b" not in written
        assert _obeyed(written) == set()


COPIED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
"""What the program sends to the clipboard itself."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsreader]:
    """A library whose feed, articles and tags are hostile in every way, and whose feed fails from now on."""
    newsreader = Newsreader(tmp_path_factory.mktemp("attacked"))
    with serving() as site:
        newsreader.follow(attack.put(site))
        assert newsreader.run("refresh").code == 0
        with wiring.open_library(newsreader.data) as library:
            for number, tag in enumerate((*attack.MARKUP, *attack.SEQUENCES.values()), start=1):
                library.marks.tag([number], f"tag {tag}", utc_now())
        _poison(newsreader.data / wiring.LIBRARY_FILE)
        site.put("/feed", status=500)
        yield newsreader


def _poison(library: Path) -> None:
    """Writes into a library what no door of the program takes: a file that is restored may come from anywhere."""
    hostile = f"{attack.ALL}{attack.MARKUP[1]}"
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE feeds SET folder = ?", (f"Folder {hostile}",))
        connection.execute(
            "INSERT INTO views (name, query, place) VALUES (?, ?, 9)", (f"View {hostile}", f"is:read {hostile}")
        )
        connection.execute("INSERT INTO mutes (query, made) VALUES (?, 1)", (f'"nowhere {hostile}"',))


def test_nothing_that_comes_from_outside_is_obeyed_wherever_it_is_shown(attacked: Newsreader) -> None:
    with in_terminal([COMMAND, *attacked.options], size=(400, 50), DISPLAY="", BROWSER="", SSH_TTY="a") as terminal:
        for text in (*(f"News {name}" for name in attack.SEQUENCES), *attack.MARKUP):
            terminal.wait_for(text)
        terminal.press("o")
        terminal.wait_for("No browser can be opened here.")
        terminal.press("R")
        terminal.wait_for("(500)")
        for keys, text in (
            ("gh", "those that need a look"),
            ("gm", "What was said"),
            ("gv", "View ]52"),
            ("gf", "Folder ]52"),
            ("gu", "nowhere ]52"),
            ("t", "tag "),
            ("M", "author"),
            ("W", "News "),
            ("/quay", "Search: quay"),
            ("/tag:", '"tag '),
            ("/feed:", '"Feed ]52'),
            ("/topic:", '"Topic '),
            ("/author:", '"Ada '),
            (":tag tag [@", f"tag {attack.MARKUP[1]}"),
            ("w", "write it"),
        ):
            terminal.press(keys)
            terminal.wait_for(text)
            terminal.forget()
            terminal.press("\x03")
            terminal.wait_for("next unread")
            terminal.forget()
        terminal.press("\r")
        terminal.wait_for("reading only")
        terminal.wait_for("on the quay")
        terminal.press("G")
        terminal.wait_for("at the end")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    written = terminal.written.decode("utf-8")
    copied = [base64.b64decode(text).decode() for text in COPIED.findall(written)]
    assert copied == ["http://" + copied[0].removeprefix("http://")]
    assert copied[0].isprintable()
    assert _obeyed(COPIED.sub("", written)) == set()
    for name, sequence in attack.SEQUENCES.items():
        assert sequence not in written, name
    assert written.count("\x1b[?1049l") == 1
    assert written.count("\x1b[c") <= 1  # with the question for the background
    assert [asked for asked in ("\x1b[6n", "\x1bc", "\x1b[7777") if asked in written] == []
