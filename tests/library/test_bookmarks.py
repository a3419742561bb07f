"""One comes back to where one was."""

from __future__ import annotations

from pathlib import Path

from reader.library.bookmarks import Bookmark, Bookmarks
from reader.store import Database

PLACE = Bookmark("Search: ferry", "ferry", None, "is:unread", search=True, article=7, block=3, offset=120)


def test_a_new_library_has_none(tmp_path: Path) -> None:
    assert Bookmarks(Database.open(tmp_path / "library.db")).last() == Bookmark()


def test_the_last_one_is_there_when_the_library_is_opened_again(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "library.db")
    Bookmarks(database).keep(Bookmark("All articles"))
    Bookmarks(database).keep(PLACE)
    database.close()
    assert Bookmarks(Database.open(tmp_path / "library.db")).last() == PLACE
