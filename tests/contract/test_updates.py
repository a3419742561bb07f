"""What a second look at a feed does: news come in, marks stay, and a server is asked no more than it wants."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from reader import wiring
from reader.model.times import to_iso
from tests.contract.program import Newsreader, body_of
from tests.contract.sample import SampleSite
from tests.net.loopback import Site

MARKED = datetime(2024, 1, 1, 13, 0, tzinfo=UTC)
ENGLISH = 3
"""How many of the sample's feeds are followed: the first, which share their articles."""

FEED = "<rss version='2.0'><channel><title>{}</title><item><title>Rain</title></item></channel></rss>"


@pytest.fixture
def sample(newsreader: Newsreader, site: Site) -> SampleSite:
    """The sample site, its English news fetched; the article that it will update is read and starred."""
    sample = SampleSite(site)
    newsreader.follow(*sample.feeds[:ENGLISH])
    assert newsreader.run("refresh").code == 0
    (ferry,) = newsreader.articles('title:"night ferry"')
    with wiring.open_library(newsreader.data) as library:
        library.marks.read([ferry["id"]], MARKED)
        library.marks.star([ferry["id"]], MARKED)
    site.requests.clear()
    site.statuses.clear()
    return sample


def test_an_update_changes_the_article_and_keeps_its_marks(newsreader: Newsreader, sample: SampleSite) -> None:
    (before,) = newsreader.articles("is:starred")
    others = newsreader.articles("-is:starred")
    opening = body_of(newsreader.story(before["id"]))[0]
    sample.update()
    done = newsreader.run("refresh", "--all")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(" 2 pages fetched.\n")  # its page, and that of the article that is new
    (after,) = newsreader.articles("is:starred")
    assert {name for name in before if before[name] != after[name]} == {"title", "updated"}
    assert after["title"] == sample.titles[before["url"]] != before["title"]
    assert before["updated"] is None
    assert after["updated"] > after["published"]
    assert (after["read"], after["starred"]) == (to_iso(MARKED), to_iso(MARKED))
    assert body_of(newsreader.story(after["id"]))[0] != opening
    assert newsreader.articles("is:updated") == [after]
    assert newsreader.articles('title:"night ferry"') == [after]
    new, *rest = newsreader.articles("-is:starred")
    assert rest == others
    assert (new["read"], new["ready"]) == (None, "full")


def test_what_did_not_change_is_not_sent_and_not_written(newsreader: Newsreader, sample: SampleSite) -> None:
    before = _tables(newsreader)
    done = newsreader.run("refresh", "--all")
    assert (done.code, done.err.splitlines()[-1]) == (0, "Done: nothing new.")
    assert sorted(sample.site.url(path) for path in sample.site.paths()) == sorted(sample.feeds[:ENGLISH])
    assert set(sample.site.statuses) == {304}
    after = _tables(newsreader)
    assert {name for name in before if before[name] != after[name]} <= {"feeds"}


def _tables(newsreader: Newsreader) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the library, by table."""
    with closing(sqlite3.connect(newsreader.data / wiring.LIBRARY_FILE)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def test_a_named_feed_is_asked_though_it_is_not_due(newsreader: Newsreader, site: Site) -> None:
    newsreader.follow(site.url("/one"), site.url("/two"))
    for name in ("one", "two"):
        site.put(f"/{name}", FEED.format(name))
    assert newsreader.run("refresh").code == 0
    assert newsreader.run("refresh").code == 0
    assert sorted(site.paths()) == ["/one", "/two"]
    for times, feed in enumerate(("two", "2", site.url("/two")), start=2):
        assert newsreader.run("refresh", feed).code == 0
        assert (site.paths().count("/one"), site.paths().count("/two")) == (1, times)


def test_a_server_that_wants_rest_is_not_asked(newsreader: Newsreader, site: Site) -> None:
    newsreader.follow(site.url("/one"), site.url("/two"))
    for name in ("one", "two"):
        site.put(f"/{name}", FEED.format(name))
    assert newsreader.run("refresh").code == 0
    site.put("/one", status=429, Retry_After="3600")
    refused = newsreader.run("refresh", "one")
    assert (refused.code, refused.err.splitlines()[-1]) == (1, "Done: nothing new, 1 feed failed.")
    asked = len(site.requests)
    for wish, held in ((("--all",), 2), (("one",), 1), (("two",), 1), ((), 0)):
        done = newsreader.run("refresh", *wish)
        assert (done.code, done.err.count("60 min of rest")) == (0, held)
    assert len(site.requests) == asked
