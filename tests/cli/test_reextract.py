"""`newsreader reextract` on a real library whose site has closed."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from reader import demo, wiring
from reader.cli.main import main
from reader.cli.reextract import Teller
from reader.cli.refresh import event_values
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.article import Extraction
from reader.model.blocks import Paragraph, plain
from reader.model.events import PageFailed, PageReread, RereadEvent, RereadFinished, RereadStarted
from reader.model.times import utc_now
from reader.store import Articles, PollerLock, matches

ARABIC = "lang:ar"
OLD = "UPDATE raw_pages SET version = 0"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two of the sample's feeds, whose site has closed."""
    folder = tmp_path_factory.mktemp("reextract")
    config = folder / "quick.toml"
    config.write_text("[network]\npage_pause = 0\n", encoding="utf-8")
    with serve(Site.load(utc_now())) as url:
        with wiring.open_library(folder / "data") as library:
            for feed in demo.feeds(url):
                if feed.language in {"ar", "de"}:
                    library.subscriptions.add(feed, utc_now())
        assert main(["--data", str(folder / "data"), "--config", str(config), "refresh"]) == 0
    return folder / "data"


@pytest.fixture
def old(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library, its pages read by an older extractor."""
    monkeypatch.setenv("NEWSREADER_DATA", str(filled))
    with wiring.open_library(filled) as library, library.database.writing() as connection:
        connection.execute(OLD)
    return filled


def _events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    out, err = capsys.readouterr()
    assert err == ""
    return [json.loads(line) for line in out.splitlines()]


def _count(query: str, data: Path) -> int:
    with wiring.open_library(data) as library:
        return len(library.reading.open(query, now=utc_now()).ids)


def test_lines_for_people_and_what_is_up_to_date(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matches, "_PART", 1)  # many articles, as it were: they are read from the library bit by bit
    pages = _count(ARABIC, old)
    assert main(["reextract", ARABIC]) == 0
    out, err = capsys.readouterr()
    *lines, last = err.splitlines()
    assert out == ""
    assert [line.split()[0] for line in lines] == [f"{number}/{pages}" for number in range(1, pages + 1)]
    assert last == f"Done: {pages} pages read again, 0 articles changed."
    assert main(["reextract", ARABIC]) == 0
    assert capsys.readouterr().err == f"{pages} pages are up to date. --again reads all.\n"
    assert main(["reextract", "--again", ARABIC]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == last


def test_json_lines_of_events(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reextract", "--json"]) == 0
    first, *pages, last = _events(capsys)
    assert first == {"event": "reread_started", "pages": _count("", old), "up_to_date": 0}
    assert {(page["event"], page["outcome"]) for page in pages} == {("page_reread", "same")}
    assert last == {"event": "reread_finished", "pages": len(pages), "changed": 0, "less": 0, "failed": 0}


def test_what_an_older_extractor_made_of_a_page_is_made_anew(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with wiring.open_library(old) as library:
        (before, *_) = library.reading.rows(library.reading.open("lang:de", now=utc_now()).ids)
        poor = Extraction(title="As it was read before", blocks=(Paragraph(plain("A caption.")),))
        Articles(library.database).keep_page(before.id, before.url, poor, utc_now())
        library.marks.read([before.id], utc_now())
    unread = _count("is:unread", old)
    assert main(["reextract", "title:before"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "Done: 1 page read again, 1 article changed."
    with wiring.open_library(old) as library:
        (after,) = library.reading.rows([before.id])
    assert (after.title, after.words) == (before.title, before.words)
    assert after.read is not None
    assert _count("is:unread", old) == unread


def test_nothing_to_read_is_said(
    old: Path, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["reextract", "zeppelin"]) == 0
    assert capsys.readouterr() == ("", "No article matches.\n")
    assert main(["--data", str(data), "reextract"]) == 0
    assert capsys.readouterr().err.startswith("No page of these articles is kept.")


def test_a_wrong_query_shows_its_place(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reextract", "is:unred"]) == 2
    assert "^" in capsys.readouterr().err


def test_another_newsreader_at_work_is_told(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with PollerLock(old / wiring.LOCK_FILE):
        assert main(["reextract"]) == 1
    out, err = capsys.readouterr()
    said = f"Another newsreader (process {os.getpid()}) is at work on this library. Try again when it is done."
    assert (out, err) == ("", f"newsreader: {said}\n")


def test_an_interruption_keeps_what_was_read_and_says_how_far_it_came(old: Path) -> None:
    command = [sys.executable, "-m", "reader", "--data", str(old), "reextract"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        assert running.stderr.readline().startswith("1/")
        running.send_signal(signal.SIGINT)
        said = running.stderr.read().splitlines()
    assert running.returncode in {130, 0}
    stopped = re.fullmatch(
        r"Stopped after (\d+) of (\d+) pages\. What was read is kept\. "
        r"The next `newsreader reextract` goes on from there\.",
        said[-1],
    )
    if stopped is None:  # it was done before the signal came
        assert said[-1].startswith("Done: ")
        return
    with wiring.open_library(old) as library, library.database.reading() as connection:
        left = connection.execute("SELECT count(*) FROM raw_pages WHERE version = 0").fetchone()[0]
    assert left <= int(stopped[2]) - int(stopped[1])


def test_a_terminal_has_one_line_that_moves_on(old: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "TERM": "xterm"}
    argv = [sys.executable, "-m", "reader", "--data", str(old), "reextract", ARABIC]
    subprocess.run(argv, stdout=theirs, stdin=theirs, stderr=theirs, check=True, env=environment)
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    pages = _count(ARABIC, old)
    *_, last = (part.strip() for part in shown.replace("\r\n", "\n").split("\r") if part.strip())
    assert last == f"Done: {pages} pages read again, 0 articles changed."
    assert f"\r{pages}/{pages} " in shown
    assert shown.count("\n") == 1
    assert "\x1b" not in shown


def test_the_help_names_every_event_and_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reextract", "--help"]) == 0
    said = re.sub(
        r": changed, same or less|\s+", lambda found: " " if found[0].isspace() else "", capsys.readouterr().out
    )
    assert "newsreader reextract feed:science" in said
    for kind in get_args(RereadEvent):
        values = event_values(kind(*(0 for _ in kind.__dataclass_fields__)))
        fields = ", ".join(name for name in values if name != "event")
        assert f"{values['event']} ({fields})" in said


def test_what_did_not_go_well_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    teller = Teller(as_json=False, again=False)
    for event in (
        RereadStarted(3, 1),
        PageReread(7, "Ferry\x1b[2J", "changed"),
        PageReread(8, "Rain", "less"),
        PageFailed(9, "Snow", "Reading it took too much memory."),
        RereadFinished(3, 1, 1, 1),
    ):
        teller.tell(event)
    teller.tell_stop()
    assert capsys.readouterr().err.splitlines() == [
        "1 page is up to date. --again reads all.",
        "1/3 Ferry[2J",
        "2/3 Rain: keeps what it had, for its page gives less now",
        "3/3 Snow: Reading it took too much memory.",
        "Done: 3 pages read again, 1 article changed, 1 keeps what it had, for its page gives less now, 1 page failed.",
        "Stopped after 3 of 3 pages. What was read is kept. The next `newsreader reextract` goes on from there.",
    ]
