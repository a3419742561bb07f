"""Views stay as they were opened; rows, stories and excerpts say what is there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.library.reading import Counts, Reading
from reader.model.errors import LibraryError, NotFound, QueryError
from tests.store.shelf import NOON, Shelf, entry, text


@pytest.fixture
def reading(shelf: Shelf) -> Reading:
    """Three articles, the last the newest."""
    shelf.bring(*(entry(str(n), published=NOON - timedelta(days=4 - n)) for n in (1, 2, 3)))
    return Reading(shelf.database)


def test_what_i_see_stays_and_what_arrives_waits(shelf: Shelf, reading: Reading) -> None:
    view = reading.open("is:unread", now=NOON)
    assert list(view.ids) == [3, 2, 1]
    assert reading.waiting(view, NOON) == 0
    shelf.marking.mark("read", [2], NOON)
    shelf.bring(entry("4"), entry("5"), entry("3", "Changed"))
    assert list(view.ids) == [3, 2, 1]
    assert [article.id for article in reading.rows(view.ids)] == [3, 2, 1]
    assert reading.waiting(view, NOON) == 2
    again = list(reading.open(view.query, now=NOON).ids)
    assert (sorted(again), again[-1]) == ([1, 3, 4, 5], 1)


def test_only_what_matches_waits(shelf: Shelf, reading: Reading) -> None:
    other = shelf.add("Other")
    views = [reading.open("title:rain", now=NOON), reading.open(feed=other, now=NOON), reading.open("-rain", now=NOON)]
    shelf.bring(entry("4", "Rain again"))
    assert [reading.waiting(view, NOON) for view in views] == [1, 0, 0]


def test_rows_come_in_the_order_asked_and_missing_ones_are_skipped(reading: Reading) -> None:
    assert [article.id for article in reading.rows([2, 99, 3, 1])] == [2, 3, 1]
    assert reading.rows([]) == ()


def test_the_first_unread_of_many_is_found_in_the_order_asked(shelf: Shelf, reading: Reading) -> None:
    shelf.marking.mark("read", [3], NOON)
    assert reading.first_unread([3, 2, 1]) == 1
    assert reading.first_unread([3] * 5_000 + [1, 2]) == 5_000
    shelf.marking.mark("hidden", [1], NOON)
    assert reading.first_unread([99, 1, 3]) is None
    assert reading.first_unread([]) is None


def test_a_story_has_its_body(shelf: Shelf, reading: Reading) -> None:
    shelf.fetch(1, "First", "Second")
    assert reading.story(1).blocks == text("First", "Second")
    assert reading.story(2).blocks == ()
    with pytest.raises(NotFound):
        reading.story(99)


@pytest.mark.parametrize(
    "name", ["1", " 1 ", "https://news.example/1", "http://news.example/1/", "https://news.example/1#top"]
)
def test_an_article_is_found_by_id_and_by_address(reading: Reading, name: str) -> None:
    assert reading.find(name) == 1


@pytest.mark.parametrize("name", ["9", "", "1" * 100, "https://news.example/", "²", "%"])
def test_what_names_nothing_is_said(reading: Reading, name: str) -> None:
    with pytest.raises(NotFound):
        reading.find(name)


def test_counts(shelf: Shelf, reading: Reading) -> None:
    shelf.marking.mark("read", [1, 2], NOON)
    shelf.marking.mark("starred", [1], NOON)
    assert reading.counts() == Counts(all=3, unread=1, starred=1)


def test_a_query_that_is_wrong_is_said(reading: Reading) -> None:
    with pytest.raises(QueryError):
        reading.open('"', now=NOON)


def test_others_writes_are_noticed(shelf: Shelf, reading: Reading) -> None:
    before = reading.version()
    assert reading.version() == before
    other = Shelf(shelf.path)
    other.marking.mark("read", [1], NOON)
    other.database.close()
    assert reading.version() != before


def test_excerpts_show_the_first_match_in_its_place(shelf: Shelf, reading: Reading) -> None:
    shelf.fetch(1, "Nothing here.", f"{'long ' * 60}the Élysée palace said {'and on ' * 60}")
    shelf.fetch(2, "全球气候变化正在加快。")
    shelf.fetch(3, "Nothing.")
    excerpts = reading.excerpts([1, 2, 3], "elysee OR 气候变化")
    assert sorted(excerpts) == [1, 2]
    western = excerpts[1]
    assert [western.text[start:end] for start, end in western.spans] == ["Élysée"]
    assert western.text.startswith("…")
    assert western.text.endswith("…")
    assert len(western.text) < 170
    chinese = excerpts[2]
    assert [chinese.text[start:end] for start, end in chinese.spans] == ["气候变化"]


def test_excerpts_look_only_for_what_stands_in_the_text(shelf: Shelf, reading: Reading) -> None:
    shelf.fetch(1, "Rain and wind and rain.")
    assert reading.excerpts([1], "title:rain lang:de -wind") == {}
    assert reading.excerpts([1], "") == {}
    assert reading.excerpts([1], '"wind and rain" -snow')[1].spans == ((9, 13), (14, 17), (18, 22))
    assert reading.excerpts([1], "rai win")[1].spans == ((0, 4), (9, 13), (18, 22))


def test_the_best_come_first_where_that_is_wished(shelf: Shelf, reading: Reading) -> None:
    shelf.bring(
        entry("4", "Of the harbour", published=NOON - timedelta(days=9)),
        entry("5", "Of the sea", summary="Beyond the harbour, and much else of it", published=NOON),
    )
    assert list(reading.open("harbour", now=NOON).ids) == [5, 4]
    assert list(reading.open("harbour", now=NOON, order="best").ids) == [4, 5]
    assert list(reading.open("is:unread", now=NOON, order="best").ids) == [5, 3, 2, 1, 4]


def test_a_damaged_body_is_told(shelf: Shelf, reading: Reading) -> None:
    shelf.fetch(1, "Rain and wind.")
    with shelf.database.writing() as connection:
        whole = connection.execute("SELECT blocks FROM pages").fetchone()["blocks"]
        connection.execute("UPDATE pages SET blocks = ?", (whole[:9],))
    with pytest.raises(LibraryError, match="damaged"):
        reading.excerpts([1], "rain")
    with shelf.database.writing() as connection:
        connection.execute("UPDATE pages SET blocks = ?", (whole,))
