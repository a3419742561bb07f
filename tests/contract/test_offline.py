"""What was fetched is read without a network, and offline no connection is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.contract.program import Newsreader, body_of
from tests.contract.sample import SampleSite
from tests.net.loopback import Site, serving
from tests.terminal import in_terminal

WATCHED = """
import sys
from pathlib import Path

tried = Path(sys.argv.pop(1))
tried.touch()

def watch(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}:
        with tried.open("a") as file:
            print(event, arguments[1:], file=file)

sys.addaudithook(watch)

from reader.cli.main import main

sys.exit(main())
"""
"""The program, which writes down in the file of its first argument whom it tried to reach."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Newsreader:
    """A library with the whole sample, whose site has closed."""
    newsreader = Newsreader(tmp_path_factory.mktemp("offline"))
    with serving() as site:
        newsreader.follow(*SampleSite(site).feeds)
        assert newsreader.run("refresh").code == 0
    return newsreader


def test_everything_is_listed(filled: Newsreader) -> None:
    articles = filled.articles()
    assert len(articles) >= 24
    assert {article["ready"] for article in articles} == {"full"}
    assert {article["language"] for article in articles} >= {"en", "de", "ar", "zh", "hi"}
    dates = [article["published"] for article in articles]
    assert dates == sorted(dates, reverse=True)


def test_everything_is_filtered(filled: Newsreader) -> None:
    articles = filled.articles()
    for language in {article["language"] for article in articles}:
        wanted = [article for article in articles if article["language"] == language]
        assert filled.articles(f"lang:{language}") == wanted
    culture = [article for article in articles if "Sample · Culture" in article["feeds"]]
    assert 0 < len(culture) < len(articles)
    assert filled.articles("feed:culture", "is:unread") == culture
    assert [article["opinion"] for article in filled.articles("title:opinion OR title:meinung")] == [True, True]
    assert filled.articles("-feed:sample") == []


def test_everything_is_searched_and_read(filled: Newsreader) -> None:
    for article in filled.articles():
        *_, last = body_of(filled.story(article["id"]))
        words = last[:40].rpartition(" ")[0] or last[:8]
        phrase = words.replace('"', "")
        done = filled.run("search", "--json", f'"{phrase}"')
        (found,) = json.loads(done.out)
        assert found["id"] == article["id"]
        assert found["excerpt"]
        shown = " ".join(filled.run("show", article["url"]).out.split())
        assert article["title"] in shown
        assert words in shown


@pytest.fixture
def unread(newsreader: Newsreader, site: Site) -> Newsreader:
    """A library with a feed that was never asked and is due, and whose site listens."""
    site.put("/feed", "<rss version='2.0'><channel><item><title>Rain</title></item></channel></rss>")
    newsreader.follow(site.url("/feed"))
    return newsreader


def _watch(newsreader: Newsreader, tried: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of a command, and the connections that it tried to make."""
    done = newsreader.run_apart(*arguments, program=("-c", WATCHED, str(tried)))
    return done.code, tried.read_text("utf-8")


@pytest.mark.parametrize("command", ["refresh", "refresh --all", "refresh 1"])
def test_a_refresh_makes_no_connection_offline(unread: Newsreader, site: Site, tmp_path: Path, command: str) -> None:
    assert _watch(unread, tmp_path / "tried", "--offline", *command.split()) == (1, "")
    assert site.requests == []


@pytest.mark.parametrize(
    "command",
    [
        *("list --json", "search rain", "reextract", "feeds", "--offline doctor"),
        *("feeds add --as-is http://127.0.0.1:9/feed", "--offline feeds add http://127.0.0.1:9/feed"),
    ],
)
def test_what_reads_the_library_makes_no_connection_at_all(
    unread: Newsreader, site: Site, tmp_path: Path, command: str
) -> None:
    assert _watch(unread, tmp_path / "tried", *command.split()) == (0, "")
    assert site.requests == []


def test_a_connection_would_have_been_seen(unread: Newsreader, site: Site, tmp_path: Path) -> None:
    code, tried = _watch(unread, tmp_path / "tried", "refresh")
    assert code == 0
    assert "socket.connect" in tried
    assert str(site.port) in tried
    assert site.paths() == ["/feed"]


@pytest.mark.pty
def test_the_screen_makes_no_connection_offline(unread: Newsreader, site: Site, tmp_path: Path) -> None:
    command = unread.command("--offline", program=("-c", WATCHED, str(tmp_path / "tried")))
    with in_terminal(command) as terminal:
        terminal.wait_for("offline")
        terminal.press("R")
        terminal.wait_for("Offline.")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    assert (tmp_path / "tried").read_text("utf-8") == ""
    assert site.requests == []


@pytest.mark.parametrize("command", ["reextract", "reextract --again lang:de", "--offline reextract --json --again"])
def test_pages_are_read_again_without_a_connection(filled: Newsreader, tmp_path: Path, command: str) -> None:
    before = filled.articles()
    assert _watch(filled, tmp_path / "tried", *command.split()) == (0, "")
    assert filled.articles() == before
