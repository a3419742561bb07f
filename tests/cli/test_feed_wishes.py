"""`newsreader feeds edit` and `newsreader feeds health`."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reader import wiring
from reader.cli.main import main
from reader.model.feed import Login, Polling
from reader.model.times import to_iso, utc_now
from reader.store import Feeds

SECRET = "sesame-open"

TELLING = ("feeds", "feeds --json", "feeds export", "feeds health --json", "doctor --offline")
"""Commands that say something of feeds."""


@pytest.fixture(autouse=True)
def _here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(data))


def _printed(capsys: pytest.CaptureFixture[str], *argv: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(argv) == 0
    values: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return values


def test_what_is_named_is_changed_and_the_rest_stays(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "edit", "lake", "--title", "Mine\x1b[2J", "--interval", "240", "--full-text", "never"]) == 0
    assert "Mine" in capsys.readouterr().err
    assert main(["feeds", "edit", "1", "--folder", "/News/Local/"]) == 0
    (feed,) = _printed(capsys, "feeds", "--json")
    assert (feed["title"], feed["interval"], feed["full_text"]) == ("Mine[2J", 240, "never")
    assert feed["folder"] == "News/Local"


@pytest.mark.parametrize(
    ("wishes", "code"),
    [((), 2), (("--interval", "5"), 2), (("--full-text", "maybe"), 2), (("--user", "ida"), 2)],
)
def test_what_can_not_be_wished(wishes: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "edit", "1", *wishes]) == code
    assert capsys.readouterr().err.count("\n") == 1


def test_a_feed_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "edit", "nowhere", "--title", "x"]) == 1
    assert "There is no feed" in capsys.readouterr().err


def test_logins_are_kept_as_references_and_never_shown(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["feeds", "edit", "1", "--user", "ida", "--password-file", "secret"]) == 0
    assert main(["feeds", "add", "--as-is", f"https://ida:{SECRET}@closed.example/feed"]) == 0
    for argv in (
        ["feeds"],
        ["feeds", "--json"],
        ["feeds", "export"],
        ["feeds", "health", "--json"],
        ["doctor", "--offline"],
    ):
        assert main(argv) == 0
    out, err = capsys.readouterr()
    assert SECRET not in out + err
    assert "https://closed.example/feed" in out
    with wiring.open_library(data) as library:
        logins = [polled.login for polled in Feeds(library.database).polled()]
    assert logins == [Login("ida", "file", str(tmp_path / "secret")), Login("ida", "typed", SECRET)]
    assert main(["feeds", "edit", "1", "--no-login"]) == 0
    with wiring.open_library(data) as library:
        assert Feeds(library.database).polled()[0].login is None


def test_a_proxy_is_kept_and_its_password_never_shown(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"socks5h://ida:{SECRET}@proxy.example:9050"
    assert main(["feeds", "edit", "1", "--proxy", address]) == 0
    assert capsys.readouterr().err.endswith("It is asked through socks5h://proxy.example:9050.\n")
    (feed,) = _printed(capsys, "feeds", "--json")
    assert feed["proxy"] == "socks5h://proxy.example:9050"
    for argv in (
        ["feeds"],
        ["feeds", "--json"],
        ["feeds", "export"],
        ["feeds", "health", "--json"],
        ["doctor", "--offline"],
    ):
        assert main(argv) == 0
    out, err = capsys.readouterr()
    assert SECRET not in out + err
    with wiring.open_library(data) as library:
        (polled,) = Feeds(library.database).polled()
        assert polled.proxy == address
        assert SECRET not in repr(polled)


@pytest.mark.parametrize(
    ("wish", "kept"), [("none", "none"), ("NONE", "none"), ("127.0.0.1:3128", "http://127.0.0.1:3128"), ("", "")]
)
def test_a_feed_may_have_no_proxy_or_that_of_everybody(
    wish: str, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["feeds", "edit", "1", "--proxy", "http://proxy.example/"]) == 0
    assert main(["feeds", "edit", "1", "--proxy", wish]) == 0
    assert main(["feeds", "edit", "1", "--title", "Lakes"]) == 0
    (feed,) = _printed(capsys, "feeds", "--json")
    assert (feed["title"], feed["proxy"]) == ("Lakes", kept)


@pytest.mark.parametrize(
    "address", ["ftp://ida:sesame-open@x", "http://", "http://ida:sesame-open@x:99999", "http://ida:1/sesame-open@x"]
)
def test_a_proxy_that_can_not_be_used_is_refused_at_once(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "edit", "1", "--proxy", address]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith("newsreader: This proxy can't be used: it is no address.")
    assert SECRET not in sentence
    assert _printed(capsys, "feeds", "--json")[0]["proxy"] == ""


def test_a_socks_proxy_without_its_extra_is_refused_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.model.proxies.find_spec", lambda name: None)
    assert main(["feeds", "edit", "1", "--proxy", "socks5://127.0.0.1:9050"]) == 2
    assert 'pip install "newsreader-tui[socks]"' in capsys.readouterr().err


def test_the_health_of_each_feed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("failing", "resting", "gone", "new"):
        assert main(["feeds", "add", "--as-is", f"https://{name}.example/feed"]) == 0
    now = utc_now()
    hour = timedelta(hours=1)
    with wiring.open_library(data) as library:
        feeds = Feeds(library.database)
        fine, failing, resting, gone, _ = (feed.id for feed in feeds.all())
        feeds.record_polling(fine, Polling(checked=now, succeeded=now, next_check=now + hour))
        feeds.record_polling(
            failing,
            Polling(checked=now, succeeded=now - 50 * hour, next_check=now + 4 * hour, failures=3, error="Not found."),
        )
        feeds.record_polling(resting, Polling(checked=now, error="Busy.", failures=1, next_check=now + hour))
        feeds.hold_host("resting.example", now + 5 * hour, now)
        feeds.record_polling(gone, Polling(checked=now, error="Gone for good.", failures=1, stopped=True))
    found = _printed(capsys, "feeds", "health", "--json")
    assert [(one["id"], one["state"]) for one in found] == [
        *((failing, "failing"), (resting, "resting"), (gone, "gone"), (fine, "fine"), (5, "new")),
    ]
    assert found[0]["words"] == "Not found. It failed 3 times in a row."
    assert found[1]["next_check"] == to_iso(now + 5 * hour)
    assert found[2]["next_check"] is None
    assert main(["feeds", "health"]) == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["feed", "state", "last"]
    assert first.split()[:2] == [str(failing), "failing"]
    assert "2 d" in first
    assert first.endswith("Not found. It failed 3 times in a row.")
