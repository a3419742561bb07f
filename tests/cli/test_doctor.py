"""`newsreader doctor`."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.main import main


@pytest.fixture(autouse=True)
def _here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(data))


def _findings(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, str]]:
    out, err = capsys.readouterr()
    assert err == ""
    lines = [line.split(maxsplit=2) for line in out.splitlines()]
    return [(level, subject, message) for level, subject, message in lines]


def test_a_sound_library(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    assert main(["doctor", "--offline"]) == 0
    findings = _findings(capsys)
    assert {"settings", "keys", "library", "search", "feeds"} <= {subject for _, subject, _ in findings}
    assert str(data) in "".join(message for _, subject, message in findings if subject == "library")
    assert {level for level, subject, _ in findings if subject not in {"network", "terminal"}} == {"fine"}


def test_wrong_settings_and_keys_are_problems(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    config = tmp_path / "n.toml"
    config.write_text('look.them = "dark"\nkeys.bind.donw = "j"\n', encoding="utf-8")
    assert main(["doctor", "--offline", "--config", str(config)]) == 1
    problems = {subject: message for level, subject, message in _findings(capsys) if level == "problem"}
    assert problems == {
        "settings": f"{config}, line 1: look.them is not a setting. The nearest is look.theme.",
        "keys": f"{config}, line 2: keys.bind.donw: there is no such command. The nearest is down.",
    }


def test_it_is_said_in_the_persons_language_in_columns_that_stand(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert main(["doctor", "--offline"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "in Ordnung  Einstellungen  " in "\n".join(lines)
    assert {line[len("in Ordnung") :][:2] for line in lines} == {"  "}
    assert {line[len("in Ordnung  Einstellungen") :][:2] for line in lines} == {"  "}
    assert all(line[len("in Ordnung  Einstellungen  ")] != " " for line in lines)
