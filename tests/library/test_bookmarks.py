"""One comes back to where one was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reader.library.bookmarks import Bookmark, Bookmarks
from reader.store import Database

PLACE = Bookmark("Search: ferry", "ferry", None, "is:unread", search=True, article=7, block=3, offset=120)


def test_a_new_library_has_none(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "library.db")) as database:
        assert Bookmarks(database).last() == Bookmark()


def test_the_last_one_is_there_when_the_library_is_opened_again(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "library.db")
    Bookmarks(database).keep(Bookmark("All articles"))
    Bookmarks(database).keep(PLACE)
    database.close()
    with closing(Database.open(tmp_path / "library.db")) as again:
        assert Bookmarks(again).last() == PLACE
