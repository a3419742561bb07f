"""`newsreader refresh` against the sample site over loopback."""

from __future__ import annotations

import json
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from reader import demo, wiring
from reader.cli.main import main
from reader.cli.refresh import Teller, event_values
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.events import Event, FeedHeld, FeedRefreshed, PageFailed, PageFetched, PagesWanted, RefreshFinished
from reader.model.times import utc_now
from tests.terminal import in_terminal


@pytest.fixture
def base_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The sample site, and a library with its feeds."""
    config = tmp_path / "quick.toml"
    config.write_text("[network]\npage_pause = 0\n", encoding="utf-8")
    monkeypatch.setenv("NEWSREADER_CONFIG", str(config))
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    with serve(Site.load(utc_now())) as url:
        with wiring.open_library(tmp_path / "data") as library:
            for feed in demo.feeds(url):
                library.subscriptions.add(feed, utc_now())
        yield url


def _events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_lines_for_people(base_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", base_url + "/rdf/rss-ar-all", "Sample · 中文"]) == 0
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert re.search(r"^Sample · العربية: \d+ new$", err, flags=re.MULTILINE)
    assert re.search(r"^Sample · 中文: \d+ new$", err, flags=re.MULTILINE)
    assert re.fullmatch(r"Done: (\d+) new, \1 pages fetched\.", lines[-1])
    pages = int(re.findall(r"\d+", lines[-1])[0])
    assert [line.split()[0] for line in lines[2:-1]] == [f"{number}/{pages}" for number in range(1, pages + 1)]


def test_json_lines_of_events(base_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "--json", base_url + "/rdf/rss-de-all"]) == 0
    events = _events(capsys)
    assert events[0] == {"event": "refresh_started", "feeds": 1}
    assert events[1]["event"] == "feed_refreshed"
    assert events[1]["title"] == "Sample · Deutsch"
    assert {event["event"] for event in events[3:-1]} == {"page_fetched"}
    assert events[-1]["event"] == "refresh_finished"
    assert events[-1]["pages"] == len(events) - 4


def test_a_feed_that_fails_is_said_and_fails_the_command(base_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "Sample · Closed section"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Sample · Closed section: ")
    assert err.splitlines()[-1] == "Done: nothing new, 1 feed failed."
    assert main(["refresh", "--json", "Sample · Closed section"]) == 1
    assert "feed_failed" in [event["event"] for event in _events(capsys)]


def test_what_is_due_is_asked_once_and_all_again(base_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "--json"]) == 1  # one feed of the sample is gone
    assert _events(capsys)[0]["feeds"] == len(demo.feeds(base_url))
    assert main(["refresh"]) == 0
    assert "--all" in capsys.readouterr().err
    assert main(["refresh", "--all", "--json"]) == 1
    assert _events(capsys)[0]["feeds"] == len(demo.feeds(base_url))


def test_offline_makes_no_connection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/feed"
        assert main(["--data", str(tmp_path), "feeds", "add", "--as-is", url]) == 0
        capsys.readouterr()
        assert main(["--data", str(tmp_path), "--offline", "refresh", "--all"]) == 1
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("newsreader: Offline")


def test_no_feeds_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "refresh"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "`newsreader feeds add URL`" in err


def test_an_unknown_feed_and_a_contradiction(base_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "no such feed"]) == 1
    assert main(["refresh", "Sample · Science", "--all"]) == 2
    assert capsys.readouterr().out == ""


def test_the_help_names_every_event_and_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "--help"]) == 0
    said = capsys.readouterr().out
    for kind in get_args(Event):
        values = event_values(kind(*(0 for _ in kind.__dataclass_fields__)))
        fields = ", ".join(name for name in values if name != "event")
        assert f"{values['event']} ({fields})" in said


def test_what_did_not_come_is_told_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    teller = Teller()
    for event in (
        FeedHeld(1, "World", 900.0),
        PagesWanted(2),
        PageFetched(7, "Ferry\x1b[2J"),
        PageFailed(8, "Rain", "Not found (404)."),
        RefreshFinished(2, 1, 0, 1, 1),
    ):
        teller.tell(event)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "World: not asked, for its server wants 15 min of rest.",
        "1/2 Ferry[2J",
        "2/2 Rain: Not found (404).",
        "Done: 2 new, 1 updated, 1 page fetched, 1 page failed.",
    ]


def test_event_names() -> None:
    assert event_values(FeedRefreshed(3, "World", 1, 1, (7,))) == {
        "event": "feed_refreshed",
        "feed_id": 3,
        "title": "World",
        "new": 1,
        "updated": 1,
        "changed": (7,),
        "note": "",
    }


def test_a_terminal_has_a_bar_and_what_matters(base_url: str) -> None:
    argv = [sys.executable, "-m", "reader", "refresh", base_url + "/rdf/rss-ar-all", "Sample · Closed section"]
    with in_terminal(argv, PYTHONUTF8="1") as terminal:
        terminal.wait_for("Done: ")
        assert terminal.wait_for_end() == 1
    said = terminal.written.decode()
    assert "[####################]" in said
    assert "Sample · Closed section: Not found (404)." in said
    assert said.rpartition("\r")[2].strip() == ""
    assert "\x1b" not in said
