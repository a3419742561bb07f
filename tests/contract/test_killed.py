"""A refresh that is killed in its middle: nothing that was here is lost, and the next one goes on."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from reader import wiring
from reader.model.times import utc_now
from tests.benchmarks.killed import Killing
from tests.contract.program import PATIENCE, Newsreader, body_of
from tests.net.loopback import Site, serving

FIRST, ALL = range(1, 4), range(1, 9)
"""The articles that are here before the refresh that is killed, and all that the feed has by then."""

NEWEST = ALL[-1]


@dataclass(frozen=True)
class Killed:
    """What a refresh left that was killed in its middle.

    `before` and `here` are the articles before that refresh and right after its end, the newest first; `handles` are
    those of the processes that it had started by then. While `gate` is not set, the site holds back every new page but
    the newest, which is asked for first.
    """

    newsreader: Newsreader
    site: Site
    gate: Event
    before: list[dict[str, Any]]
    here: list[dict[str, Any]]
    handles: list[int]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killed]:
    """A library with a few articles, one of them read and one starred, whose refresh found more and was killed."""
    newsreader, gate = Newsreader(tmp_path_factory.mktemp("killed")), Event()
    with serving() as site, ExitStack() as closing:
        _open(site, gate)
        newsreader.follow(site.url("/feed"))
        site.put("/feed", _feed(site, FIRST))
        assert newsreader.run("refresh").code == 0
        with wiring.open_library(newsreader.data) as library:
            library.marks.read([1], utc_now())
            library.marks.star([2], utc_now())
        before = newsreader.articles()
        site.put("/feed", _feed(site, ALL))
        with newsreader.start("refresh", "--all", "--json") as running:
            assert running.stdout
            assert any(json.loads(line)["event"] == "page_fetched" for line in running.stdout)
            handles = [os.pidfd_open(child) for child in _started_by(running.pid)]
            for handle in handles:
                closing.callback(os.close, handle)
            running.kill()
            assert running.wait(PATIENCE) == -signal.SIGKILL
        yield Killed(newsreader, site, gate, before, newsreader.articles(), handles)
        gate.set()


def _open(site: Site, gate: Event) -> None:
    for number in ALL:
        site.put(_path(number), _page(number), Content_Type="text/html")
    for number in ALL[len(FIRST) : -1]:
        site.answers[_path(number)] = replace(site.answers[_path(number)], gate=gate)


def _path(number: int) -> str:
    return f"/a-{number}"


def _page(number: int) -> str:
    sentence = f"The harbour of town {number} was full of boats, and the people on the quay counted them. "
    body = "".join(f"<p>{sentence * 3}</p>" for _ in range(4))
    return f"<html lang='en'><body><article><h1>Boats {number}</h1>{body}</article></body></html>"


def _feed(site: Site, numbers: Iterable[int]) -> str:
    items = "".join(
        f"<item><title>Boats {number}</title><link>{site.url(_path(number))}</link>"
        f"<pubDate>0{number} Jan 2024 08:00:00 GMT</pubDate></item>"
        for number in numbers
    )
    return f"<rss version='2.0'><channel><title>Harbours</title>{items}</channel></rss>"


def _started_by(parent: int) -> list[int]:
    """The processes that `parent` started and that go on, as Linux shows them; none on other systems."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            after_name = status.read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(after_name[1]) == parent:
                found.append(int(status.parent.name))
    return found


def test_the_library_is_whole_and_the_marks_are_there(killed: Killed) -> None:
    assert [article["title"] for article in killed.here] == [f"Boats {number}" for number in reversed(ALL)]
    assert killed.here[-len(FIRST) :] == killed.before
    assert [article["read"] is not None for article in killed.before] == [False, False, True]
    assert [article["starred"] is not None for article in killed.before] == [False, True, False]
    newest, *rest = [(article["ready"], article["fetch"]) for article in killed.here[: -len(FIRST)]]
    assert newest == ("full", "idle")
    assert rest == [("none", "queued")] * 4
    assert killed.newsreader.run("doctor").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="what a process started is looked up as Linux shows it")
def test_no_process_is_left_over(killed: Killed) -> None:
    assert len(killed.handles) >= 2  # the workers
    for handle in killed.handles:
        assert select.select([handle], [], [], PATIENCE)[0], "a process goes on"


def test_the_next_refresh_goes_on(killed: Killed) -> None:
    killed.gate.set()
    done = killed.newsreader.run("refresh")  # the feed is not due: what is fetched are the pages that were left
    assert (done.code, done.err.splitlines()[-1]) == (0, "Done: nothing new, 4 pages fetched.")
    after = killed.newsreader.articles()
    assert {article["ready"] for article in after} == {"full"}
    marks = ("id", "title", "read", "starred")
    assert [[one[name] for name in marks] for one in after] == [[one[name] for name in marks] for one in killed.here]
    for article, number in zip(after, reversed(ALL), strict=True):
        assert f"harbour of town {number} " in body_of(killed.newsreader.story(article["id"]))[0]
    asked = killed.site.paths()
    assert asked.count("/feed") == 2
    assert [asked.count(_path(number)) for number in (*FIRST, NEWEST)] == [1, 1, 1, 1]


def test_nothing_that_was_told_is_missing_whenever_the_end_comes(tmp_path: Path) -> None:
    with serving() as site:
        runs = list(Killing(tmp_path, site, seed=7).runs(5))
    assert [run.missing for run in runs] == [[]] * 5
    assert {"read", "star", "tag"} <= {word for run in runs for word, _ in run.told}
    assert not all(run.finished for run in runs)
