"""A library of an earlier version is opened: everything in it is there afterwards."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from reader.model.article import Extraction, RawPage
from reader.model.errors import Busy, LibraryError
from reader.model.feed import Enclosure
from reader.store import Database, Listing, Marking, RawPages, Undone, WorkLock, disks, migrating
from reader.store.schema import MIGRATIONS
from tests.store.old import HTML, SECONDS, content, make_old
from tests.store.shelf import NOON, Shelf, entry, text

ANEW = {"media", "sort_key"}
"""Columns that the fifth version works out anew."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library as the first version left it: one feed with an article that is read and whole."""
    return make_old(tmp_path / "library.db")


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for what is soon gone, of whoever the person is."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def test_articles_and_pages_of_the_first_version_are_kept(old: Path) -> None:
    database = Database.open(old)
    pages = RawPages(database)
    assert pages.page(1) == RawPage("https://news.example/1", "", HTML)
    assert [page.title for page in pages.among([1], version=2).due] == ["Page"]
    assert pages.among([1], version=1).up_to_date == 1
    database.close()
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert "html" not in [row[1] for row in connection.execute("PRAGMA table_info(pages)")]


def test_an_article_of_the_first_version_is_shown_and_renewed(old: Path) -> None:
    database = Database.open(old)
    shelf = Shelf(old)
    (article,) = shelf.listing.rows([1])
    assert (article.title, article.kicker, article.ready, article.short, article.picture) == (
        *("Page", "Old kicker", "full", "", ""),
    )
    assert (article.read, article.enclosures) == (NOON, ())
    assert shelf.listing.stories([1])[0].blocks == text("The body.")
    assert shelf.found("body") == shelf.found("author:ida") == [1]
    gave = Extraction(title="Page", lead="Lead", section="Coast", authors=("Ida Quay",), blocks=text("A better body."))
    assert RawPages(database).renew(1, gave, 2, NOON) == "changed"
    assert shelf.article(1).kicker == "Coast"
    assert shelf.found("better") == [1]
    shelf.bring(entry("2"))
    shelf.assert_whole()
    shelf.database.close()
    database.close()


def test_removing_an_article_removes_its_kept_page(old: Path) -> None:
    database = Database.open(old)
    with database.writing() as connection:
        connection.execute("DELETE FROM articles")
        for table in ("pages", "raw_pages"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
    database.close()


def test_what_feeds_enclose_comes_to_articles_of_a_version_that_did_not_know_of_it(tmp_path: Path) -> None:
    shelf = Shelf(make_old(tmp_path / "library.db", 3))
    sound = Enclosure("https://news.example/1.mp3", "audio/mpeg", 7, 8)
    before = shelf.article(1)
    assert (before.enclosures, before.picture) == ((), "")
    said = entry("1", "Feed", published=NOON, enclosures=(sound,), picture="https://news.example/1.jpg")
    merged = shelf.bring(said, feed=1)
    after = shelf.article(1)
    assert (merged.new, merged.updated) == ((), ())
    assert (after.enclosures, after.picture) == ((sound,), "https://news.example/1.jpg")
    assert (after.title, after.read, after.published, after.updated, after.fetch) == ("Page", NOON, NOON, None, "idle")
    assert shelf.found("is:updated") == []
    shelf.assert_whole()
    shelf.database.close()


def test_what_was_done_in_an_earlier_version_can_still_be_undone(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        earlier = [("star", None, [[1, SECONDS]]), ("read", None, [[1, None]]), ("remove", 1, [])]
        connection.execute("DELETE FROM actions")
        for kind, feed, marks in earlier:
            packed = zlib.compress(json.dumps(marks).encode())
            connection.execute("INSERT INTO actions (kind, feed_id, earlier) VALUES (?, ?, ?)", (kind, feed, packed))
        connection.execute("UPDATE feeds SET removed = ?", (SECONDS,))
        connection.execute("UPDATE articles SET hidden = 1")
        connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    with closing(Database.open(old)) as database:
        marking, listing = Marking(database), Listing(database)
        assert listing.rows([1]) == ()
        assert marking.undo() == Undone("remove", title="World")
        assert listing.rows([1])[0].read == NOON
        assert marking.undo() == Undone("read", 1)
        assert listing.rows([1])[0].read is None
        assert marking.undo() == Undone("star", 1)
        assert listing.rows([1])[0].starred == NOON
        assert marking.undo() is None


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_every_earlier_version_keeps_all_and_a_copy_of_it(tmp_path: Path, version: int) -> None:
    path = make_old(tmp_path / "library.db", version)
    before = content(path)
    told: list[str] = []
    database = Database.open(path, tell=told.append)
    assert database.read_only == ""
    shelf = Shelf.of(database)
    assert shelf.found("body") == shelf.found("author:ida is:read") == [1]
    shelf.assert_whole()
    database.close()
    after = content(path)
    for table, rows in before.items():
        for row, now in zip(rows, after[table], strict=True):
            kept = row.keys() - ANEW
            assert {name: now[name] for name in kept} == {name: row[name] for name in kept}, table
    (copy,) = tmp_path.glob(f"library-before-{version + 1}-*.db")
    assert content(copy) == before
    assert copy.stat().st_mode & 0o077 == 0
    (said,) = told
    assert re.fullmatch(
        r"The library is brought up to date; that needs up to [\d.]+ MB, and [\d,.]+ MB are free\. .*", said
    )


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_where_room_is_short_an_earlier_version_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    path = make_old(tmp_path / "library.db", version)
    before = content(path)
    monkeypatch.setattr(disks, "free_bytes", lambda folder: 100_000)
    with pytest.raises(LibraryError, match=r"that needs up to .* and 0\.1 MB are free .* Make room"):
        Database.open(path)
    assert content(path) == before
    assert [file.name for file in tmp_path.iterdir() if "before" in file.name] == []


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_where_room_is_short_but_elsewhere_it_is_read_from_a_copy(
    tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    path = make_old(tmp_path / "library.db", version)
    before = content(path)
    monkeypatch.setattr(disks, "free_bytes", lambda folder: 100_000 if folder == tmp_path else 10**9)
    assert_read_from_a_copy(path, aside, r"that needs up to .* and 0\.1 MB are free .* Make room")
    assert content(path) == before


def assert_read_from_a_copy(path: Path, aside: Path, why: str) -> None:
    """What is in the old library at `path` is found, nothing can be written, and no copy is left in `aside`."""
    told: list[str] = []
    database = Database.open(path, tell=told.append)
    assert re.search(rf"{why}.* A copy of it is shown instead", told[-1])
    shelf = Shelf.of(database)
    assert shelf.found("body") == shelf.found("author:ida is:read") == [1]
    with pytest.raises(LibraryError, match="A copy of it is shown instead"), database.writing():
        pass
    database.close()
    assert list(path.parent.glob("*before*")) == list(aside.iterdir()) == []


def test_a_disk_that_fills_up_meanwhile_leaves_it_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_old(tmp_path / "library.db", 4)
    before = content(path)

    def fill(connection: sqlite3.Connection, done: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute(
            "CREATE TABLE too_much AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT zeroblob(4000) FROM n LIMIT 100"
        )

    monkeypatch.setattr(migrating, "index_again", fill)
    with pytest.raises(
        LibraryError, match=r"^The disk is full\. The last change was not kept; all that was here before"
    ):
        Database.open(path)
    assert content(path) == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["library.db", "migrating.lock"]


def test_an_earlier_version_in_a_folder_that_can_not_be_written_to_is_read_from_a_copy(
    persons_folder: Path, aside: Path
) -> None:
    path = make_old(persons_folder / "library.db", 4)
    before = path.read_bytes()
    path.chmod(0o400)
    persons_folder.chmod(0o500)
    assert_read_from_a_copy(path, aside, "can't be read before it is brought up to date")
    assert path.read_bytes() == before


def test_one_process_brings_it_up_to_date_and_the_others_wait(tmp_path: Path) -> None:
    path = make_old(tmp_path / "library.db", 2)
    at_work = WorkLock(tmp_path / "migrating.lock", "brings this library up to date")
    with at_work, pytest.raises(Busy, match=r"\(process \d+\) brings this library up to date"):
        Database.open(path, patience=0.01)
    assert content(path)["marks"]

    def open_one(_: int) -> list[int]:
        database = Database.open(path)
        found = Shelf.of(database).found("body")
        database.close()
        return found

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(open_one, range(8))) == [[1]] * 8
    assert len(list(tmp_path.glob("library-before-*.db"))) == 1


def test_the_last_two_copies_are_kept(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        copy = tmp_path / f"library-before-2-2026-01-0{day}.db"
        copy.write_bytes(b"copy")
        os.utime(copy, (day, day))
    Database.open(make_old(tmp_path / "library.db", 4)).close()
    kept = sorted(file.name for file in tmp_path.glob("library-before-*"))
    assert len(kept) == 2
    assert kept[0] == "library-before-2-2026-01-03.db"
    assert kept[1].startswith("library-before-5-")


def test_a_person_is_told_that_many_articles_take_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "_ARTICLES_A_SECOND", 0.01)
    told: list[str] = []
    Database.open(make_old(tmp_path / "library.db", 4), tell=told.append).close()
    assert told[1:] == [
        "1 articles are indexed anew; that takes about 2 minutes.",
        "1 of 1 articles are indexed.",
    ]
