"""Folders of feeds: what is in them, and moving in and out."""

from __future__ import annotations

import pytest

from reader.library.folders import LONGEST, Folder
from reader.library.marks import Marks
from reader.library.subscriptions import Subscriptions
from reader.model.errors import NotFound, Unfit
from reader.model.feed import NewFeed
from tests.store.shelf import NOON, Shelf, entry


@pytest.fixture
def subscriptions(shelf: Shelf) -> Subscriptions:
    """Feeds 2 and 3 share article 2; 3 has another, which is read, and 4 has none."""
    subscriptions = Subscriptions(shelf.database)
    wanted = [("A", "News"), ("B", "News/Sea"), ("C", "News/Sea/Ships")]
    subscriptions.add_all([NewFeed(f"https://{name}.example/", name, folder=folder) for name, folder in wanted], NOON)
    shelf.bring(entry("1"), entry("2"), feed=2)
    shelf.bring(entry("2"), entry("3"), feed=3)
    shelf.marking.mark("read", [3], NOON)
    return subscriptions


def folders(subscriptions: Subscriptions) -> list[str]:
    return [feed.folder for feed in subscriptions.feeds()]


def test_an_article_counts_once_in_a_folder_with_those_in_it(subscriptions: Subscriptions) -> None:
    assert subscriptions.folders() == (
        *(Folder("News", 3, 3, 2), Folder("News/Sea", 2, 2, 1), Folder("News/Sea/Ships", 1, 0, 0)),
    )


def test_folders_stand_as_in_a_dictionary_each_before_those_in_it(shelf: Shelf) -> None:
    subscriptions = Subscriptions(shelf.database)
    wanted = ["Zürich", "berlin/Übersee", "berlin/Umland", "Älteres", "berlin"]
    subscriptions.add_all([NewFeed(f"https://{name}.example/", folder=name) for name in wanted], NOON)
    names = [folder.name for folder in subscriptions.folders()]
    assert names == ["Älteres", "berlin", "berlin/Übersee", "berlin/Umland", "Zürich"]


def test_feeds_move_between_folders_and_back(shelf: Shelf, subscriptions: Subscriptions) -> None:
    assert subscriptions.move([1, 2, 4], " Daily //\x1b[2JBread/") == 3
    assert folders(subscriptions) == ["Daily/[2JBread", "Daily/[2JBread", "News/Sea", "Daily/[2JBread"]
    assert subscriptions.move([3], "") == 1
    assert subscriptions.move([3, 99], "") == 0
    marks = Marks(shelf.database)
    assert [marks.undo(), marks.undo()] == ["Took 1 out of folders: undone.", "Moved 3 to “Daily/[2JBread”: undone."]
    assert folders(subscriptions) == ["", "News", "News/Sea", "News/Sea/Ships"]
    with pytest.raises(Unfit):
        subscriptions.move([1], "x" * (LONGEST + 1))


def test_a_folder_is_renamed_with_those_in_it(shelf: Shelf, subscriptions: Subscriptions) -> None:
    assert subscriptions.rename_folder("News/Sea", "Water") == 2
    assert folders(subscriptions) == ["", "News", "Water", "Water/Ships"]
    assert subscriptions.rename_folder("Water", "") == 2
    assert folders(subscriptions) == ["", "News", "", "Ships"]
    marks = Marks(shelf.database)
    assert [marks.undo(), marks.undo()] == [
        *("Renamed the folder “Water”: undone.", "Renamed the folder “News/Sea”: undone."),
    ]
    assert folders(subscriptions) == ["", "News", "News/Sea", "News/Sea/Ships"]
    with pytest.raises(NotFound):
        subscriptions.rename_folder("New", "Old")


def test_the_feeds_of_a_file_are_added_and_taken_back_together(shelf: Shelf, subscriptions: Subscriptions) -> None:
    before = subscriptions.feeds()
    many = [NewFeed(f"https://{number}.example/") for number in range(300)]
    assert len(subscriptions.add_all([*many, *many[:2]], NOON)) == 302
    assert len(subscriptions.feeds()) == len(before) + 300
    assert Marks(shelf.database).undo() == "Added 300 feeds: undone."
    assert subscriptions.feeds() == before
    subscriptions.add(many[0], NOON)
    assert Marks(shelf.database).undo() == "Added “https://0.example/”: undone."


def test_a_feed_that_was_added_by_mistake_leaves_nothing(shelf: Shelf, subscriptions: Subscriptions) -> None:
    feed = subscriptions.add(NewFeed("https://d.example/", "D"), NOON)
    shelf.bring(entry("4", "From D"), entry("1", "Title 1, says D"), feed=feed.id)
    Marks(shelf.database).undo()
    assert shelf.found("from") == []
    assert shelf.article(1).feeds == ("A",)
    assert subscriptions.add(NewFeed("https://d.example/"), NOON).title == "D"  # nothing else was done meanwhile
    assert shelf.found("from") == [4]
    Marks(shelf.database).undo()
    Marks(shelf.database).read([1], NOON)
    with shelf.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM feeds WHERE url LIKE '%d.example%'").fetchone()[0] == 0
        assert connection.execute("SELECT count(*) FROM articles WHERE id = 4").fetchone()[0] == 0
