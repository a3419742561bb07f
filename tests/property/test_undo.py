"""Undoing: after any deeds, in any order, taking them back gives what was there before, seen through public doors."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.hiding import Hiding
from reader.library.marks import Marks
from reader.library.mutes import Mutes
from reader.library.reading import Reading
from reader.library.subscriptions import Subscriptions
from reader.library.views import Views
from reader.model.article import Article, Seen
from reader.model.errors import NotFound, Unfit
from reader.model.feed import Entry, FeedWishes, NewFeed, ParsedFeed
from reader.store import Articles, Database, Feeds
from tests.store.shelf import take_all

NOON: Final = datetime(2026, 9, 10, 12, tzinfo=UTC)
FIRST: Final = ("One", "Two")
LATER: Final = ("Three", "Four")
WORDS: Final = ("harbour", "storm", "ferry", "market")
QUERIES: Final = ("harbour", "title:storm -ferry", "feed:one", "lang:de", "feed:news OR market", "url:/3")


@dataclass
class Town:
    """A library with two feeds of five articles each, three of them in both, and all that a person can do with it."""

    database: Database
    now: datetime = NOON
    took: list[tuple[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks, self.mutes = Marks(self.database), Mutes(self.database)
        self.views, self.hiding = Views(self.database), Hiding(self.database)
        self.subscriptions, self.reading = Subscriptions(self.database), Reading(self.database)
        self.subscriptions.add_all([NewFeed(address(name), folder="News") for name in FIRST], self.now)
        with self.database.writing() as connection:
            connection.execute("DELETE FROM actions")
        self.refresh("One", [(number, 0) for number in range(5)])
        self.refresh("Two", [(number, 0) for number in range(2, 7)])

    def feed(self, name: str) -> int:
        """A feed's number; 0 where it is not here."""
        return next((feed.id for feed in self.subscriptions.feeds() if feed.url == address(name)), 0)

    def refresh(self, name: str, entries: list[tuple[int, int]]) -> None:
        """A feed's answer, where it is here: articles by their numbers, each in one of its versions."""
        seen = [Seen(entry(name, number, version), (f"url:{number}",)) for number, version in entries]
        try:
            Articles(self.database).merge(self.feed(name), seen, take_all, self.now)
        except NotFound:
            return
        self.took.append((name, entries))

    def retitle(self, name: str, title: str) -> None:
        """A feed calls itself something else."""
        if self.feed(name):
            Feeds(self.database).describe(self.feed(name), ParsedFeed(title=title))
            self.took.append((name, title))

    def wait(self, hours: int) -> None:
        """The clock moves, and rules end."""
        self.now += timedelta(hours=hours)
        self.mutes.settle(self.now)
        self.took.append(("", hours))

    def repeat(self, took: list[tuple[str, Any]]) -> None:
        """Lets happen what happened in another town, but for the feeds that were never there."""
        for name, what in took:
            if isinstance(what, int):
                self.wait(what)
            elif isinstance(what, str):
                self.retitle(name, what)
            else:
                self.refresh(name, what)

    def do(self, deed: str, ids: list[int], number: int, text: str) -> int | None:
        """One deed; gives how many it changed, None where it does not say."""
        name, later = (*FIRST, *LATER)[number], self.now + timedelta(hours=number)
        feed, views, rules = self.feed(name), self.views.all(), self.mutes.rules()
        view = views[number % len(views)].id if views else 0
        rule = rules[number % len(rules)].id if rules else 0
        until = later if number else None
        deeds: Mapping[str, Any] = {
            "read": lambda: self.marks.read(ids, self.now),
            "unread": lambda: self.marks.unread(ids),
            "star": lambda: self.marks.star(ids, self.now),
            "unstar": lambda: self.marks.unstar(ids),
            "hide": lambda: self.marks.hide(ids, self.now),
            "show": lambda: self.marks.show(ids),
            "tag": lambda: self.marks.tag(ids, text, self.now),
            "untag": lambda: self.marks.untag(ids, text.upper()),
            "mute": lambda: self.mutes.mute(QUERIES[number], self.now, until),
            "change rule": lambda: self.mutes.change(rule, self.now, query=QUERIES[number + 1], until=until or ""),
            "unmute": lambda: self.mutes.unmute(rule),
            "make view": lambda: self.views.make(text, QUERIES[number]),
            "rename view": lambda: self.views.rename(view, f"{text} {number}"),
            "change view": lambda: self.views.change(view, QUERIES[number + 1]),
            "move view": lambda: self.views.move(view, number),
            "delete view": lambda: self.views.delete(view),
            "add": lambda: self.subscriptions.add(NewFeed(address(name), folder=text), self.now),
            "add all": lambda: self.subscriptions.add_all([NewFeed(address(one)) for one in LATER], self.now),
            "remove": lambda: self.subscriptions.remove(feed, self.now),
            "edit": lambda: self.subscriptions.edit(feed, FeedWishes(title=f"{text} news", interval=number)),
            "move": lambda: self.subscriptions.move([feed], text),
            "rename folder": lambda: self.subscriptions.rename_folder("News", f"{text}/News"),
        }
        try:
            done = deeds[deed]()
        except (NotFound, Unfit):
            return 0
        return done if isinstance(done, int) else None

    def articles(self) -> list[tuple[Article, str]]:
        """All articles that a person could see or ask for, each with why it can't be seen."""
        found = []
        for one in range(1, 40):
            try:
                found.append((one, self.hiding.why(one, self.now).sentence))
            except NotFound:
                continue
        rows = {row.id: row for row in self.reading.rows([one for one, _ in found])}
        return [(rows.get(one, Article(one, "", "", "", (), NOON)), why) for one, why in found]

    def seen(self) -> object:
        """Everything that a person sees."""
        return (
            self.articles(),
            *(self.subscriptions.feeds(), self.subscriptions.folders()),
            *(self.marks.tags(), self.mutes.rules(), self.views.counted(self.now)),
            *[list(self.reading.open(query, now=self.now).ids) for query in ("", *QUERIES, "is:starred")],
        )

    def seen_by_name(self) -> object:
        """Everything that is in sight, whatever numbers it bears."""
        rows = self.reading.rows(self.reading.open(now=self.now).ids)
        return (
            sorted((replace(row, id=0) for row in rows), key=lambda row: row.url),
            *(self.subscriptions.feeds(), self.subscriptions.folders()),
            *(self.marks.tags(), self.mutes.rules(), self.views.all()),
            *[len(self.reading.open(query, now=self.now).ids) for query in QUERIES],
        )

    def undo_all(self) -> None:
        """Takes back all that was done."""
        while True:
            try:
                self.marks.undo()
            except NotFound:
                return


def address(name: str) -> str:
    return f"https://news.example/{name}.rdf"


def entry(feed: str, number: int, version: int) -> Entry:
    """An article: its words go by its number and its version, and what feeds say differs a little."""
    return Entry(
        id=str(number),
        url=f"https://news.example/{number}",
        title=f"{WORDS[(number + version) % 4]} {number}",
        published=NOON - timedelta(hours=number),
        summary=f"{feed} tells of {WORDS[number * 3 % 4]} and {WORDS[version % 4]}",
        language=("de", "en")[number % 2],
    )


@contextmanager
def town() -> Iterator[Town]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "library.db")
        try:
            yield Town(database)
        finally:
            database.close()


DEEDS: Final = st.tuples(
    st.sampled_from(
        [
            *("read", "unread", "star", "unstar", "hide", "show", "tag", "untag", "mute", "change rule", "unmute"),
            *("make view", "rename view", "change view", "move view", "delete view"),
            *("add", "add all", "remove", "remove", "edit", "move", "rename folder"),
        ]
    ),
    st.lists(st.integers(1, 8), max_size=4),
    st.integers(0, 3),
    st.sampled_from(["Tea", "tea", "Täglich", "News"]),
)
EVENTS: Final = st.one_of(
    st.integers(1, 3),
    st.tuples(
        st.sampled_from([*FIRST, *LATER]),
        st.one_of(
            st.sampled_from(["One", "Sea news"]),
            st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), max_size=4, unique_by=lambda said: said[0]),
        ),
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(DEEDS, max_size=12))
def test_each_undo_gives_the_state_before(deeds: list[tuple[str, list[int], int, str]]) -> None:
    """A deed that changes nothing is nothing to undo."""
    with town() as library:
        states = [library.seen()]
        for deed in deeds:
            library.now += timedelta(seconds=1)
            changed = library.do(*deed)
            after = library.seen()
            if changed or (changed is None and after != states[-1]):
                states.append(after)
        while len(states) > 1:
            assert library.seen() == states.pop()
            library.marks.undo()
        assert library.seen() == states[0]
        with pytest.raises(NotFound, match="nothing to undo"):
            library.marks.undo()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(DEEDS, EVENTS), max_size=16))
def test_undoing_everything_is_having_done_nothing(done: list[Any]) -> None:
    """Whatever came, changed and was retitled in between is there as if only that had happened."""
    with town() as library, town() as untouched:
        start = len(library.took)
        for what in done:
            if isinstance(what, int):
                library.wait(what)
            elif len(what) == 4:
                library.do(*what)
            elif isinstance(what[1], str):
                library.retitle(*what)
            else:
                library.refresh(*what)
        library.undo_all()
        untouched.repeat(library.took[start:])
        assert library.seen_by_name() == untouched.seen_by_name()
