"""`newsreader tidy`: nothing goes before it was shown and agreed to."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest

from reader import wiring
from reader.cli.main import main
from reader.library.tidying import Tidying
from reader.model.article import Seen
from reader.model.feed import Entry, NewFeed
from reader.model.times import utc_now
from reader.poller.decide import decide
from reader.settings.schema import Keep
from reader.store import Articles, PollerLock

THEN = utc_now() - timedelta(days=60)
TITLES = [f"Boats of {number}" for number in range(7)]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two feeds, whose seven articles came and were read sixty days ago, but for the newest: it is not."""
    data, then = tmp_path / "data", THEN
    with wiring.open_library(data) as library:
        for name, numbers in (("Lake\x1b[2J World", range(5)), ("Harbour", range(5, 7))):
            feed = library.subscriptions.add(NewFeed(f"https://news.example/{numbers.start}", name), then)
            entries = [
                Entry(str(n), f"https://news.example/a-{n}", TITLES[n], then - timedelta(hours=n)) for n in numbers
            ]
            seen = [Seen(entry, (f"url:{entry.url}",)) for entry in entries]
            Articles(library.database).merge(feed.id, seen, decide, then)
        library.marks.read(range(2, 8), then)
    monkeypatch.setenv("NEWSREADER_DATA", str(data))
    return data


@pytest.fixture
def keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's settings: articles for thirty days."""
    config = tmp_path / "newsreader.toml"
    config.write_text("[keep]\ndays = 30\n", encoding="utf-8")
    monkeypatch.setenv("NEWSREADER_CONFIG", str(config))
    return config


def count(data: Path) -> int:
    with wiring.open_library(data) as library:
        return library.reading.counts().all


def day(hours: int) -> str:
    return f"{(THEN - timedelta(hours=hours)).astimezone():%Y-%m-%d}"


def test_without_a_bound_everything_is_kept(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy"]) == main(["tidy", "--agree"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Everything is kept for ever: ")
    assert count(data) == 7


def test_the_dry_run_shows_what_would_go(data: Path, keep: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy"]) == 0
    out, err = capsys.readouterr()
    first, *details = out.splitlines()
    when = f"of {day(6)}" + (f" to {day(1)}" if day(6) != day(1) else "")
    assert re.fullmatch(rf"days = 30: 6 articles {when}, about \d\.\d MB\.", first)
    assert [line.strip() for line in details] == [
        "Lake[2J World 4, Harbour 2",
        *(f"“{title}”" for title in TITLES[1:6]),
        "and 1 more, older ones",
    ]
    assert "Nothing is deleted. `newsreader tidy --agree` deletes these" in err
    assert count(data) == 7


def test_two_rules_may_let_the_same_go(keep: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep.write_text("[keep]\ndays = 30\nper_feed = 2\n", encoding="utf-8")
    assert main(["tidy"]) == 0
    sums = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert [line.partition(" of ")[0] for line in sums] == [
        "days = 30: 6 articles",
        "per_feed = 2: 3 articles",
        "Together: 6 articles",
    ]
    keep.write_text("[keep]\nper_feed = 5\n", encoding="utf-8")
    assert main(["tidy"]) == 0
    assert capsys.readouterr().out == "per_feed = 5: nothing.\n"


def test_what_was_shown_is_deleted_when_the_person_agrees(
    data: Path, keep: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tidy", "--agree"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("days = 30: 6 articles")
    assert err == "Nothing was deleted: this was not shown before. Look at it, and say it again to agree.\n"
    assert count(data) == 7
    assert main(["tidy", "--agree"]) == 0
    assert re.fullmatch(r"Deleted 6 articles: \d\.\d MB before, \d\.\d MB now\.\n", capsys.readouterr().err)
    assert count(data) == 1
    assert main(["tidy"]) == 0
    out, err = capsys.readouterr()
    assert out == "days = 30 (agreed): nothing.\n"
    assert err.startswith("You agreed to these rules")


def test_another_number_is_another_rule(data: Path, keep: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy"]) == 0
    capsys.readouterr()
    keep.write_text("[keep]\ndays = 40\nunread = false\n", encoding="utf-8")
    assert main(["tidy", "--agree"]) == 1
    assert capsys.readouterr().out.startswith("days = 40, unread = false: 7 articles")
    assert count(data) == 7


def test_json(data: Path, keep: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy", "--json"]) == 0
    (rule,) = json.loads(capsys.readouterr().out)
    assert rule.pop("bytes") > 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", rule.pop("oldest"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", rule.pop("newest"))
    assert rule == {
        "rule": "days = 30",
        "agreed": False,
        "articles": 6,
        "feeds": [
            {"id": 1, "title": "Lake\x1b[2J World", "articles": 4},
            {"id": 2, "title": "Harbour", "articles": 2},
        ],
        "titles": TITLES[1:6],
    }
    assert main(["tidy", "--json", "--agree"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["articles"] == 6
    assert main(["tidy", "--json"]) == 0
    (rule,) = json.loads(capsys.readouterr().out)
    assert (rule["agreed"], rule["articles"], rule["oldest"], rule["titles"]) == (True, 0, None, [])


def test_another_newsreader_at_work_is_told(data: Path, keep: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy"]) == 0
    with PollerLock(data / wiring.LOCK_FILE):
        assert main(["tidy", "--agree"]) == main(["tidy", "--compact"]) == 1
    said = f"newsreader: Another newsreader (process {os.getpid()}) is at work on this library. Try again"
    assert capsys.readouterr().err.count(said) == 2
    assert count(data) == 7
    with wiring.open_library(data) as library:
        assert library.tidying.waiting(Keep(days=30).rules)  # nor was it agreed to


def test_an_interruption_leaves_the_rest_to_the_next_refresh(
    data: Path, keep: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(tidying: Tidying, *, thorough: bool) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Tidying, "give_back", interrupt)
    assert main(["tidy"]) == 0
    assert main(["tidy", "--agree"]) == 130
    said = "Stopped after 6 articles. The next refresh goes on, for you agreed."
    assert capsys.readouterr().err.splitlines()[-1] == said
    with PollerLock(data / wiring.LOCK_FILE):  # which nobody holds any more
        assert count(data) == 1


def test_the_file_is_written_anew(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy", "--compact"]) == 0
    said = r"The library is written anew\. That takes \d\.\d MB for a while; [\d,]+\.\d MB are free\.\n"
    assert re.fullmatch(rf"{said}Done: \d\.\d MB before, \d\.\d MB now\.\n", capsys.readouterr().err)
    assert count(data) == 7


def test_it_is_not_where_there_is_too_little_room(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1_000_000, 950_000, 50_000))
    before = (data / wiring.LIBRARY_FILE).read_bytes()
    assert main(["tidy", "--compact"]) == 1
    assert "0.1 MB are free" in (said := capsys.readouterr().err)
    assert said.endswith("newsreader: There is too little room on the disk for that. Nothing was changed.\n")
    assert (data / wiring.LIBRARY_FILE).read_bytes() == before


def test_one_wish_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy", "--agree", "--compact"]) == 2
    assert "not allowed with" in capsys.readouterr().err


def test_the_doctor_tells_of_rules_that_wait(keep: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--offline"]) == 0
    (note,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("note") and "keeping" in line)
    said = "“days = 30” deletes nothing until you have seen what it would, and agreed: `newsreader tidy`."
    assert note.split(maxsplit=2)[1:] == ["keeping", said]
    assert main(["tidy"]) == main(["tidy", "--agree"]) == main(["doctor", "--offline"]) == 0
    assert "keeping" not in capsys.readouterr().out
