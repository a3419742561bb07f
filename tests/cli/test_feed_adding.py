"""`newsreader feeds add` against a real server."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import wiring
from reader.cli.main import main
from reader.store import Feeds, PollerLock
from tests.net.loopback import Site, serving
from tests.poller.bodies import Item, page, rdf, rss
from tests.terminal import Terminal, in_terminal

PAGE = f"""<html><head><link rel="alternate" type="application/rss+xml" href="/world.xml" title="World \x1b[2J">
<link rel="alternate" type="application/rss+xml" href="/sport.xml" title="Sport">
<link rel="alternate" type="application/rss+xml" href="/gone.xml" title="Gone"></head>{page()}"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a feed, a page that states three feeds of which one is gone, and one that states none."""
    config = tmp_path / "newsreader.toml"
    config.write_text("[network]\npage_pause = 0\ndeadline = 30\n", encoding="utf-8")
    monkeypatch.setenv("NEWSREADER_CONFIG", str(config))
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    with serving() as site:
        site.put("/world.xml", rdf(Item(site.url("/a-1")), Item(site.url("/a-2"), title="More boats")))
        site.put("/sport.xml", rss(Item(site.url("/b-1"))))
        site.put("/", PAGE)
        site.put("/quiet", page())
        yield site


def _feeds(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["feeds", "--json"]) == 0
    feeds: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return feeds


def test_a_feed_is_asked_at_once_and_its_articles_are_here(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", site.url("/world.xml"), "--folder", "/News/"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"Added Harbour news as feed 1, with 2 entries: {site.url('/world.xml')}\n")
    (feed,) = _feeds(capsys)
    assert (feed["title"], feed["folder"], feed["articles"]) == ("Harbour news", "News", 2)
    assert main(["list"]) == 0
    assert "More boats" in capsys.readouterr().out
    assert main(["refresh"]) == 0  # it is not due
    assert site.paths().count("/world.xml") == 1


def test_a_title_of_ones_own(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", site.url("/world.xml"), "--title", "My\x1b[2J harbour"]) == 0
    assert capsys.readouterr().err.startswith("Added My[2J harbour as feed 1, with 2 entries: ")
    assert _feeds(capsys)[0]["title"] == "My[2J harbour"


def test_a_feed_that_is_here_is_named_and_not_asked(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["feeds", "add", site.url("/world.xml")]) == 0
    assert capsys.readouterr().err.splitlines()[1] == "Harbour news is here already, as feed 1."
    site.put("/old", status=301, Location="/world.xml")
    assert main(["feeds", "add", site.url("/old")]) == 0
    assert capsys.readouterr().err == "Harbour news is here already, as feed 1.\n"
    assert site.paths() == ["/world.xml", "/old", "/world.xml"]
    assert len(_feeds(capsys)) == 1


def test_a_feed_that_moved_for_good_is_kept_where_it_is_now(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/old", status=308, Location="/world.xml")
    assert main(["feeds", "add", site.url("/old")]) == 0
    assert site.url("/world.xml") in capsys.readouterr().err
    assert _feeds(capsys)[0]["url"] == site.url("/world.xml")


def test_several_feeds_of_a_page_are_the_output_where_nobody_can_be_asked(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["feeds", "add", site.url("/world.xml")]) == 0
    capsys.readouterr()
    assert main(["feeds", "add", site.url("/")]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"1  {site.url('/world.xml')}  World [2J  (here already, as feed 1)",
        f"2  {site.url('/sport.xml')}  Sport",
        f"3  {site.url('/gone.xml')}  Gone",
    ]
    assert err.startswith(f"newsreader: {site.url('/')} has 3 feeds, and nothing was added. ")
    assert f"`newsreader feeds add {site.url('/')} --pick 1`" in err
    assert len(_feeds(capsys)) == 1


def test_those_that_are_picked_are_added(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", site.url("/"), "--pick", "2,1,2", "--folder", "Harbour"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"Added Town crier as feed 1, with 1 entry: {site.url('/sport.xml')}",
        f"Added Harbour news as feed 2, with 2 entries: {site.url('/world.xml')}",
    ]
    assert [(feed["title"], feed["folder"]) for feed in _feeds(capsys)] == [
        ("Town crier", "Harbour"),
        ("Harbour news", "Harbour"),
    ]


def test_one_that_is_picked_and_does_not_answer_is_not_added(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", site.url("/"), "--pick", "3,2"]) == 1
    err = capsys.readouterr().err.splitlines()
    assert err[0] == f"{site.url('/gone.xml')}: Not found (404). It was not added."
    assert err[1].startswith("Added Town crier as feed 1")
    assert len(_feeds(capsys)) == 1


@pytest.mark.parametrize(
    ("wishes", "code"),
    [(("--pick", "4"), 1), (("--pick", "0"), 1), (("--pick", "x"), 2), (("--pick", ""), 2), (("--pick", "1,"), 0),
     (("--pick", "1", "--as-is"), 2), (("--pick", "1", "--offline"), 2), (("--pick", "1,2", "--title", "Both"), 2)],
)  # fmt: skip
def test_what_can_be_picked(site: Site, wishes: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", site.url("/"), *wishes]) == code
    assert capsys.readouterr().err.count("\n") == 1
    assert len(_feeds(capsys)) == (0 if code else 1)


def test_the_only_feed_of_a_page_is_added_and_told(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/feed.xml", rss(Item(site.url("/b-1"))))
    assert main(["feeds", "add", site.url("/quiet")]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"Added Town crier as feed 1, with 1 entry: {site.url('/feed.xml')}\n")
    assert site.paths().count("/feed.xml") == 1
    with wiring.open_library(tmp_path / "data") as library:
        assert Feeds(library.database).polled()[0].origin == site.url("/quiet")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/quiet", "is a page, and no feed was found for it."),
        ("/missing", "/missing: Not found (404)."),
        ("/moved", "10.0.0.1 leads into a private network, which is not followed."),
        ("/busy", "/busy: The server asks for fewer visits (429)."),
    ],
)
def test_where_no_feed_is_found_nothing_is_added(
    site: Site, path: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/moved", status=302, Location="http://10.0.0.1/")
    site.put("/busy", status=429, Retry_After="600")
    assert main(["feeds", "add", site.url(path)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert err.endswith("Nothing was added; --as-is adds the address all the same.\n")
    assert _feeds(capsys) == []
    assert main(["feeds", "add", site.url(path), "--as-is"]) == 0
    assert [feed["url"] for feed in _feeds(capsys)] == [site.url(path)]


def test_a_host_that_is_nowhere_is_told_once(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", "127.0.0.1:9/feed"]) == 1
    assert capsys.readouterr().err == (
        "newsreader: 127.0.0.1 can't be reached. Nothing was added; --as-is adds the address all the same.\n"
    )


def test_an_address_as_it_is_asks_nobody(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", "--as-is", site.url("/"), "--title", "Harbour"]) == 0
    assert "`newsreader refresh 1` asks it now" in capsys.readouterr().err
    assert main(["feeds", "add", "--as-is", site.url("/")]) == 0
    assert capsys.readouterr().err == "Harbour is here already, as feed 1.\n"
    assert site.requests == []


def test_offline_an_address_is_kept_for_the_first_refresh(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--offline", "feeds", "add", "harbour.example/news"]) == 0
    assert capsys.readouterr().err == (
        "Offline: https://harbour.example/news is kept as feed 1, and looked at with the first refresh.\n"
    )
    assert _feeds(capsys)[0]["url"] == "https://harbour.example/news"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:x", "https://", "https://[x", "http://x.example/\udcff", "https://x.example/a b",
     "https://x.example/" + "a" * 5000, "ida:s3cr3t@x.example"],
)  # fmt: skip
def test_what_can_be_no_address_is_refused(site: Site, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "add", address]) == 2
    err = capsys.readouterr().err
    assert "is no address of a feed: such a one begins with https:// or http://." in err
    assert "s3cr3t" not in err
    assert _feeds(capsys) == []


def test_a_login_in_an_address_is_used_and_never_shown(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    login = f"http://ida:s3cr3t@127.0.0.1:{site.port}"
    assert main(["feeds", "add", f"{login}/"]) == 1
    assert main(["feeds", "add", f"{login}/missing"]) == 1
    assert main(["feeds", "add", f"{login}/", "--pick", "1,3"]) == 1
    assert main(["feeds", "add", f"{login}/world.xml"]) == 0
    out, err = capsys.readouterr()
    assert "s3cr3t" not in out + err
    assert all("authorization" in headers for _, headers in site.requests)
    assert len(site.requests) == 5


def test_while_another_newsreader_is_at_work_the_entries_come_later(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with wiring.open_library(tmp_path / "data"), PollerLock(tmp_path / "data" / wiring.LOCK_FILE):
        assert main(["feeds", "add", site.url("/world.xml")]) == 0
    assert capsys.readouterr().err.endswith(" Its entries come with the next refresh.\n")
    assert [feed["articles"] for feed in _feeds(capsys)] == [0]
    assert main(["refresh"]) == 0
    assert [feed["articles"] for feed in _feeds(capsys)] == [2]


@pytest.fixture
def terminal(site: Site) -> Iterator[Terminal]:
    """The program as it asks which of a page's feeds to add."""
    with in_terminal([sys.executable, "-m", "reader", "feeds", "add", site.url("/")]) as terminal:
        terminal.wait_for("Which of them? Numbers, or enter for none: ")
        assert f"2  {site.url('/sport.xml')}  Sport" in terminal.written.decode()
        yield terminal


@pytest.mark.pty
@pytest.mark.parametrize(
    ("answer", "titles"), [("2", ["Town crier"]), ("1, 2", ["Harbour news", "Town crier"]), ("", []), ("\x04", [])]
)
def test_a_person_at_a_terminal_is_asked(
    terminal: Terminal, answer: str, titles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.press(answer if answer == "\x04" else f"{answer}\n")
    assert terminal.wait_for_end() == 0
    assert ("Nothing was added." in terminal.written.decode()) == (titles == [])
    assert [feed["title"] for feed in _feeds(capsys)] == titles


@pytest.mark.pty
def test_an_answer_that_is_none_is_asked_for_again(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    terminal.press("all\n")
    terminal.wait_for("Numbers from 1 to 3, please")
    terminal.press("7\n")
    terminal.press("1 \n")
    assert terminal.wait_for_end() == 0
    assert [feed["title"] for feed in _feeds(capsys)] == ["Harbour news"]


@pytest.mark.pty
def test_the_question_can_be_interrupted(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    terminal.running.send_signal(signal.SIGINT)
    assert terminal.wait_for_end() == 130
    assert "Traceback" not in terminal.written.decode()
    assert _feeds(capsys) == []
