"""Another process holds the library: who reads is answered, who writes is told, and nothing is half done."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import is_dataclass
from datetime import timedelta
from pathlib import Path
from types import FunctionType
from typing import Any, Final

import pytest

import reader.store
from reader.model.article import Extraction, RawPage, Seen
from reader.model.errors import Busy
from reader.model.feed import FeedWishes, NewFeed, ParsedFeed, Polling
from reader.model.filters import parse
from reader.model.ports import Answer
from reader.model.retention import Rule
from reader.store import (
    BookmarkStore,
    Carrying,
    Database,
    Downloads,
    Groups,
    Intake,
    MarkState,
    Mutes,
    PollerLock,
    Position,
    RawPages,
    Retention,
    Revisions,
    Sights,
    Tagging,
    Upkeep,
    Views,
    WorkLock,
    first_unread,
    ids_of_keys,
    provenance_of,
    read_vocabulary,
)
from reader.store.checks import check
from tests.store.shelf import NOON, Shelf, entry, take_all, text

Deed = Callable[[Shelf], object]

PAGE: Final = Extraction(title="Page", blocks=text("Words of the page."))
RAW: Final = RawPage("https://news.example/1", "text/html", b"<p>Words of the page.</p>")
SEEN: Final = (Seen(entry("9"), ("site:9",)),)
ALL: Final = parse("")
RULE: Final = Rule("days", 30)
ALIASES: Final = {"Grouping", "Order"}
"""Names of types."""


def _write(shelf: Shelf) -> None:
    with shelf.database.writing() as connection:
        connection.execute("DELETE FROM marks")


def _read(shelf: Shelf) -> object:
    with shelf.database.reading() as connection:
        return connection.execute("SELECT count(*) FROM articles").fetchone()[0]


def _hold(make: Callable[[Path], WorkLock]) -> Deed:
    def hold(shelf: Shelf) -> None:
        with make(shelf.path.with_name("some.lock")):
            pass

    return hold


def _look_and_close(shelf: Shelf) -> object:
    found = shelf.listing.ids(ALL, NOON)
    found.close()
    return found.ready


WRITING: Final[dict[str, Deed]] = {
    "Downloads.let_go": lambda shelf: Downloads(shelf.database).let_go([1, 2]),
    "Downloads.queue": lambda shelf: Downloads(shelf.database).queue([1, 2]),
    "Articles.keep_page": lambda shelf: shelf.articles.keep_page(1, "https://news.example/1", PAGE, NOON),
    "Articles.merge": lambda shelf: shelf.articles.merge(shelf.feed, SEEN, take_all, NOON),
    "Articles.page_failed": lambda shelf: shelf.articles.page_failed(1, "Not found (404).", None),
    "Articles.queue_pages": lambda shelf: shelf.articles.queue_pages(shelf.feed, 10, ()),
    "BookmarkStore.keep": lambda shelf: BookmarkStore(shelf.database).keep("elsewhere"),
    "Carrying.merge": lambda shelf: Carrying(shelf.database).merge({2: (MarkState("read", 1),)}),
    "Database.writing": _write,
    "Feeds.add": lambda shelf: shelf.feeds.add(NewFeed("https://news.example/other"), NOON),
    "Feeds.add_all": lambda shelf: shelf.feeds.add_all([NewFeed("https://news.example/other")], NOON),
    "Feeds.add_traffic": lambda shelf: shelf.feeds.add_traffic("2026-09-10", 7),
    "Feeds.describe": lambda shelf: shelf.feeds.describe(shelf.feed, ParsedFeed("Title", "", "en", ())),
    "Feeds.edit": lambda shelf: shelf.feeds.edit(shelf.feed, FeedWishes(title="Mine")),
    "Feeds.file": lambda shelf: shelf.feeds.file({shelf.feed: "Sea"}, "World"),
    "Feeds.hold_host": lambda shelf: shelf.feeds.hold_host("a.example", NOON + timedelta(hours=1), NOON),
    "Feeds.move": lambda shelf: shelf.feeds.move(shelf.feed, "https://news.example/moved"),
    "Feeds.record_polling": lambda shelf: shelf.feeds.record_polling(shelf.feed, Polling(failures=3)),
    "Feeds.record_pollings": lambda shelf: shelf.feeds.record_pollings([(shelf.feed, Polling(failures=3))]),
    "Feeds.remove": lambda shelf: shelf.feeds.remove(shelf.feed, NOON),
    "Intake.take_in": lambda shelf: Intake(shelf.database).take_in([_answer(shelf)], NOON),
    "Marking.keep_position": lambda shelf: shelf.marking.keep_position(1, Position(3, 7)),
    "Marking.mark": lambda shelf: shelf.marking.mark("starred", [2], NOON),
    "Marking.undo": lambda shelf: shelf.marking.undo(),
    "Mutes.change": lambda shelf: Mutes(shelf.database).change(1, NOON, query="hail"),
    "Mutes.mute": lambda shelf: Mutes(shelf.database).mute("snow", NOON),
    "Mutes.settle": lambda shelf: Mutes(shelf.database).settle(NOON + timedelta(days=9)),
    "Mutes.unmute": lambda shelf: Mutes(shelf.database).unmute(1),
    "RawPages.drop": lambda shelf: RawPages(shelf.database).drop(NOON + timedelta(days=1)),
    "RawPages.keep": lambda shelf: RawPages(shelf.database).keep(1, RAW, 1, NOON, taken=True),
    "RawPages.note_read": lambda shelf: RawPages(shelf.database).note_read(1, 9),
    "RawPages.renew": lambda shelf: RawPages(shelf.database).renew(1, PAGE, 9, NOON),
    "Retention.agree": lambda shelf: Retention(shelf.database).agree([RULE], NOON),
    "Retention.delete": lambda shelf: Retention(shelf.database).delete(RULE, [1], NOON),
    "Retention.due": lambda shelf: Retention(shelf.database).due([RULE], NOON),
    "Retention.note_shown": lambda shelf: Retention(shelf.database).note_shown([RULE], NOON),
    "Tagging.tag": lambda shelf: Tagging(shelf.database).tag([2], "sea", NOON),
    "Tagging.untag": lambda shelf: Tagging(shelf.database).untag([1], "sea"),
    "Database.vacuum": lambda shelf: shelf.database.vacuum(),
    "Upkeep.compact": lambda shelf: Upkeep(shelf.database).compact(),
    "Views.change": lambda shelf: Views(shelf.database).change(1, name="Other"),
    "Views.delete": lambda shelf: Views(shelf.database).delete(1),
    "Views.make": lambda shelf: Views(shelf.database).make("New", "is:unread"),
    "Views.move": lambda shelf: Views(shelf.database).move(1, 5),
    "check": lambda shelf: check(shelf.database, NOON),
}
"""What writes, or looks at the index as only a writer can: it is told, and the library stays as it was."""

READING: Final[dict[str, Deed]] = {
    "Articles.page_for": lambda shelf: shelf.articles.page_for(1),
    "Articles.wanted_pages": lambda shelf: shelf.articles.wanted_pages(NOON, 10),
    "BookmarkStore.last": lambda shelf: BookmarkStore(shelf.database).last(),
    "Carrying.keys": lambda shelf: Carrying(shelf.database).keys([1, 2]),
    "Carrying.states": lambda shelf: Carrying(shelf.database).states(),
    "Database.reading": _read,
    "Feeds.all": lambda shelf: shelf.feeds.all(),
    "Feeds.held_hosts": lambda shelf: shelf.feeds.held_hosts(NOON),
    "Feeds.polled": lambda shelf: shelf.feeds.polled(),
    "Feeds.shared": lambda shelf: shelf.feeds.shared(),
    "Feeds.traffic": lambda shelf: shelf.feeds.traffic("2026-09-10"),
    "Downloads.lacking": lambda shelf: Downloads(shelf.database).lacking([1, 2]),
    "Downloads.page_bytes": lambda shelf: Downloads(shelf.database).page_bytes(),
    "Groups.of": lambda shelf: Groups(shelf.database).of([1, 2], "day"),
    "Listing.arrived": lambda shelf: shelf.listing.arrived(ALL, NOON, None, 0),
    "Listing.arrivals": lambda shelf: shelf.listing.arrivals(ALL, NOON, 0, 9),
    "Listing.newest_arrival": lambda shelf: shelf.listing.newest_arrival(),
    "Listing.find": lambda shelf: shelf.listing.find(["https://news.example/1"]),
    "Listing.ids": lambda shelf: list(shelf.listing.ids(ALL, NOON)),
    "Listing.in_order": lambda shelf: list(shelf.listing.in_order(shelf.listing.ids(ALL, NOON), "title")),
    "Listing.rows": lambda shelf: shelf.listing.rows([1, 2]),
    "Listing.stories": lambda shelf: shelf.listing.stories([1, 2]),
    "Listing.texts": lambda shelf: shelf.listing.texts([1, 2]),
    "Listing.totals": lambda shelf: shelf.listing.totals(),
    "Marking.position": lambda shelf: shelf.marking.position(1),
    "Matches.close": _look_and_close,
    "Matches.count": lambda shelf: shelf.listing.ids(ALL, NOON).count(1),
    "Matches.index": lambda shelf: shelf.listing.ids(ALL, NOON).index(1),
    "Mutes.all": lambda shelf: Mutes(shelf.database).all(),
    "Mutes.would_hide": lambda shelf: Mutes(shelf.database).would_hide("rain"),
    "RawPages.among": lambda shelf: RawPages(shelf.database).among([1], 2),
    "RawPages.page": lambda shelf: RawPages(shelf.database).page(1),
    "Retention.agreed": lambda shelf: Retention(shelf.database).agreed([RULE]),
    "Retention.doomed": lambda shelf: Retention(shelf.database).doomed([RULE], NOON),
    "Retention.loss": lambda shelf: Retention(shelf.database).loss([1]),
    "Retention.shown": lambda shelf: Retention(shelf.database).shown([RULE], NOON),
    "Sights.meets": lambda shelf: Sights(shelf.database).meets(1, ALL, NOON),
    "Sights.of": lambda shelf: Sights(shelf.database).of(1),
    "Tagging.all": lambda shelf: Tagging(shelf.database).all(),
    "Upkeep.room": lambda shelf: Upkeep(shelf.database).room(),
    "Upkeep.step": lambda shelf: Upkeep(shelf.database).step(),
    "Views.all": lambda shelf: Views(shelf.database).all(),
    "Views.count": lambda shelf: Views(shelf.database).count("", NOON),
    "read_vocabulary": lambda shelf: read_vocabulary(shelf.database),
    "Revisions.as_read": lambda shelf: [Revisions(shelf.database).as_read(1)],
    "ids_of_keys": lambda shelf: ids_of_keys(shelf.database, ["site:1"]),
    "provenance_of": lambda shelf: provenance_of(shelf.database, [1, 2]),
    "first_unread": lambda shelf: first_unread(shelf.database, [1, 2]),
}
"""What reads: it is answered at once, as the library was before the other began."""

UNTOUCHED: Final[dict[str, Deed]] = {
    "Database.close": lambda shelf: None,  # every test closes its library
    "Database.open": lambda shelf: Database.open(shelf.path, patience=0.01).close(),  # and see below
    "Database.snapshot": lambda shelf: shelf.database.snapshot().close(),
    "Database.version": lambda shelf: shelf.database.version(),
    "PollerLock.acquire": _hold(PollerLock),
    "PollerLock.release": _hold(PollerLock),
    "WorkLock.acquire": _hold(lambda path: WorkLock(path, "tries")),
    "WorkLock.release": _hold(lambda path: WorkLock(path, "tries")),
    "drafted": lambda shelf: None,  # pure
}
"""What has nothing to do with other processes' transactions."""


def _answer(shelf: Shelf) -> Answer:
    return Answer(shelf.feed, ParsedFeed("Title", "", "en", ()), SEEN, take_all, 0)


def _public() -> set[str]:
    """The functions that the store gives to the other rooms, and the methods of its classes."""
    found = set()
    for name in reader.store.__all__:
        thing = getattr(reader.store, name)
        if name in ALIASES:
            continue
        if not inspect.isclass(thing):
            found.add(name)
            continue
        for method, value in inspect.getmembers(thing):
            if not method.startswith("_") and isinstance(value, FunctionType | type(Database.open)):
                found.add(f"{name}.{method}")
    return found


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Shelf]:
    """A library with a short patience, one of its articles read, while another process is in the midst of writing."""
    path = tmp_path / "library.db"
    first = Shelf(path)
    first.bring(entry("1", "Rain"), entry("2", "Wind"))
    first.fetch(1, "A body.")
    RawPages(first.database).keep(1, RAW, 1, NOON, taken=True)
    first.marking.mark("read", [1], NOON)
    Tagging(first.database).tag([1], "sea", NOON)
    Views(first.database).make("Mine", "is:starred")
    Mutes(first.database).mute("hail", NOON, NOON + timedelta(days=1))
    first.marking.keep_position(1, Position(0, 2))
    retention = Retention(first.database)
    retention.note_shown([RULE], NOON)
    retention.agree([RULE], NOON)
    first.database.close()
    shelf = Shelf.of(Database.open(path, patience=0.01))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE articles SET title = 'half done'")
        yield shelf
        other.execute("ROLLBACK")
    shelf.assert_whole()
    shelf.database.close()


def _content(path: Path) -> list[Any]:
    """All rows of the library but the index's, as a process of its own sees them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [connection.execute(f"SELECT * FROM {name}").fetchall() for name in names if "word_index" not in name]


def test_every_public_method_has_a_case() -> None:
    cases = [*WRITING, *READING, *UNTOUCHED]
    assert len(cases) == len(set(cases))
    assert set(cases) == _public()


@pytest.mark.parametrize("name", sorted(WRITING))
def test_who_writes_is_told_and_changes_nothing(held: Shelf, name: str) -> None:
    before = _content(held.path)
    with pytest.raises(Busy, match=r"kept the library busy for too long: .* Nothing of it was changed"):
        WRITING[name](held)
    assert _content(held.path) == before


@pytest.mark.parametrize("name", sorted(READING))
def test_who_reads_is_answered(held: Shelf, name: str) -> None:
    assert READING[name](held) is not None or name == "BookmarkStore.last"
    assert held.article(1).title == "Rain"


@pytest.mark.parametrize("name", sorted(UNTOUCHED))
def test_the_rest_goes_on(held: Shelf, name: str) -> None:
    UNTOUCHED[name](held)


def test_who_opens_a_library_that_nobody_else_may_open_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Database.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy, match="Nothing of it was changed"):
            Database.open(path, patience=0.01)
    Database.open(path).close()


def _is_value(thing: object) -> bool:
    return is_dataclass(thing) or hasattr(thing, "_fields")


def _documented() -> list[str]:
    """What the store gives to the other rooms that may fail: all but values and pure functions."""
    things = {name: getattr(reader.store, name) for name in reader.store.__all__ if name not in ALIASES}
    return sorted(name for name, thing in things.items() if not _is_value(thing) and name not in UNTOUCHED)


@pytest.mark.parametrize("name", _documented())
def test_its_errors_are_documented(name: str) -> None:
    said = getattr(reader.store, name).__doc__
    assert "`Busy`" in said
    assert "`LibraryError`" in said
