"""`newsreader poll`: rounds in the foreground, and an end at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from tests.contract.program import PATIENCE, Newsreader
from tests.net.loopback import Answer, Site, serving
from tests.poller.bodies import Item, rdf

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are sent")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def newsreader(tmp_path: Path) -> Newsreader:
    return Newsreader(tmp_path)


@pytest.mark.parametrize(("ending", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_ends_at_once_although_a_server_never_answers(
    newsreader: Newsreader, site: Site, ending: signal.Signals, code: int
) -> None:
    site.answers["/feed"] = Answer(waits=True)
    newsreader.follow(site.url("/feed"))
    with newsreader.start("poll") as running:
        assert site.arrived.wait(PATIENCE)
        began = monotonic()
        running.send_signal(ending)
        out, err = running.communicate(timeout=PATIENCE)
        took = monotonic() - began
    assert (running.returncode, out) == (code, "")
    assert err.splitlines() == ["Polling 1 feed. ctrl+c stops.", "Stopped. What came is kept."]
    assert (
        took < 15.0
    )  # half a second on a machine that has nothing else to do; half a minute for who waits for the site


def test_a_round_is_one_line_and_others_may_use_the_library_beside_it(newsreader: Newsreader, site: Site) -> None:
    site.put("/feed", rdf(Item(site.url("/a-1"))))
    site.put("/a-1", status=404)
    newsreader.follow(site.url("/feed"))
    with newsreader.start("poll") as running:
        assert running.stderr is not None
        said = [running.stderr.readline(), running.stderr.readline()]
        second = newsreader.run_apart("poll")
        beside = newsreader.run("refresh", "--all")
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=PATIENCE)
    assert said[1].partition(" ")[2] == "1 new, 1 page fetched, 1 page failed.\n".replace(
        "1 page fetched", "0 pages fetched"
    )
    expected = f"newsreader: Another newsreader (process {running.pid}) polls this library. Try again when it is done."
    assert (second.code, second.err.strip()) == (1, expected)
    assert (beside.code, beside.err.splitlines()[-1]) == (0, "Done: nothing new.")
    assert site.paths().count("/feed") == 2


def test_a_network_that_is_down_is_said_once(newsreader: Newsreader) -> None:
    newsreader.follow(*(f"http://127.0.0.{number}:9/feed" for number in range(1, 9)))
    with newsreader.start("poll") as running:
        assert running.stderr is not None
        running.stderr.readline()
        said = running.stderr.readline()
        running.send_signal(signal.SIGTERM)
        _, rest = running.communicate(timeout=PATIENCE)
    assert "None of 8 feeds was reached" in said
    assert rest == "Stopped. What came is kept.\n"


def test_offline_it_says_so_and_ends(newsreader: Newsreader) -> None:
    done = newsreader.run("--offline", "poll")
    assert done.code == 1
    assert done.err.startswith("newsreader: Offline")
