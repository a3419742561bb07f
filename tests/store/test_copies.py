"""Copies of a library: written while it is used, looked through, and put back in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from reader.model.errors import Busy, LibraryError, LibraryTooNew
from reader.store import Database, copies, disks, opening
from reader.store.copies import back_up, restore
from reader.store.schema import APPLICATION_ID, MIGRATIONS
from tests.store.old import make_old
from tests.store.shelf import NOON, Shelf, entry


@pytest.fixture
def saved(shelf: Shelf, tmp_path: Path) -> Path:
    """A backup of the library with one article, that is read; since then it has another one."""
    shelf.bring(entry("1"))
    shelf.marking.mark("read", [1], NOON)
    target = tmp_path / "elsewhere" / "saved.db"
    target.parent.mkdir()
    assert back_up(shelf.path, target, force=False) == target.stat().st_size
    shelf.bring(entry("2"))
    return target


def found_in(path: Path) -> tuple[list[int], list[int]]:
    """All articles of a library, and those that are read."""
    database = Database.open(path)
    with closing(database):
        shelf = Shelf.of(database)
        shelf.assert_whole()
        return shelf.found(), shelf.found("is:read")


def make_newer(path: Path) -> None:
    """Lets a newer version have written the library."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.execute("PRAGMA journal_mode = DELETE")


def test_a_backup_is_one_whole_file_that_others_may_not_read(saved: Path) -> None:
    assert [file.name for file in saved.parent.iterdir()] == ["saved.db"]
    assert saved.stat().st_mode & 0o077 == 0
    assert found_in(saved) == ([1], [1])


def test_a_backup_is_written_while_others_read_and_write(shelf: Shelf, tmp_path: Path) -> None:
    shelf.bring(*(entry(str(number), summary="words " * 100) for number in range(500)))
    done = Event()
    written: list[int] = []

    def write() -> None:
        own = Database.open(shelf.path)
        with closing(own):
            while not done.is_set():
                written.extend(Shelf.of(own).bring(entry(f"more-{len(written)}")).new)

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            back_up(shelf.path, tmp_path / f"saved-{number}", force=False)
    finally:
        done.set()
        writer.join()
    assert len(written) > 5
    for number in range(5):
        assert len(found_in(tmp_path / f"saved-{number}")[0]) >= 500


def test_a_file_that_is_there_is_left_unless_it_is_to_be_replaced(shelf: Shelf, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(LibraryError, match="is there already, and was left as it is"):
        back_up(shelf.path, saved, force=False)
    assert saved.read_bytes() == before
    back_up(shelf.path, saved, force=True)
    assert found_in(saved) == ([2, 1], [1])
    for target in (shelf.path, saved.parent):
        with pytest.raises(LibraryError, match=r"library itself|is there already"):
            back_up(shelf.path, target, force=True)
    assert shelf.found() == [2, 1]


def test_a_backup_that_can_not_be_written_leaves_nothing(
    shelf: Shelf, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.read_bytes()
    with pytest.raises(LibraryError, match="can't be written"):
        back_up(shelf.path, saved.parent / "no folder" / "saved.db", force=True)
    monkeypatch.setattr(disks, "free_bytes", lambda folder: 4096)
    with pytest.raises(LibraryError, match=r"would need .* MB; 0\.0 MB are free\. Nothing was written"):
        back_up(shelf.path, saved, force=True)
    monkeypatch.undo()

    def fail(*_: object) -> None:
        raise LibraryError("The copy is damaged.")

    monkeypatch.setattr(copies, "checked", fail)
    with pytest.raises(LibraryError, match="The copy is damaged"):
        back_up(shelf.path, saved, force=True)
    assert saved.read_bytes() == before
    assert [file.name for file in saved.parent.iterdir()] == ["saved.db"]


def test_a_copy_takes_the_librarys_place_which_is_kept(shelf: Shelf, saved: Path, tmp_path: Path) -> None:
    shelf.database.close()
    kept = restore(shelf.path, saved)
    assert kept is not None
    assert kept.parent == tmp_path
    assert kept.name.startswith("library-kept-")
    assert found_in(shelf.path) == ([1], [1])
    again = restore(shelf.path, kept)
    assert found_in(shelf.path) == ([2, 1], [1])
    assert again not in (None, kept)
    assert found_in(saved) == ([1], [1])
    assert restore(tmp_path / "new" / "library.db", saved) is None
    assert found_in(tmp_path / "new" / "library.db") == ([1], [1])
    shelf.database = Database.open(shelf.path)


def test_a_librarys_own_log_never_meets_the_copy(shelf: Shelf, saved: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn" / "library.db"
    torn.parent.mkdir()
    for end in ("", "-wal"):
        torn.with_name(f"library.db{end}").write_bytes(Path(f"{shelf.path}{end}").read_bytes())
    kept = restore(torn, saved)
    assert kept is not None
    assert sorted(file.name for file in torn.parent.iterdir()) == sorted([kept.name, "library.db"])
    assert found_in(torn) == ([1], [1])
    assert found_in(kept) == ([2, 1], [1])


def test_a_damaged_librarys_log_goes_with_it(shelf: Shelf, saved: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn" / "library.db"
    torn.parent.mkdir()
    torn.write_bytes(b"x" * 4096 + shelf.path.read_bytes()[4096:])
    log = b"noise" * 1000
    torn.with_name("library.db-wal").write_bytes(log)
    kept = restore(torn, saved)
    assert kept is not None
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == log
    assert not torn.with_name("library.db-wal").exists()
    assert found_in(torn) == ([1], [1])


def test_a_library_that_is_open_elsewhere_is_left(shelf: Shelf, saved: Path) -> None:
    before = sorted(file.name for file in shelf.path.parent.iterdir())
    with pytest.raises(Busy, match="has this library open"):
        restore(shelf.path, saved)
    assert sorted(file.name for file in shelf.path.parent.iterdir()) == before
    assert shelf.found() == [2, 1]


def test_what_is_no_whole_library_takes_no_place(shelf: Shelf, saved: Path, tmp_path: Path) -> None:
    shelf.database.close()
    other, notes, damaged, newer = (tmp_path / name for name in ("other.db", "notes", "damaged.db", "newer.db"))
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    notes.write_text("No database at all. " * 300)
    damaged.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    newer.write_bytes(saved.read_bytes())
    make_newer(newer)
    before = shelf.path.read_bytes()
    for file, said in (
        (other, "is not a newsreader library"),
        (notes, "is not a newsreader library"),
        (damaged, "damaged"),
        (newer, "A newer newsreader has written"),
        (tmp_path / "nowhere", "There is no file"),
        (shelf.path, "is the library itself"),
    ):
        with pytest.raises(LibraryError, match=said):
            restore(shelf.path, file)
    assert shelf.path.read_bytes() == before
    assert list(tmp_path.glob("library-kept-*")) == []
    shelf.database = Database.open(shelf.path)


@pytest.mark.parametrize("copied", [True, False])
def test_a_newer_library_is_refused_with_the_newest_copy_that_can_be_read(tmp_path: Path, copied: bool) -> None:
    path = tmp_path / "library.db"
    copy = tmp_path / f"library-before-{len(MIGRATIONS) + 1}-2026-01-01.db"
    if copied:
        Database.open(copy).close()
        for number, name in enumerate(("library-before-5-2025-01-01.db", "library-before-9-2026-02-02.db"), start=1):
            other = make_old(tmp_path / name, 4)
            os.utime(other, (number * 10**9, number * 10**9))
        make_newer(other)
    Database.open(path).close()
    make_newer(path)
    before = path.read_bytes()
    with pytest.raises(LibraryTooNew) as told:
        Database.open(path)
    assert "A newer newsreader has written this library" in str(told.value)
    assert (f"`newsreader restore {copy}`" in str(told.value)) == copied
    assert path.read_bytes() == before
    if copied:
        kept = restore(path, copy)
        assert kept is not None
        assert found_in(path) == ([], [])
        with closing(sqlite3.connect(kept)) as connection:
            assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS) + 1


def test_a_library_that_is_replaced_while_it_is_opened_is_the_new_one(
    shelf: Shelf, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.database.close()
    checked = opening.check
    kept: list[Path | None] = []

    def replace(connection: sqlite3.Connection, path: Path) -> None:
        checked(connection, path)
        if not kept:
            connection.execute("ROLLBACK")
            kept.append(None)
            kept.append(copies.take_place(saved, path, copies.KEPT))
            connection.execute("BEGIN")

    monkeypatch.setattr(opening, "check", replace)
    shelf.database = Database.open(shelf.path)
    assert len(kept) == 2
    with shelf.database.writing() as connection:
        assert [row[0] for row in connection.execute("SELECT id FROM articles")] == [1]
    assert Shelf.of(shelf.database).found() == [1]
