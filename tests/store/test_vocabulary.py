"""What a query can name, as the library has it."""

from __future__ import annotations

from reader.model.completion import Vocabulary
from reader.store import read_vocabulary
from tests.store.shelf import Shelf, entry


def test_an_empty_library_has_its_feeds_alone(shelf: Shelf) -> None:
    assert read_vocabulary(shelf.database) == Vocabulary(feeds=("World",))


def test_the_most_used_comes_first(shelf: Shelf) -> None:
    small = shelf.add("A small one")
    gone = shelf.add("Gone")
    shelf.bring(*(entry(str(number)) for number in range(1, 4)))
    shelf.bring(entry("4"), feed=small)
    shelf.bring(entry("5"), feed=gone)
    for number, (topics, authors, language) in enumerate(
        [(("Rain",), ("Ana Lima",), "de"), (("Rain", "Wind"), ("Ana Lima", "Bo"), "en"), (("Wind", "Rain"), (), "en")],
        1,
    ):
        shelf.fetch(number, "Text", topics=topics, authors=authors, language=language, agencies=("dpa",))
    shelf.fetch(5, "Text", topics=("Snow",), language="fr")
    shelf.feeds.remove(gone, shelf.now)
    with shelf.database.writing() as connection:
        connection.execute("INSERT INTO tags VALUES ('one', 1, 0), ('two', 1, 0), ('two', 2, 0)")
    assert read_vocabulary(shelf.database) == Vocabulary(
        feeds=("World", "A small one"),
        tags=("two", "one"),
        topics=("Rain", "Wind"),
        languages=("en", "de"),
        authors=("Ana Lima", "Bo"),
        agencies=("dpa",),
    )
