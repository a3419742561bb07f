"""What goes wrong with a disk or a file: each fault is a plain sentence, and nothing is lost that was there."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.errors import Busy, LibraryError
from reader.model.filters import parse
from reader.store import Database, disks
from tests.store.shelf import NOON, Shelf, entry

_ROOT = Path(__file__).parents[2]

_WRITING_TOO_MUCH = """
import resource, sys
from pathlib import Path
from reader.model.errors import LibraryError
from tests.store.shelf import NOON, Shelf, entry
shelf = Shelf(Path(sys.argv[1]))
shelf.bring(entry("1"))
shelf.marking.mark("read", [1], NOON)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
try:
    for number in range(2, 200):
        shelf.bring(entry(str(number), summary="long " * 5000))
except LibraryError as error:
    print(error)
print(shelf.found("is:read"), len(shelf.found()) < 200)
"""


def filled(path: Path, articles: int = 300) -> None:
    """A library of articles, of which the first is read; closed."""
    shelf = Shelf(path)
    shelf.bring(*(entry(str(number), summary=f"rain over harbour {number} " * 20) for number in range(1, articles + 1)))
    shelf.marking.mark("read", [1], NOON)
    shelf.database.close()


def test_a_full_disk_keeps_all_but_the_last_change(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    with shelf.database.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(
        LibraryError, match=r"disk is full\. The last change was not kept; all .* before is: .* Make room"
    ):
        shelf.bring(*(entry(str(n), summary="long " * 1000) for n in range(2, 50)))
    assert shelf.found() == [1]
    with shelf.database.writing() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert len(shelf.bring(entry("2")).new) == 1


def test_a_disk_that_fails_keeps_all_but_the_last_change(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    done = subprocess.run(
        [sys.executable, "-c", _WRITING_TOO_MUCH, str(path)],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    said, found = done.stdout.splitlines()
    assert said.startswith("The disk does not do what it should (disk I/O error). The last change was not kept; all")
    assert found == "[1] True"
    shelf = Shelf(path)
    assert shelf.found("is:read") == [1]
    shelf.assert_whole()
    shelf.database.close()


@pytest.mark.parametrize("closed", ["file", "folder", "both"])
def test_what_can_not_be_written_to_can_be_read(persons_folder: Path, closed: str) -> None:
    path = persons_folder / "library.db"
    filled(path)
    before = path.read_bytes()
    if closed != "folder":
        path.chmod(0o400)
    if closed != "file":
        persons_folder.chmod(0o500)
    told: list[str] = []
    database = Database.open(path, tell=told.append)
    shelf = Shelf.of(database)
    assert shelf.found("is:read") == [1]
    assert len(shelf.found("harbour")) == 300
    assert shelf.article(300).title == "Title 300"
    with pytest.raises(LibraryError, match="can't be written to, and is read alone"):
        shelf.marking.mark("starred", [1], NOON)
    database.close()
    assert told == [f"The library can't be written to, and is read alone: {path}"]
    assert path.read_bytes() == before


def test_the_log_of_a_library_that_can_not_be_written_to_is_read_or_missed(persons_folder: Path) -> None:
    path = persons_folder / "library.db"
    open_still = Shelf(path)
    open_still.bring(entry("1"))
    kept, torn = persons_folder / "kept", persons_folder / "torn"
    for folder, ends in ((kept, ("", "-wal", "-shm")), (torn, ("", "-wal"))):
        folder.mkdir()
        for end in ends:
            shutil.copyfile(f"{path}{end}", folder / f"library.db{end}")
        folder.chmod(0o500)
    open_still.database.close()
    database = Database.open(kept / "library.db")
    assert Shelf.of(database).found() == [1]
    database.close()
    with pytest.raises(LibraryError, match=r"The last changes lie beside the library, in .*-wal"):
        Database.open(torn / "library.db")


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(path.stat().st_size))


def _another_head(path: Path) -> None:
    path.write_bytes(b"No head of a database" + path.read_bytes()[21:])


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def _damaged_middle(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    for page in range(len(whole) // 4096 // 2, len(whole) // 4096, 3):
        whole[page * 4096 : page * 4096 + 4096] = random.Random(page).randbytes(4096)
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_random_bytes, "not a newsreader library, or its beginning is damaged"),
        (_another_head, "not a newsreader library, or its beginning is damaged"),
        (_cut, "The library is damaged"),
        (_damaged_middle, "The library is damaged"),
    ],
)
def test_a_file_that_is_damaged_is_named_and_left_as_it_is(
    tmp_path: Path, damage: Callable[[Path], None], said: str
) -> None:
    path = tmp_path / "library.db"
    filled(path)
    damage(path)
    before = path.read_bytes()

    def use() -> None:
        database = Database.open(path)
        try:
            Shelf.of(database).listing.stories(range(1, 301))
            with database.reading() as connection:
                connection.execute("SELECT count(*), sum(length(summary)) FROM entries").fetchone()
        finally:
            database.close()

    with pytest.raises(LibraryError, match=said) as told:
        use()
    assert "`newsreader doctor --repair`" in str(told.value)
    assert "It was left as it is." in str(told.value)
    assert path.read_bytes() == before


def test_a_library_that_another_holds_is_waited_for_and_left(shelf: Shelf) -> None:
    waiting = Database.open(shelf.path, patience=0.01)
    with (
        shelf.database.writing(),
        pytest.raises(Busy, match=r"Nothing of it was changed\. Try again"),
        waiting.writing(),
    ):
        pass
    waiting.close()


def test_a_library_on_a_network_is_opened_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/home {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(disks, "_MOUNTS", mounts)
    told: list[str] = []
    Database.open(tmp_path / "data" / "library.db", tell=told.append).close()
    (said,) = told
    assert said.startswith(f"The library is on a network (nfs4): {tmp_path / 'data'}.")


def test_a_clock_that_is_set_back_breaks_nothing(shelf: Shelf) -> None:
    shelf.bring(entry("1", published=None))
    arrival = shelf.listing.ids(parse(""), shelf.now).arrival
    shelf.marking.mark("read", [1], shelf.now)
    shelf.feeds.hold_host("a.example", shelf.now, shelf.now)
    shelf.later(days=-400)
    shelf.bring(entry("2", published=None), entry("3", published=None))
    assert shelf.listing.arrived(parse(""), shelf.now, None, arrival) == 2
    assert sorted(shelf.found()) == [1, 2, 3]
    shelf.bring(entry("1", "Another title", published=None))
    assert shelf.article(1).title == "Another title"
    assert shelf.article(1).read == NOON
    shelf.marking.mark("starred", [2], shelf.now)
    assert shelf.marking.undo() is not None
    assert shelf.found("is:starred") == []
    assert shelf.feeds.held_hosts(shelf.now) == {}
