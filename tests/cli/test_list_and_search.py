"""`newsreader list` and `newsreader search` on a real library."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.model.text import clean
from reader.typeset.cells import width

FIELDS = {
    *("id", "title", "url", "feed", "feeds", "published", "updated", "language", "direction", "kicker", "lead"),
    *("authors", "agencies", "topics", "opinion", "read", "starred", "ready", "fetch", "fetch_error"),
    *("short", "picture", "enclosures"),
}


@pytest.fixture(autouse=True)
def _here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA", str(data))


def test_articles_are_lines_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert len(lines) == 4
    assert re.fullmatch(r"\d+  ●★    +1 h  Lake World            Ferry returns to the lake after forty years", lines[0])
    assert re.match(r"\d+  ● T  ", lines[2])
    assert err == ""


def test_nothing_that_a_terminal_obeys_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["list"], ["list", "--json"], ["search", "storm"], ["search", "storm", "--json"], ["feeds"]):
        assert main(argv) == 0
        out = capsys.readouterr().out
        assert out == clean(out)
        assert out


def test_json_is_an_array_of_the_documented_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    articles = json.loads(capsys.readouterr().out)
    assert [article["language"] for article in articles] == ["en", "en", "ar", "zh-Hans"]
    assert all(set(article) == FIELDS for article in articles)
    first, *others = articles
    assert (first["ready"], first["read"], first["feeds"]) == ("full", None, ["Lake World"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", first["starred"])
    assert {article["ready"] for article in others} == {"teaser"}


def test_the_help_names_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--help"]) == 0
    said = set(re.findall(r"\w+", capsys.readouterr().out.partition("fields of --json")[2]))
    assert said >= FIELDS


def test_a_query_and_a_limit_choose(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json", "is:starred", "ferr"]) == 0
    assert [article["title"][:5] for article in json.loads(capsys.readouterr().out)] == ["Ferry"]
    assert main(["list", "--limit", "2"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["list", "--limit", "0", "--json", "--", "-ferry", "lang:en"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_no_match_is_said_and_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "zeppelin"]) == 0
    assert capsys.readouterr() == ("", "No article matches.\n")
    assert main(["search", "zeppelin", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_empty_library_is_no_failure(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["list", "--json", "--data", str(tmp_path / "new")]) == 0
    assert capsys.readouterr() == ("[]\n", "")


def test_a_wrong_query_shows_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "rain is:unred"]) == 2
    out, err = capsys.readouterr()
    message, query, pointer = err.splitlines()
    assert out == ""
    assert message.startswith("newsreader: ")
    assert query == "  rain is:unred"
    assert [index for index, char in enumerate(pointer) if char == "^"] == list(range(10, len(query)))
    assert query[10:] == "unred"


def test_search_prints_what_surrounds_the_match(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "morning"]) == 0
    title, excerpt = capsys.readouterr().out.splitlines()
    assert "Ferry returns" in title
    assert "sail each morning" in excerpt
    assert main(["search", "title:ferry"]) == 0  # found in no text: there is nothing to print around it
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["search", "morning", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert set(found) == FIELDS | {"excerpt"}
    assert "morning" in found["excerpt"]


def test_search_puts_the_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "old OR wind", "--json"]) == 0
    assert [article["title"].split()[0] for article in json.loads(capsys.readouterr().out)] == ["Ferry", "Rain"]
    assert main(["search", "--best", "old OR wind", "--json"]) == 0
    assert [article["title"].split()[0] for article in json.loads(capsys.readouterr().out)] == ["Rain", "Ferry"]


def test_lines_are_cut_to_the_terminal(data: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "TERM": "xterm"}
    argv = [sys.executable, "-m", "reader", "list", "--limit", "3", "--", "-ferry"]
    subprocess.run(argv, stdout=theirs, stdin=theirs, check=True, env=environment)
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    lines = shown.replace("\r\n", "\n").splitlines()
    assert len(lines) == 3
    assert all(width(line) <= 60 for line in lines)
    assert lines[-1].endswith("…")
    assert "\x1b" not in shown


def test_ascii_marks_where_a_person_wants_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    config = tmp_path / "n.toml"
    config.write_text("[look]\nascii = true\n", encoding="utf-8")
    assert main(["list", "is:starred", "--config", str(config)]) == 0
    assert "  *+   " in capsys.readouterr().out
