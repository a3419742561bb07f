"""Many entries at a time: in several transactions, and just as if they had come one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.model.article import Change, Known, Seen
from tests.store.shelf import NOON, Shelf, entry, take_all, text

MANY = 450


def rows(shelf: Shelf) -> list[tuple[object, ...]]:
    """What the library has, without the numbers of articles."""
    with shelf.database.reading() as connection:
        shown = connection.execute(
            "SELECT title, lead, url, language, direction, published, updated, authors, topics, topic_words, words,"
            " ready, fetch, first_seen, hidden, feed_id, body_feed_id FROM articles ORDER BY title"
        ).fetchall()
        said = connection.execute(
            "SELECT name, url, hash, summary, own, said, blocks FROM entries ORDER BY name"
        ).fetchall()
        keys = connection.execute("SELECT key FROM article_keys ORDER BY key").fetchall()
    return [tuple(row) for row in (*shown, *said, *keys)]


def test_a_long_answer_comes_in_as_a_whole(shelf: Shelf) -> None:
    merged = shelf.bring(*(entry(str(number)) for number in range(MANY)), entry("0", "Else"))
    assert len(merged.new) == len(set(merged.new)) == MANY
    assert merged.updated == ()
    assert shelf.article(merged.new[0]).title == "Title 0"
    assert len(shelf.found()) == MANY
    shelf.assert_whole()


def test_others_get_their_turn_during_a_long_answer(shelf: Shelf) -> None:
    turns: list[int] = []

    def decide(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
        turns.append(len(shelf.found()))
        return take_all(seen, known)

    seen = [Seen(entry(str(number)), (f"site:{number}",)) for number in range(MANY)]
    shelf.articles.merge(shelf.feed, seen, decide, NOON)
    assert turns == [0, 200, 400]


def test_many_at_a_time_are_what_they_are_one_by_one(tmp_path: Path) -> None:
    together, single = Shelf(tmp_path / "a.db"), Shelf(tmp_path / "b.db")
    entries = [
        entry("1", "Ein Satz", summary="Die Kurzfassung", language="de", authors=("Ada", "Ben"), topics=("Tide",)),
        entry("2", "کتاب", language="fa", published=None),
        entry("3", "Later", updated=NOON),
    ]
    together.bring(*entries, blocks=text("A body", "of two"))
    for one in entries:
        single.bring(one, blocks=text("A body", "of two"))
    assert rows(together) == rows(single)
    assert together.found("kurzf") == single.found("kurzf") == [1]
    assert together.found("body") == single.found("body")
    together.assert_whole()
    together.database.close()
    single.database.close()


def test_an_article_that_was_here_before_keeps_its_number(shelf: Shelf) -> None:
    shelf.bring(entry("1"), entry("2"))
    shelf.marking.mark("read", [1], NOON)
    with shelf.database.writing() as connection:
        connection.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
        connection.execute("DELETE FROM articles")
    assert shelf.bring(entry("3"), entry("1")).new == (3, 1)
    assert shelf.article(1).read == NOON


def test_a_page_is_asked_for_again_by_the_change_itself(shelf: Shelf) -> None:
    shelf.bring(entry("1", "Before"), entry("2"))
    shelf.fetch(1, "The page")
    assert shelf.articles.wanted_pages(NOON, 9) == ()
    shelf.bring(entry("1", "After"), entry("2"))
    assert [wanted.article_id for wanted in shelf.articles.wanted_pages(NOON, 9)] == [1]
