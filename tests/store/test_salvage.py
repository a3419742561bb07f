"""A damaged library: all that it still holds is brought into a new one, and it is said what was lost."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.model.errors import Busy, LibraryError, LibraryTooNew
from reader.store import Database, RawPages, disks
from reader.store.repair import Repaired, repair
from reader.store.salvage import Salvaged
from reader.store.schema import MIGRATIONS
from tests.store.old import make_old
from tests.store.shelf import NOON, Shelf, entry, text

ARTICLES = 400
PAGE = 4096
HEAD = 100
"""Bytes in which a file says how its log is kept."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of many articles with long bodies; every third is read, every tenth starred, some are tagged."""
    shelf = Shelf(tmp_path_factory.mktemp("whole") / "library.db")
    for start in range(1, ARTICLES + 1, 100):
        for number in range(start, start + 100):
            body = text(
                *(f"Paragraph {part} of {number}, {random.Random(number + part).random()}" for part in range(15))
            )
            shelf.bring(entry(str(number), summary=f"harbour {number}"), blocks=body)
    shelf.fetch(7, *("What the page of the seventh gave." for _ in range(200)))
    shelf.marking.mark("read", range(3, ARTICLES + 1, 3), NOON)
    shelf.marking.mark("starred", range(10, ARTICLES + 1, 10), NOON)
    with shelf.database.writing() as connection:
        connection.executemany("INSERT INTO tags VALUES ('boats', ?, 7)", [(one,) for one in range(1, 50)])
    shelf.database.close()
    return shelf.path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of that library, to be damaged."""
    copy = tmp_path / "library.db"
    copy.write_bytes(whole.read_bytes())
    return copy


def pages_of(path: Path, table: str, *, leaves: bool = True) -> list[int]:
    """The numbers of the pages in which a table or an index has its rows, or of those above them, from 0."""
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    content, found, above = path.read_bytes(), [], [root - 1]
    while above:
        number = above.pop()
        start = number * PAGE
        inner = content[start] in (2, 5)
        if inner != leaves:
            found.append(number)
        if inner:
            count = int.from_bytes(content[start + 3 : start + 5], "big")
            above.append(int.from_bytes(content[start + 8 : start + 12], "big") - 1)
            for cell in range(count):
                at = int.from_bytes(content[start + 12 + 2 * cell : start + 14 + 2 * cell], "big")
                above.append(int.from_bytes(content[start + at : start + at + 4], "big") - 1)
    return sorted(found)


def damage(path: Path, pages: list[int]) -> bytes:
    """Writes noise over pages; gives what the file is then."""
    content = bytearray(path.read_bytes())
    for number in pages:
        content[number * PAGE : number * PAGE + PAGE] = random.Random(number).randbytes(PAGE)
    path.write_bytes(content)
    return bytes(content)


def salvaged(path: Path) -> Salvaged:
    """What the repair of a damaged library did; what is there then is whole, and the damaged file is kept."""
    before = path.read_bytes()
    done = repair(path, lambda _: None).salvaged
    assert done is not None
    assert done.kept.read_bytes()[HEAD:] == before[HEAD:]
    assert done.kept.name.startswith("library-damaged-")
    assert {file.name.removesuffix("-wal").removesuffix("-shm") for file in path.parent.iterdir()} == {
        *("library.db", done.kept.name)
    }
    return done


@pytest.fixture
def shelves() -> Iterator[list[Shelf]]:
    """Shelves that are whole at the end, and closed."""
    opened: list[Shelf] = []
    yield opened
    for shelf in opened:
        shelf.assert_whole()
        shelf.database.close()


def open_shelf(path: Path, shelves: list[Shelf]) -> Shelf:
    """The library, looked after."""
    shelves.append(Shelf.of(Database.open(path)))
    return shelves[-1]


def test_what_is_whole_is_left(path: Path) -> None:
    before = path.read_bytes()
    assert repair(path, lambda _: None) == Repaired()
    assert path.read_bytes() == before


def test_an_index_that_lacks_articles_is_made_again(path: Path, shelves: list[Shelf]) -> None:
    shelf = open_shelf(path, shelves)
    with shelf.database.writing() as connection:
        connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    assert shelf.found("harbour") == []
    assert repair(path, lambda _: None) == Repaired(index=True)
    assert len(shelf.found("harbour")) == ARTICLES


def test_an_index_that_is_damaged_is_made_again(path: Path, shelves: list[Shelf]) -> None:
    with closing(Database.open(path)) as database, database.writing() as connection:
        connection.execute("DELETE FROM word_index_data WHERE id > 10")
    assert repair(path, lambda _: None) == Repaired(index=True)
    assert len(open_shelf(path, shelves).found("harbour")) == ARTICLES


def test_rows_around_damaged_pages_are_saved(path: Path, shelves: list[Shelf]) -> None:
    bodies = pages_of(path, "entries")
    damage(path, [bodies[3], bodies[len(bodies) // 2], bodies[-1]])
    done = salvaged(path)
    shelf = open_shelf(path, shelves)
    assert done.saved["articles"] == len(shelf.found()) == ARTICLES
    assert ARTICLES - 40 < done.saved["entries"] < ARTICLES
    assert done.lost["entries"] >= ARTICLES - done.saved["entries"]
    assert len(shelf.found("is:read")) == ARTICLES // 3
    assert len(shelf.found("is:starred")) == ARTICLES // 10
    assert done.saved["tags"] == 49
    assert shelf.listing.stories([7])[0].blocks[-1] == text("What the page of the seventh gave.")[0]
    assert done.saved["feeds"] == 1


def test_articles_that_are_lost_are_made_again_of_what_feeds_said(path: Path, shelves: list[Shelf]) -> None:
    rows = pages_of(path, "articles")
    damage(path, rows[len(rows) // 3 : len(rows) // 3 + 2])
    done = salvaged(path)
    shelf = open_shelf(path, shelves)
    assert done.saved["articles"] == ARTICLES
    assert done.lost["articles"] > 0
    assert sorted(shelf.found()) == list(range(1, ARTICLES + 1))
    assert {article.title for article in shelf.listing.rows(range(1, ARTICLES + 1))} == {
        f"Title {number}" for number in range(1, ARTICLES + 1)
    }
    assert len(shelf.found("is:read")) == ARTICLES // 3


def test_marks_of_articles_that_are_lost_wait_for_them(path: Path, shelves: list[Shelf]) -> None:
    last_articles, last_entries = pages_of(path, "articles")[-1], pages_of(path, "entries")
    damage(path, [last_articles, *last_entries[len(last_entries) // 2 :]])
    salvaged(path)
    shelf = open_shelf(path, shelves)
    lost = set(range(1, ARTICLES + 1)) - set(shelf.found())
    assert lost
    (new,) = shelf.bring(entry("new")).new
    assert new > ARTICLES
    assert shelf.article(new).read is None
    shelf.bring(*(entry(str(number)) for number in sorted(lost)))
    assert len(shelf.found("is:read")) == ARTICLES // 3


@pytest.mark.parametrize("table", ["article_keys", "articles_newest", "marks", "entries", "word_index_data"])
def test_no_damage_to_what_is_above_rows_costs_other_tables(path: Path, table: str, shelves: list[Shelf]) -> None:
    damage(path, pages_of(path, table, leaves=False) or pages_of(path, table))
    salvaged(path)
    shelf = open_shelf(path, shelves)
    assert len(shelf.found()) == ARTICLES
    if table != "marks":
        assert len(shelf.found("is:read")) == ARTICLES // 3
    if table != "entries":
        assert len(shelf.found("harbour")) == ARTICLES


def test_keys_are_read_from_both_ends_and_from_their_index(path: Path, shelves: list[Shelf]) -> None:
    keys = pages_of(path, "article_keys")
    damage(path, [keys[len(keys) // 2]])
    assert salvaged(path).saved["article_keys"] == ARTICLES
    shelf = open_shelf(path, shelves)
    assert shelf.bring(*(entry(str(number)) for number in range(1, ARTICLES + 1))).new == ()


@pytest.mark.parametrize("size", [1, 16, 100, 512, PAGE])
def test_a_library_with_a_lost_beginning_is_saved_whole(path: Path, size: int, shelves: list[Shelf]) -> None:
    path.write_bytes(random.Random(7).randbytes(size) + path.read_bytes()[size:])
    done = salvaged(path)
    assert done.lost == {}
    shelf = open_shelf(path, shelves)
    assert len(shelf.found("harbour")) == ARTICLES
    assert len(shelf.found("is:read")) == ARTICLES // 3


def test_a_library_that_was_cut_keeps_what_is_left_of_it(path: Path, shelves: list[Shelf]) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4 + 1000])
    done = salvaged(path)
    shelf = open_shelf(path, shelves)
    assert done.saved["articles"] == len(shelf.found()) > ARTICLES // 2


def test_bodies_and_rows_that_make_no_sense_are_left_out(path: Path, shelves: list[Shelf]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entries SET blocks = x'00' WHERE article_id = 3")
        connection.execute("UPDATE articles SET authors = 'nobody' WHERE id = 4")
        connection.execute("UPDATE marks SET read = 'yesterday' WHERE article_id = 6")
        connection.execute("UPDATE pages SET blocks = x'00' WHERE article_id = 7")
        connection.execute("UPDATE feeds SET etag = 'known', next_check = 7")
        connection.execute("DELETE FROM articles WHERE id = 9")
    done = salvaged(path)
    assert (done.lost["articles"], done.lost["marks"]) == (1, 1)
    shelf = open_shelf(path, shelves)
    assert len(shelf.found()) == ARTICLES
    assert shelf.listing.stories([3, 4])[0].blocks == ()
    assert shelf.article(4).title == "Title 4"
    assert len(shelf.listing.stories([7])[0].blocks) == 15  # what the feed said of it
    polling = shelf.feeds.polled()[0].polling
    assert (polling.etag, polling.next_check) == ("", None)  # what is lost here is asked for again


def test_a_damaged_library_of_an_earlier_version_is_saved_as_todays(tmp_path: Path, shelves: list[Shelf]) -> None:
    path = make_old(tmp_path / "library.db", 2)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    path.write_bytes(b"x" * 16 + path.read_bytes()[16:])
    salvaged(path)
    shelf = open_shelf(path, shelves)
    assert shelf.found("body is:read") == [1]
    assert RawPages(shelf.database).page(1) is not None


def test_what_is_no_library_of_ours_is_left(tmp_path: Path) -> None:
    other, notes = tmp_path / "other.db", tmp_path / "notes.txt"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    notes.write_text("No database at all. " * 1000)
    for path in (other, notes):
        before = path.read_bytes()
        with pytest.raises(LibraryError, match=r"Nothing of a newsreader library can be found .* left as it is"):
            repair(path, lambda _: None)
        assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["notes.txt", "other.db"]


def test_what_must_not_be_repaired_now_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(path, pages_of(path, "entries")[:2])
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("SELECT count(*) FROM marks").fetchone()
        with pytest.raises(Busy, match="has this library open"):
            repair(path, lambda _: None)
    monkeypatch.setattr(disks, "free_bytes", lambda folder: 4096)
    with pytest.raises(LibraryError, match=r"needs up to .* MB; 0\.0 MB are free .* Nothing was changed"):
        repair(path, lambda _: None)
    assert path.read_bytes() == before
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(LibraryTooNew):
        repair(path, lambda _: None)
