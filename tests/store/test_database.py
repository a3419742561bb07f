"""Opening: what is a library, what is none, and what is in the way."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from reader.model.errors import Busy, LibraryError, LibraryTooNew
from reader.store import Database, PollerLock
from reader.store.schema import MIGRATIONS
from tests.store.shelf import NOON, Shelf, entry


def test_a_new_library_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "library.db"
    Database.open(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_newer_library_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Database.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryTooNew):
        Database.open(path)
    assert path.read_bytes() == before


def test_another_programs_files_are_left_alone(tmp_path: Path) -> None:
    other, notes = tmp_path / "other.db", tmp_path / "notes.txt"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    notes.write_text("Not a database at all, and longer than a header. " * 20)
    for path in (other, notes):
        before = path.read_bytes()
        with pytest.raises(LibraryError, match="not a newsreader library"):
            Database.open(path)
        assert path.read_bytes() == before


def test_what_can_not_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="folder can't be used"):
        Database.open(tmp_path / "file" / "library.db")
    with pytest.raises(LibraryError, match="can't be opened"):
        Database.open(tmp_path)


def test_a_writer_that_waits_too_long_is_told(shelf: Shelf) -> None:
    waiting = Database.open(shelf.path)
    with waiting.writing() as connection:
        connection.execute("PRAGMA busy_timeout = 1")
    with shelf.database.writing(), pytest.raises(Busy), waiting.writing():
        pass
    waiting.close()


def test_a_full_disk_changes_nothing(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    with shelf.database.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="full"):
        shelf.bring(*(entry(str(n), summary="long " * 1000) for n in range(2, 50)))
    assert shelf.found() == [1]
    with shelf.database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")


def test_a_reader_sees_one_state_and_others_writes_afterwards(shelf: Shelf) -> None:
    other = Database.open(shelf.path)
    before = other.version()
    with other.reading() as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 0
        shelf.bring(entry("1"))
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 0
    assert other.version() != before
    own = shelf.database.version()
    shelf.marking.mark("read", [1], NOON)
    assert shelf.database.version() == own
    other.close()


def test_reading_does_not_wait_for_writing_and_never_writes(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    seen: list[list[int]] = []
    with shelf.database.writing():
        reader = Thread(target=lambda: seen.append(shelf.found()))
        reader.start()
        reader.join(10)
        assert seen == [[1]]
    with pytest.raises(LibraryError), shelf.database.reading() as connection:
        connection.execute("DELETE FROM articles")
    assert shelf.found() == [1]


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "library.db")
    database.close()
    database.close()
    with pytest.raises(LibraryError):
        database.version()
    with pytest.raises(LibraryError), database.reading():
        pass


def test_one_poller_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "poller.lock"
    with PollerLock(path), pytest.raises(Busy):
        PollerLock(path).acquire()
    with PollerLock(path) as lock:
        lock.release()
        with PollerLock(path):
            pass
    with pytest.raises(LibraryError):
        PollerLock(path / "a file is no folder").acquire()
