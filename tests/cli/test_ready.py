"""`newsreader ready`: what can be read without a network, and fetching what is missing, over loopback."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reader import demo, wiring
from reader.cli.main import main
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.times import utc_now
from reader.settings.paths import shipped


@pytest.fixture(autouse=True)
def base_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The sample site, and a library with the titles and teasers of one of its feeds."""
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NEWSREADER_NETWORK_PAGE_PAUSE", "0")
    monkeypatch.setenv("NEWSREADER_REFRESH_PAGES_AHEAD", "0")
    with serve(Site.load(utc_now())) as url:
        with wiring.open_library(tmp_path / "data") as library:
            library.subscriptions.add(demo.feeds(url)[0], utc_now())
        assert main(["refresh", "--quiet"]) == 0
        yield url


def test_what_is_missing_is_said_and_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ready"]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    number = int(re.findall(r"\d+", first)[0])
    assert first == f"{number} articles: 0 can be read here whole."
    assert second.startswith(f"{number} lack their texts: about 1 MB and 1 min.")
    assert main(["ready", "--download"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == f"Done: {number} articles fetched."
    assert [line.split()[0] for line in err.splitlines()[:-1]] == [f"{one}/{number}" for one in range(1, number + 1)]
    assert main(["ready"]) == 0
    assert capsys.readouterr().out == f"{number} articles: {number} can be read here whole.\n"
    assert main(["ready", "--download"]) == 0
    assert capsys.readouterr().err == "Nothing is missing that could be fetched.\n"


def test_events_are_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((shipped() / "schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({"$ref": "#/$defs/download_event", "$defs": schema["$defs"]})
    assert main(["ready", "--download", "--json", "--quiet"]) == 0
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    for event in events:
        validator.validate(event)
    assert (events[0]["event"], events[-1], err) == ("download_started", {"event": "download_finished", "left": 0}, "")


def test_quiet_says_nothing_and_verbose_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ready", "--download", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["--quiet", "refresh", "--all"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["refresh", "--all", "--verbose"]) == 0
    assert "nothing new" in capsys.readouterr().err


def test_offline_nothing_is_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--offline", "ready", "--download"]) == 1
    assert capsys.readouterr().err.startswith("newsreader: Offline, as you wished. Nothing is fetched;")
