"""Two newsreaders on one library: one polls, the other says so, or waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import Event

import pytest

from tests.contract.program import Newsreader
from tests.net.loopback import Answer, Site
from tests.poller.bodies import Item, rss
from tests.terminal import Terminal, in_terminal

pytestmark = pytest.mark.pty


@pytest.fixture
def gate(site: Site, newsreader: Newsreader) -> Iterator[Event]:
    """What holds back the answer of a feed that is followed."""
    gate = Event()
    site.answers["/feed"] = Answer(body=rss(Item(site.url("/a"), title="Ferries sail again")).encode(), gate=gate)
    assert newsreader.run("feeds", "add", "--as-is", site.url("/feed")).code == 0
    yield gate
    gate.set()


@pytest.fixture
def screen(site: Site, newsreader: Newsreader, gate: Event) -> Iterator[Terminal]:
    """The screen, while it waits for that answer."""
    with in_terminal([sys.executable, "-m", "reader", *newsreader.options]) as screen:
        assert site.arrived.wait(60)
        yield screen


def test_a_timer_beside_an_open_screen_leaves_it_what_is_due(
    newsreader: Newsreader, gate: Event, screen: Terminal
) -> None:
    done = newsreader.run_apart("refresh")
    assert (done.code, done.out) == (0, "")
    assert f"Another newsreader (process {screen.running.pid}) is at work on this library." in done.err
    assert "What is due is asked by that one, or next time." in done.err
    gate.set()
    screen.wait_for("Ferries sail again")


def test_what_a_person_wishes_waits_for_the_screen(
    site: Site, newsreader: Newsreader, gate: Event, screen: Terminal
) -> None:
    with newsreader.start("refresh", "--all") as waiting:
        assert waiting.stderr is not None
        assert "This waits until it is done; ctrl+c stops." in waiting.stderr.readline()
        assert len(site.requests) == 1
        gate.set()
        screen.wait_for("Ferries sail again")
        assert "Done: " in waiting.communicate(timeout=60)[1]
    assert waiting.returncode == 0
    assert site.paths().count("/feed") == 2


def test_a_timer_brings_articles_to_a_screen_that_rests(
    site: Site, newsreader: Newsreader, gate: Event, screen: Terminal
) -> None:
    gate.set()
    screen.wait_for("Ferries sail again")
    site.put("/feed", rss(Item(site.url("/b"), title="Storm over the bay")))
    done = newsreader.run_apart("refresh", "--all")
    assert done.code == 0
    screen.wait_for("newsreader · 2 unread")
    screen.press("gn")
    screen.wait_for("Storm over the bay")


def test_two_timers_are_one_too_many_and_none_fails(site: Site, newsreader: Newsreader, gate: Event) -> None:
    with newsreader.start("refresh") as first:
        assert site.arrived.wait(60)
        second = newsreader.run_apart("refresh", "--quiet")
        assert (second.code, second.out, second.err) == (0, "", "")
        gate.set()
        assert "1 new" in first.communicate(timeout=60)[1]
    assert first.returncode == 0
