"""A podcast on its whole road: brought in, shown, and brought up to date in a library that did not know of sounds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import pytest

from reader import wiring
from reader.poller.decide import hash_of
from reader.poller.feeds import parse
from tests.contract.program import Newsreader
from tests.net.loopback import Site
from tests.poller.bodies import page

PATH: Final = "/show.xml"
MARKED: Final = datetime(2026, 9, 11, tzinfo=UTC)


def episode(number: int, sound: str = "", *, day: int = 10) -> str:
    return (
        f"<item><title>Tide {number}</title><link>/tide-{number}</link><guid isPermaLink='false'>{number}</guid>"
        f"<description>Of tide number {number}.</description><pubDate>{day} Sep 2026 08:09:00 GMT</pubDate>"
        f"{sound}</item>"
    )


def sound(number: int, size: int = 24_000_000) -> str:
    return (
        f"<enclosure url='/tide-{number}.mp3' type='audio/mpeg' length='{size}'/>"
        f"<itunes:duration>24:10</itunes:duration><itunes:image href='/tide-{number}.jpg'/>"
    )


def show(*episodes: str) -> str:
    spaces = "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
    return f"<rss version='2.0' {spaces}><channel><title>Tides</title>{''.join(episodes)}</channel></rss>"


def put(site: Site, *episodes: str) -> None:
    """The show as it is now."""
    site.put(PATH, show(*episodes), Content_Type="application/rss+xml")


@pytest.fixture
def followed(newsreader: Newsreader, site: Site) -> Newsreader:
    """A library with a show of three episodes, one of them without a sound; one is read and starred, all have pages."""
    for number in range(4):
        site.put(f"/tide-{number}", page(f"Tide {number}"), Content_Type="text/html")
    put(site, episode(3, day=9), episode(2, sound(2)), episode(1, sound(1)))
    newsreader.follow(site.url(PATH))
    assert newsreader.run("refresh").code == 0
    with wiring.open_library(newsreader.data) as library:
        (starred,) = [row["id"] for row in newsreader.articles('"tide 1"')]
        library.marks.star([starred], MARKED)
        library.marks.read([starred], MARKED)
    site.requests.clear()
    return newsreader


def forget_sounds(newsreader: Newsreader, site: Site) -> None:
    """Leave the library as one who did not know what feeds enclose leaves it: words, and the hash of words."""
    entries = parse(site.answers[PATH].body, None, site.url(PATH)).entries
    with closing(sqlite3.connect(newsreader.data / wiring.LIBRARY_FILE)) as connection, connection:
        connection.execute("UPDATE articles SET enclosures = '[]', picture = ''")
        connection.execute("UPDATE entries SET enclosures = '[]', picture = ''")
        for entry in entries:
            known = hash_of(replace(entry, enclosures=()))
            assert connection.execute("UPDATE entries SET hash = ? WHERE name = ?", (known, entry.id)).rowcount == 1
        (body_hash,) = connection.execute("SELECT body_hash FROM feeds").fetchone()
        body, _, known = body_hash.partition(":")
        only_the_one_without = known[:12]
        connection.execute("UPDATE feeds SET body_hash = ?", (f"{body}:{only_the_one_without}",))


def test_an_episode_is_shown_with_what_it_encloses(followed: Newsreader, site: Site) -> None:
    (first,) = followed.articles('"tide 1"')
    address = site.url("/tide-1.mp3")
    assert first["enclosures"] == [{"url": address, "media_type": "audio/mpeg", "size": 24_000_000, "seconds": 1_450}]
    assert first["picture"] == site.url("/tide-1.jpg")
    assert first["ready"] == "full"
    shown = followed.run("show", str(first["id"])).out
    assert shown.endswith(f"\n\n♪ Audio 24:10 · 24 MB\n\n{first['url']}\n{address}\n")
    assert (
        f"\n\n[Audio (24:10 · 24 MB)]({address})\n\n" in followed.run("show", "--format", "markdown", address[:-4]).out
    )


def test_an_episode_without_a_page_is_its_teaser_and_its_sound(newsreader: Newsreader, site: Site) -> None:
    put(site, episode(9, sound(9)))
    newsreader.follow(site.url(PATH))
    newsreader.run("refresh")
    (only,) = newsreader.articles()
    assert only["ready"] == "teaser"
    assert "\nOf tide number 9.\n" in (shown := newsreader.run("show", str(only["id"])).out)
    assert "\n♪ Audio 24:10 · 24 MB\n" in shown


def test_a_library_that_did_not_know_of_sounds_learns_of_them_quietly(followed: Newsreader, site: Site) -> None:
    before = followed.articles()
    forget_sounds(followed, site)
    assert {len(row["enclosures"]) for row in followed.articles()} == {0}
    put(site, episode(0, sound(0)), episode(3, day=9), episode(2, sound(2)), episode(1, sound(1)))
    done = followed.run("refresh", "--all")
    assert (done.code, done.err.splitlines()[-1]) == (0, "Done: 1 new, 1 page fetched.")
    assert site.paths() == [PATH, "/tide-0"]
    assert [row for row in followed.articles() if row["title"] != "Tide 0"] == before
    assert followed.articles("is:updated") == []


def test_another_sound_is_taken_and_asks_for_no_page(followed: Newsreader, site: Site) -> None:
    put(site, episode(3, day=9), episode(2, sound(2)), episode(1, sound(1, size=30_000_000)))
    assert followed.run("refresh", "--all").err.splitlines()[-1] == "Done: nothing new."
    assert site.paths() == [PATH]
    (first,) = followed.articles("is:starred")
    assert first["enclosures"][0]["size"] == 30_000_000
    assert (first["read"], first["updated"]) == ("2026-09-11T00:00:00Z", None)
    assert followed.articles("is:updated") == []
