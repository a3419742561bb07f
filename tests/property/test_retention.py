"""What rules delete is what a plain predicate says of each article, and what the dry run named, and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.tidying import Tidying
from reader.model.article import Change, Known, RawPage, Seen
from reader.model.feed import Entry, NewFeed
from reader.model.retention import BOUNDS, Rule
from reader.store import Articles, Database, Feeds, Marking, RawPages, Retention

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Kept:
    """An article of the example: in which feeds, and how many hours ago it came, was published, and was read.

    `read` is None where it is unread; `kilobytes` has the page that is kept of it.
    """

    feeds: tuple[int, ...]
    came: int
    before: int
    read: int | None
    starred: bool
    tagged: bool
    kilobytes: int

    @property
    def published(self) -> datetime:
        return NOW - timedelta(hours=self.came + self.before)

    @property
    def touched(self) -> datetime:
        """When it last came or was read."""
        return NOW - timedelta(hours=min(self.came, self.came if self.read is None else self.read))

    def spared(self, rule: Rule) -> bool:
        """Whether nothing deletes it."""
        return self.starred or self.tagged or (self.read is None and rule.unread) or self.touched >= NOW - DAY


hours = st.sampled_from((0, 5, 23, 24, 25, 24 * 9, 24 * 10, 24 * 11, 24 * 40))
articles = st.builds(
    Kept,
    feeds=st.sets(st.integers(0, 2), min_size=1).map(lambda some: tuple(sorted(some))),
    came=hours,
    before=st.sampled_from((0, 1, 24 * 30)),
    read=st.none() | hours,
    starred=st.sampled_from((False, False, False, True)),
    tagged=st.sampled_from((False, False, False, True)),
    kilobytes=st.sampled_from((0, 0, 100, 300)),
)
rules = st.builds(
    lambda days, per_feed, megabytes, unread: tuple(
        Rule(bound, number, unread=unread)
        for bound, number in zip(BOUNDS, (days, per_feed, megabytes), strict=True)
        if number
    ),
    st.sampled_from((0, 1, 10)),
    st.sampled_from((0, 1, 2, 4)),
    st.sampled_from((0, 0, 1)),
    st.booleans(),
)


def is_old(kept: Kept, rule: Rule) -> bool:
    """Whether nothing was heard of an article for more days than a rule says."""
    return max(kept.touched, kept.published) < NOW - rule.number * DAY


def is_surplus(number: int, rule: Rule, kept: Sequence[Kept]) -> bool:
    """Whether each feed of an article has as many newer ones as a rule lets it keep."""

    def newness(other: int) -> tuple[datetime, int]:
        return kept[other].published, other

    return all(
        sum(feed in kept[other].feeds and newness(other) > newness(number) for other in range(len(kept))) >= rule.number
        for feed in kept[number].feeds
    )


def going(kept: Sequence[Kept], rule: Rule) -> set[int]:
    """The numbers of the articles that a rule about age or number lets go."""
    return {
        number
        for number, one in enumerate(kept)
        if not one.spared(rule) and (is_old(one, rule) if rule.bound == "days" else is_surplus(number, rule, kept))
    }


@contextmanager
def library(kept: Sequence[Kept]) -> Iterator[Database]:
    """A library of these articles, whose ids are one more than their numbers."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "library.db")
        feeds = [Feeds(database).add(NewFeed(f"http://{number}"), NOW).id for number in range(3)]
        for number, one in enumerate(kept):
            came = NOW - timedelta(hours=one.came)
            for feed in one.feeds:
                seen = [Seen(Entry(str(number), "", f"Title {number}", one.published), (f"k{number}",))]
                Articles(database).merge(feeds[feed], seen, take_all, came)
            if one.kilobytes:
                page = RawPage("", "", Random(number).randbytes(one.kilobytes * 1_000))
                RawPages(database).keep(number + 1, page, 1, came, taken=True)
            if one.read is not None:
                Marking(database).mark("read", [number + 1], NOW - timedelta(hours=one.read))
            if one.starred:
                Marking(database).mark("starred", [number + 1], came)
            if one.tagged:
                with database.writing() as connection:
                    connection.execute("INSERT INTO tags VALUES ('sea', ?, 0)", (number + 1,))
        yield database
        database.close()


def take_all(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
    return [Change(one, have.article_id if have else None, "hash") for one, have in zip(seen, known, strict=True)]


def here(database: Database) -> set[int]:
    with database.reading() as connection:
        return {row["id"] - 1 for row in connection.execute("SELECT id FROM articles")}


def sizes(database: Database, number: int) -> int:
    """About the bytes that an article has in the file."""
    return Retention(database).loss([number + 1]).bytes


@settings(deadline=None, max_examples=80)
@given(st.lists(articles, min_size=1, max_size=9), rules)
def test_what_goes_is_what_the_predicate_says(kept: list[Kept], rules: tuple[Rule, ...]) -> None:
    with library(kept) as database:
        tidying, retention = Tidying(database), Retention(database)
        named = [{article_id - 1 for article_id in one.ids} for one in retention.doomed(rules, NOW)]
        for rule, numbers in zip(rules, named, strict=True):
            if rule.bound != "megabytes":
                assert numbers == going(kept, rule), rule
            else:
                others = set().union(*named[:-1])
                assert_by_size(database, kept, rule, numbers, others)
        everything = set(range(len(kept)))
        assert list(tidying.delete(rules, NOW)) == []
        assert here(database) == everything
        forecasts = tidying.forecast(rules, NOW)
        assert [one.loss.articles for one in forecasts.rules] == [len(numbers) for numbers in named]
        tidying.agree(rules, NOW)
        list(tidying.delete(rules, NOW))
        assert here(database) == everything - set().union(*named)
        assert forecasts.together.articles == len(everything) - len(here(database))
        with database.writing() as connection:
            connection.execute("INSERT INTO word_index (word_index) VALUES ('integrity-check')")
            assert not connection.execute("PRAGMA foreign_key_check").fetchall()


def assert_by_size(database: Database, kept: Sequence[Kept], rule: Rule, numbers: set[int], others: set[int]) -> None:
    """Read articles go first, the oldest before newer ones, and no more than are needed."""
    free = [number for number, one in enumerate(kept) if not one.spared(rule)]
    order = sorted(free, key=lambda number: (kept[number].read is None, kept[number].published, number))
    left = [number for number in order if number not in others]
    assert [number in numbers for number in left] == sorted((number in numbers for number in left), reverse=True)
    assert numbers == set(left[: len(numbers)])
    with database.reading() as connection:
        pages, unused, each = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
    gone = [sizes(database, number) for number in (*others, *left[: len(numbers)])]
    excess = (pages - unused) * each - rule.number * 1_000_000
    assert sum(gone) >= excess or len(numbers) == len(left)
    assert not numbers or sum(gone[:-1]) < excess
