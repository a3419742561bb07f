"""Every command's output and errors, as they were looked at; and JSON as its schema says."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from reader.cli.commands import COMMANDS
from reader.cli.ready import download_values
from reader.cli.refresh import event_values
from reader.model import events
from reader.settings.paths import shipped
from tests.cli.goldens import SESSIONS, fill, golden, printed, session

SCHEMA: Final[dict[str, Any]] = json.loads((shipped() / "schema.json").read_text(encoding="utf-8"))

ARRAYS: Final = {
    "list": "article",
    "search quay": "found",
    "feeds": "feed",
    "feeds health": "health",
    "views": "view",
    "mute": "rule",
    "doctor": "finding",
    "config path": "place",
    "config keys": "key",
    "config check": "problem",
    "--config keep.toml tidy": "forecast",
}
VALUES: Final = {
    "show 1 --format json": "story",
    "count --json": "count",
    "mute test rain --json": "count",
    "ready --json": "ready",
    "config show --json": "settings",
}
SHIPPED: Final = {("config", "keys"), ("config", "schema"), ("config", "timer")}
"""What these print is looked at as files that are shipped, or names where the program lies."""

LINES: Final = {"list --json-lines": "article", "reextract --json": "reread_event"}


@pytest.fixture
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    Path("keep.toml").write_text("[keep]\ndays = 30\nunread = false\n", encoding="utf-8")
    fill(tmp_path / "data")
    printed(["views", "add", "Morning", "is:unread"])
    printed(["mute", "add", "rain"])


@pytest.mark.usefixtures("_utc")
@pytest.mark.parametrize("name", SESSIONS)
def test_it_prints_what_was_looked_at(name: str, tmp_path: Path) -> None:
    expected = golden(name).read_text(encoding="utf-8")
    assert session(SESSIONS[name], tmp_path) == expected, "python -m tests.cli.goldens writes it anew: look at it then"


def test_every_command_is_looked_at() -> None:
    asked = " ".join(" ".join(commands) for commands in SESSIONS.values())
    for name, command in COMMANDS.items():
        assert name in SESSIONS or name in asked.split(), name
        for action in command.actions:
            assert f"{name} {action}" in asked or (name, action) in SHIPPED, f"{name} {action}"


def _valid(kind: str, value: object) -> None:
    Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}).validate(value)


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize(("command", "kind"), ARRAYS.items())
def test_arrays_are_as_the_schema_says(command: str, kind: str) -> None:
    found = json.loads(printed(["--offline", *command.split(), "--json"])[0])
    assert found or kind == "problem"
    for value in found:
        _valid(kind, value)


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize(("command", "kind"), VALUES.items())
def test_values_are_as_the_schema_says(command: str, kind: str) -> None:
    _valid(kind, json.loads(printed(command.split())[0]))


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize(("command", "kind"), LINES.items())
def test_lines_are_as_the_schema_says(command: str, kind: str) -> None:
    lines = printed(command.split())[0].splitlines()
    assert lines
    for line in lines:
        _valid(kind, json.loads(line))


@pytest.mark.parametrize(
    "event",
    [
        events.RefreshStarted(3),
        events.FeedRefreshed(1, "Lake", 2, 1, (4,), "moved"),
        events.FeedFailed(1, "Lake", "It timed out."),
        events.FeedHeld(1, "Lake", 60.0),
        events.NothingReached(3, "No network."),
        events.BudgetSpent(10, 2),
        events.PagesWanted(4),
        events.PageFetched(1, "Ferry"),
        events.PageFailed(1, "Ferry", "Not found (404)."),
        events.RefreshFinished(1, 2, 3, 4, 5),
    ],
)
def test_events_of_a_refresh_are_as_the_schema_says(event: events.Event) -> None:
    _valid("refresh_event", json.loads(json.dumps(event_values(event))))


@pytest.mark.parametrize(
    "event",
    [
        events.DownloadStarted(3),
        events.Downloaded(events.PageFetched(1, "Ferry"), 9),
        events.Downloaded(events.PageFailed(1, "Ferry", "Not found (404)."), 9),
        events.DownloadFinished(1),
    ],
)
def test_events_of_a_download_are_as_the_schema_says(event: events.DownloadEvent) -> None:
    _valid("download_event", download_values(event))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert os.linesep not in SCHEMA["title"]
