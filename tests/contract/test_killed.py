"""A refresh that is killed in its middle: nothing that was here is lost, and the next one goes on."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from reader import wiring
from reader.model.times import utc_now
from tests.contract.program import PATIENCE, Newsreader, body_of
from tests.net.loopback import Site

FIRST, ALL = range(1, 4), range(1, 9)
"""The articles that are here before the refresh that is killed, and all that the feed has by then."""

NEWEST = ALL[-1]


@pytest.fixture
def gate(site: Site) -> Event:
    """Until it is set, the site holds back every new page but the newest, which is asked for first."""
    gate = Event()
    for number in ALL:
        site.put(_path(number), _page(number), Content_Type="text/html")
    for number in ALL[len(FIRST) : -1]:
        site.answers[_path(number)] = replace(site.answers[_path(number)], gate=gate)
    return gate


@pytest.fixture
def begun(newsreader: Newsreader, site: Site, gate: Event) -> Newsreader:
    """A library with the first articles, one of them read and one starred, whose feed has more by now."""
    newsreader.follow(site.url("/feed"))
    site.put("/feed", _feed(site, FIRST))
    assert newsreader.run("refresh").code == 0
    with wiring.open_library(newsreader.data) as library:
        library.marks.read([1], utc_now())
        library.marks.star([2], utc_now())
    site.put("/feed", _feed(site, ALL))
    return newsreader


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


@contextmanager
def _in_the_middle(newsreader: Newsreader) -> Iterator[int]:
    """A refresh that has told of its first page and waits for others; killed at the end. Gives its process's id."""
    with newsreader.start("refresh", "--all") as running:
        assert running.stderr
        assert any(line.startswith("1/") for line in running.stderr)
        yield running.pid
        running.kill()
        assert running.wait(PATIENCE) == -signal.SIGKILL


def _started_by(parent: int) -> list[int]:
    """The processes that `parent` started and that go on, as Linux shows them."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            after_name = status.read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(after_name[1]) == parent:
                found.append(int(status.parent.name))
    return found


def test_what_was_here_stays_and_the_next_refresh_goes_on(begun: Newsreader, site: Site, gate: Event) -> None:
    marked = [(article["read"], article["starred"]) for article in begun.articles()]
    with _in_the_middle(begun):
        pass
    here = begun.articles()
    assert [article["title"] for article in here] == [f"Boats {number}" for number in reversed(ALL)]
    assert [article["ready"] for article in here] == ["full"] + ["none"] * 4 + ["full"] * 3
    assert {article["fetch"] for article in here if article["ready"] == "none"} == {"queued"}
    assert [(article["read"], article["starred"]) for article in here[-len(FIRST) :]] == marked
    assert sum(article["read"] is not None for article in here) == 1
    assert sum(article["starred"] is not None for article in here) == 1
    assert begun.run("doctor").code == 0

    gate.set()
    done = begun.run("refresh")  # the feed is not due: what is fetched are the pages that were left
    assert (done.code, done.err.splitlines()[-1]) == (0, "Done: nothing new, 4 pages fetched.")
    after = begun.articles()
    assert {article["ready"] for article in after} == {"full"}
    marks = ("id", "read", "starred")
    assert [[article[name] for name in marks] for article in after] == [
        [article[name] for name in marks] for article in here
    ]
    for article in after:
        assert f"harbour of town {article['title'].removeprefix('Boats ')} " in body_of(begun.story(article["id"]))[0]
    asked = site.paths()
    assert asked.count("/feed") == 2
    assert [asked.count(_path(number)) for number in (*FIRST, NEWEST)] == [1, 1, 1, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="what a process started is looked up as Linux shows it")
def test_no_process_is_left_over(begun: Newsreader) -> None:
    with ExitStack() as closing:
        with _in_the_middle(begun) as killed:
            children = _started_by(killed)
            handles = [os.pidfd_open(child) for child in children]
            for handle in handles:
                closing.callback(os.close, handle)
        assert len(children) >= 2  # the workers
        for handle in handles:
            assert select.select([handle], [], [], PATIENCE)[0], "a process goes on"
