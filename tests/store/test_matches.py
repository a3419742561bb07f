"""What matched when it was asked for stays, however far one looks and whatever happens meanwhile."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from reader.model.errors import LibraryError
from reader.model.filters import parse
from reader.store import Database, Listing, Matches
from tests.store.shelf import NOON, Shelf, entry

MANY = 450


@pytest.fixture
def unread(shelf: Shelf) -> Matches:
    """More articles than are read at once, of which the newest came last."""
    shelf.bring(*(entry(str(number)) for number in range(MANY)))
    return shelf.listing.ids(parse("is:unread"), NOON)


ALL = list(range(MANY, 0, -1))


def test_the_first_are_there_at_once_and_the_others_when_somebody_looks(unread: Matches) -> None:
    assert 0 < len(unread.ready) < MANY
    assert (list(unread[:3]), unread[1], unread.is_whole) == (ALL[:3], ALL[1], False)
    assert unread[250] == ALL[250]
    assert (list(unread), len(unread), unread[-1], unread.index(1)) == (ALL, MANY, 1, MANY - 1)
    assert unread.is_whole
    assert list(unread.ready) == ALL


def test_what_is_done_and_what_comes_meanwhile_changes_nothing(shelf: Shelf, unread: Matches) -> None:
    shelf.marking.mark("read", ALL, NOON)
    shelf.bring(entry("later", published=None))
    assert list(unread) == ALL
    assert shelf.found("is:unread") == [MANY + 1]


def test_what_was_not_read_to_its_end_holds_no_file(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "library.db")
    shelf.bring(*(entry(str(number)) for number in range(MANY)))
    found = shelf.listing.ids(parse("is:unread"), NOON)
    assert not found.is_whole
    shelf.database.close()
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


def test_what_nobody_looks_at_any_more_holds_no_file(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "library.db")
    shelf.bring(*(entry(str(number)) for number in range(MANY)))
    gc.disable()
    try:
        assert shelf.listing.ids(parse("is:unread"), NOON)[0] == MANY
        shelf.database.close()
        assert [file.name for file in tmp_path.iterdir()] == ["library.db"]
    finally:
        gc.enable()


def test_a_closed_library_is_not_taken_for_the_end(shelf: Shelf, unread: Matches) -> None:
    other = Database.open(shelf.path)
    found = Listing(other).ids(parse(""), NOON)
    ready = list(found.ready)
    other.close()
    assert list(found[:10]) == ALL[:10]
    with pytest.raises(LibraryError, match="closed"):
        len(found)
    assert list(found.ready) == ready


def test_who_wants_no_more_keeps_what_was_read(shelf: Shelf, unread: Matches) -> None:
    ready = list(unread.ready)
    unread.close()
    unread.close()
    assert list(unread) == ready
    assert not unread.is_whole
    assert list(shelf.listing.ids(parse(""), NOON)) == ALL
