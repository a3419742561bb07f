"""Whatever feeds answer, in whatever order: nothing is doubled, nothing lost, and no feed speaks for another."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.reading import Reading
from reader.model.feed import Entry, NewFeed, ParsedFeed
from reader.poller.decide import decide
from reader.poller.sighting import sight
from reader.store import Articles, Database, Feeds

NOON: Final = datetime(2026, 9, 10, 12, tzinfo=UTC)
OURS, THEIRS = "https://town.example/feed", "https://evil.example/feed"


class Town:
    """A library that takes feeds' answers in as they come."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOON

    def take(self, url: str, *entries: Entry) -> None:
        feed = Feeds(self.database).add(NewFeed(url), self.now)
        seen = sight(ParsedFeed(entries=entries), feed.id, url)
        Articles(self.database).merge(feed.id, seen, decide, self.now)
        self.now += timedelta(hours=1)

    def titles(self, feed: str) -> list[str]:
        """The titles of a feed's articles."""
        reading = Reading(self.database)
        number = next(one.id for one in Feeds(self.database).all() if one.url == feed)
        return sorted(row.title for row in reading.rows(reading.open(feed=number, now=self.now).ids))


@contextmanager
def town() -> Iterator[Town]:
    with tempfile.TemporaryDirectory() as folder, closing(Database.open(Path(folder) / "library.db")) as database:
        yield Town(database)


def ours(number: int, tracking: str = "", guid: str = "") -> Entry:
    url = f"https://town.example/news/{number}{tracking}"
    return Entry(guid or f"g{number}", url, f"Title {number}", NOON - timedelta(hours=number))


ANSWERS: Final = st.lists(
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(["", "?utm_source=a", "#x"]), st.booleans()),
        max_size=6,
        unique_by=itemgetter(0),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(ANSWERS)
def test_an_entry_that_keeps_its_address_is_one_article(answers: list[list[tuple[int, str, bool]]]) -> None:
    """Guids change or not, queries count visits, entries vanish, come again, and stand in another order."""
    with town() as library:
        said: set[int] = set()
        for turn, answer in enumerate(answers):
            entries = [
                ours(number, tracking, f"new-{turn}-{number}" if other else "") for number, tracking, other in answer
            ]
            said |= {number for number, _, _ in answer}
            library.take(OURS, *entries)
        assert library.titles(OURS) == sorted(f"Title {number}" for number in said)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(5)), st.integers(1, 5))
def test_an_entry_that_keeps_its_guid_is_one_article(order: list[int], moves: int) -> None:
    with town() as library:
        for move in range(moves):
            entries = [
                Entry(f"g{number}", f"https://town.example/{move}/{number}", f"Title {number}", NOON)
                for number in order
            ]
            library.take(OURS, *entries)
        assert library.titles(OURS) == [f"Title {number}" for number in range(5)]


HOSTILE: Final = st.lists(
    st.lists(
        st.builds(
            Entry,
            id=st.sampled_from(["g0", "g1", "x", "https://town.example/news/0"]),
            url=st.sampled_from(
                ["", "https://evil.example/1", *(f"https://town.example/news/{number}" for number in (0, 1, 2, "a-0"))]
            ),
            title=st.just("Evil"),
            published=st.sampled_from([NOON, NOON + timedelta(days=3_000)]),
            summary=st.sampled_from(["", "Evil words"]),
            site_id=st.sampled_from(["", "0", "1"]),
        ),
        max_size=4,
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE, st.integers(0, 4))
def test_no_feed_takes_over_what_another_says(answers: list[list[Entry]], turn: int) -> None:
    with town() as library:
        for place, answer in enumerate(answers):
            if place == turn:
                library.take(OURS, *(ours(number) for number in range(3)))
            library.take(THEIRS, *answer)
        library.take(OURS, *(ours(number) for number in range(3)))
        assert library.titles(OURS) == ["Title 0", "Title 1", "Title 2"]
        reading = Reading(library.database)
        for row in reading.rows(reading.open(now=library.now).ids):
            if row.title != "Evil":
                assert row.lead == ""
                assert row.url.startswith("https://town.example/news/")
                assert row.published <= NOON
