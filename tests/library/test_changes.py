"""What changed since an article was read is told from what the library keeps of it."""

from __future__ import annotations

from reader.library.changes import Changes
from reader.library.reading import Reading
from reader.model.changes import Comparison, Piece
from tests.store.shelf import Shelf, entry


def since_read(shelf: Shelf, article: int) -> Comparison | None:
    return Changes(shelf.database).since_read(Reading(shelf.database).story(article))


def test_the_version_that_was_read_is_compared_whatever_came_since(shelf: Shelf) -> None:
    (article,) = shelf.bring(entry("1")).new
    for text in ("Two go home.", "Two goes home.", "Two goes away.", "Two stays home."):
        shelf.fetch(article, text)
        if text == "Two goes home.":
            shelf.later(hours=1)
            shelf.marking.mark("read", [article], shelf.now)
        shelf.later(hours=1)
    comparison = since_read(shelf, article)
    assert comparison is not None
    assert comparison.body == ((Piece("Two "), Piece("goes", "removed"), Piece("stays", "added"), Piece(" home.")),)


def test_nothing_is_told_where_it_was_read_since_or_never(shelf: Shelf) -> None:
    (article,) = shelf.bring(entry("1")).new
    shelf.fetch(article, "Two goes home.")
    shelf.later(hours=1)
    shelf.fetch(article, "Two stays home.")
    assert since_read(shelf, article) is None
    shelf.later(hours=1)
    shelf.marking.mark("read", [article], shelf.now)
    assert since_read(shelf, article) is None
