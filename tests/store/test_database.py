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


def test_others_may_not_look_into_a_library_that_was_open_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shelf = Shelf(folder / "library.db")
    with PollerLock(folder / "poller.lock"):
        made = {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
        assert made == dict.fromkeys(
            ("library.db", "library.db-shm", "library.db-wal", "poller.holder", "poller.lock"), 0o600
        )
        shelf.database.close()
        (folder / "library-before-3-2026-01-01.db").touch()
        for file in (folder, *folder.iterdir()):
            file.chmod(0o755)
        Database.open(folder / "library.db").close()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o077 for file in folder.iterdir()} == {0}


def test_a_folder_that_holds_other_things_stays_as_open_as_it_was(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    notes = tmp_path / "notes.txt"
    notes.touch(mode=0o644)
    Database.open(tmp_path / "library.db").close()
    assert (tmp_path.stat().st_mode & 0o777, notes.stat().st_mode & 0o777) == (0o755, 0o644)
    assert (tmp_path / "library.db").stat().st_mode & 0o077 == 0


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
