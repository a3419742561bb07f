"""What deleted articles leave is given back in steps, and the file gets shorter."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from reader.model.errors import LibraryError
from reader.model.retention import Rule
from reader.store import Database, RawPages, Retention, Upkeep, derived
from reader.store.schema import MIGRATIONS
from tests.store.shelf import NOON, Shelf, entry, text
from tests.store.test_raw_pages import PAGE

RULE = Rule("days", 30)


def fill(shelf: Shelf, articles: int) -> list[int]:
    """Articles of a few hundred words, all read; gives their ids."""
    chance, ids = Random(1), list[int]()
    for number in range(articles):
        words = (f"word{chance.randrange(4_000)}" for _ in range(300))
        ids += shelf.bring(entry(str(number)), blocks=text(" ".join(words))).new
    shelf.marking.mark("read", ids, NOON)
    return ids


def delete(shelf: Shelf, ids: list[int]) -> None:
    retention = Retention(shelf.database)
    shelf.later(days=60)
    retention.note_shown([RULE], shelf.now)
    retention.agree([RULE], shelf.now)
    assert retention.delete(RULE, ids, shelf.now) == len(ids)


def index_bytes(shelf: Shelf) -> int:
    with shelf.database.reading() as connection:
        return int(connection.execute("SELECT sum(length(block)) FROM word_index_data").fetchone()[0])


def work(upkeep: Upkeep, *, thorough: bool = False) -> int:
    """Makes steps as long as one is worth it; gives how many."""
    steps = 1
    while upkeep.step(thorough=thorough):
        steps += 1
    return steps


def test_a_new_library_can_be_made_shorter_in_steps(shelf: Shelf) -> None:
    upkeep = Upkeep(shelf.database)
    delete(shelf, fill(shelf, 200)[:150])
    before, indexed = upkeep.room(), index_bytes(shelf)
    assert before.in_steps
    assert work(upkeep) > 3
    after = upkeep.room()
    assert index_bytes(shelf) < indexed / 2
    assert after.bytes < before.bytes * 0.6
    assert after.needed > after.bytes * 0.94
    assert shelf.found("word1") or shelf.found("word2")
    assert work(upkeep) == 1


def test_little_is_not_worth_it_unless_all_is_wished(shelf: Shelf) -> None:
    upkeep = Upkeep(shelf.database)
    ids = fill(shelf, 100)
    work(upkeep, thorough=True)
    delete(shelf, ids[:1])
    version, before = Database.open(shelf.path), upkeep.room()
    seen = version.version()
    assert work(upkeep) == 1
    assert version.version() == seen  # nothing was written
    version.close()
    work(upkeep, thorough=True)
    after = upkeep.room()
    assert after.bytes == after.needed < before.bytes


def test_steps_go_on_while_articles_come_and_go(shelf: Shelf) -> None:
    upkeep = Upkeep(shelf.database)
    ids = fill(shelf, 200)
    delete(shelf, ids[:100])
    came = list[int]()
    while upkeep.step():
        came += shelf.bring(entry(f"later {len(came)}"), blocks=text("ferry")).new
    assert came
    assert sorted(shelf.found("ferry")) == came
    delete(shelf, ids[100:])
    work(upkeep, thorough=True)
    assert index_bytes(shelf) < 20_000


def older(path: Path) -> None:
    """A library that was not made for being shortened in steps."""
    with sqlite3.connect(path, isolation_level=None) as connection:
        for statement in (statement for step in MIGRATIONS for statement in step):
            connection.execute(statement)
        derived.work_out(connection)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute(f"PRAGMA application_id = {0x4E575244}")
    connection.close()


def test_an_older_library_is_written_anew_and_then_shortened_in_steps(tmp_path: Path) -> None:
    older(tmp_path / "library.db")
    shelf = Shelf(tmp_path / "library.db")
    upkeep = Upkeep(shelf.database)
    ids = fill(shelf, 100)
    delete(shelf, ids[:90])
    assert not upkeep.room().in_steps
    work(upkeep)
    before = upkeep.room()
    upkeep.compact()
    after = upkeep.room()
    assert after.in_steps
    assert after.bytes < before.bytes / 2
    assert shelf.path.stat().st_size == after.bytes
    assert sorted(shelf.found()) == ids[90:]
    shelf.assert_whole()
    shelf.database.close()


def test_compacting_waits_for_nobody_who_reads(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    other = Shelf(shelf.path)
    with other.database.reading() as connection:
        connection.execute("SELECT count(*) FROM articles").fetchone()
        Upkeep(shelf.database).compact()
        assert other.found() == [1]
    other.database.close()


def test_a_library_that_another_holds_is_left_as_it_is(shelf: Shelf) -> None:
    other = Database.open(shelf.path)
    with shelf.database.writing() as connection:
        connection.execute("PRAGMA busy_timeout = 1")
    with other.writing(), pytest.raises(LibraryError, match="busy"):
        Upkeep(shelf.database).compact()
    other.close()


def test_the_room_for_compacting_is_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(shelf.path.parent))
    room = Upkeep(shelf.database).room()
    assert room.compacting == 2 * room.needed
    assert 0 < room.free <= shutil.disk_usage(shelf.path.parent).total


def test_dropped_pages_leave_room_that_is_given_back(shelf: Shelf) -> None:
    pages, upkeep = RawPages(shelf.database), Upkeep(shelf.database)
    shelf.bring(entry("1"))
    pages.keep(1, type(PAGE)("", "", Random(1).randbytes(900_000)), 1, NOON, taken=True)
    before = upkeep.room().bytes
    pages.drop(NOON + timedelta(days=1))
    work(upkeep)
    assert upkeep.room().bytes < before - 800_000


def test_what_is_to_be_merged_away_counts_as_gone(shelf: Shelf) -> None:
    retention, fits = Retention(shelf.database), Rule("megabytes", 1)
    fill(shelf, 250)
    shelf.later(days=2)
    retention.note_shown([fits], shelf.now)
    retention.agree([fits], shelf.now)
    (doomed,) = retention.doomed([fits], shelf.now)
    retention.delete(fits, doomed.ids, shelf.now)
    assert Upkeep(shelf.database).room().needed > 1_000_000  # the index has yet to be merged
    (more,) = retention.doomed([fits], shelf.now)
    assert len(more.ids) < len(doomed.ids) / 10
    work(Upkeep(shelf.database), thorough=True)
    assert 700_000 < Upkeep(shelf.database).room().needed < 1_050_000
