"""What queries find, in a small library that has one article for each thing to be told apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.model.article import Extraction
from reader.model.blocks import Figure, Media
from tests.store.shelf import NOON, Shelf, entry


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    """Article 1 is a day old, 2 two days, and so on."""
    said = {
        "Rain in Köln": "Wind and weather",
        "Wind in Bremen": "No rain at all",
        "Élections au Mali": "Ελλάδα και κόσμος",
        "气候变化峰会": "مُحَمَّد في برلين",
    }
    for number, (title, lead) in enumerate(said.items(), 1):
        shelf.bring(entry(str(number), title, published=NOON - timedelta(days=number)))
        shelf.fetch(
            number, lead, topics=("Climate change", f"T{number}"), authors=(f"Ana {number}",), kicker=f"K{number}"
        )
    return shelf


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rain", [1, 2]),
        ("rain wind", [1, 2]),
        ("rain -koln", [2]),
        ("rain -koln -bremen", []),
        ("-rain", [3, 4]),
        ("-rain -elections", [4]),
        ("-(rain koln)", [2, 3, 4]),
        ("rain -is:read", [1, 2]),
        ("koln OR mali", [1, 3]),
        ("koln OR -rain", [1, 3, 4]),
        ("(koln OR mali) -title:rain", [3]),
        ("title:rain", [1]),
        ("-title:rain rain", [2]),
        ('"wind and"', [1]),
        ('"win and"', []),
        ('"wind an"', []),
        ("elec ελλαδα", [3]),
        ("变化", [4]),
        ("候", [4]),
        ("محمد", [4]),
        ('author:"ana 2"', [2]),
        ("kicker:k3", [3]),
        ("topic:t1 OR topic:t2", [1, 2]),
        ("topic:change", [1, 2, 3, 4]),
        ('topic:"change t1"', []),
        ("newer:2d", [1, 2]),
        ("older:2d", [3, 4]),
        ("older:2d newer:72h", [3]),
        ("NEAR OR NOT OR AND", [1]),
        ("rain*", [1, 2]),
        ('"weather koln"~5', []),
        ('"weather wind"~1', [1]),
        ('"weather wind"~0', []),
        ('"weather wind"~1 -title:koln', []),
        ('-"weather wind"~1 -mali', [2, 4]),
        ('title:"峰会 气候"~3', [4]),
        ('title:"峰会 气候"~2', []),
        ("title:/K.LN$|mali/", [1, 3]),
        ("rain title:/^wind/", [2]),
        ("-title:/i/", [4]),
        ("kicker:/^k[13]$/", [1, 3]),
        ("author:/^ana [34]$/", [3, 4]),
        ("by:fetched newer:1m", [1, 2, 3, 4]),
        ("by:fetched rain on:2026-09-10", [1, 2]),
        ("by:fetched older:1d OR mali", [3]),
        ("rain older:36h", [2]),
        ("rain on:2026-09-09", [1]),
    ],
)
def test_what_queries_find(filled: Shelf, query: str, found: list[int]) -> None:
    assert filled.found(query) == found


def test_a_feeds_view_is_narrowed_by_the_same_queries(filled: Shelf) -> None:
    other = filled.add("Other")
    filled.bring(entry("3", "Élections au Mali", published=NOON - timedelta(days=3)), feed=other)
    assert filled.found("", other) == filled.found("mali", other) == filled.found("-rain", other) == [3]
    assert filled.found("rain", other) == []
    assert filled.found("feed:oth") == [3]


def test_what_was_put_out_of_sight_is_found_by_a_query_that_names_it(filled: Shelf) -> None:
    with filled.database.writing() as connection:
        connection.execute("UPDATE articles SET hidden = 2, muted = 7 WHERE id IN (1, 2)")
        connection.execute("INSERT INTO marks (article_id, hidden) VALUES (2, 1), (3, 1)")
        connection.execute("UPDATE articles SET hidden = 2 WHERE id = 3")
    assert filled.found() == filled.found("is:unread OR rain") == [4]
    assert filled.found("is:muted") == [1, 2]
    assert filled.found("is:hidden") == [2, 3]
    assert filled.found("is:hidden rain") == filled.found("is:muted is:hidden") == filled.found("is:hidden wind") == [2]
    assert filled.found("-is:muted") == filled.found("is:unread -is:muted") == [3, 4]
    assert filled.found("-is:muted", filled.feed) == filled.found("is:unread is:hidden -is:muted OR 候") == [3, 4]
    assert filled.found("title:rain OR (mali -is:muted)") == [1, 3]
    assert [filled.article(number).title for number in (1, 3)] == ["Rain in Köln", "Élections au Mali"]


def test_articles_of_a_removed_feed_are_in_no_query(filled: Shelf) -> None:
    with filled.database.writing() as connection:
        connection.execute("UPDATE articles SET muted = 7 WHERE id IN (1, 2)")
    filled.feeds.remove(filled.feed, filled.now)
    assert filled.found("is:muted") == filled.found("rain is:muted") == filled.found("-is:hidden") == []


def test_tags_are_found_as_a_whole(filled: Shelf) -> None:
    with filled.database.writing() as connection:
        connection.execute("INSERT INTO tags VALUES ('Später lesen', 1, 0), ('später', 2, 0), ('later', 3, 0)")
    assert filled.found('tag:"spater lesen"') == filled.found('rain tag:"SPÄTER lesen"') == [1]
    assert filled.found("tag:spater") == [2]
    assert filled.found("tag:spat") == []
    assert filled.found("rain -tag:spater") == [1]
    assert filled.found("tag:later OR koln") == [1, 3]
    assert filled.found("tag:later is:unread newer:7d") == [3]


def test_pictures_and_sounds_are_found(filled: Shelf) -> None:
    for number, blocks in {1: (Figure(),), 2: (Media("audio"), Figure()), 3: (Media("video"),)}.items():
        filled.articles.keep_page(number, "", Extraction(blocks=blocks), NOON)
    assert filled.found("has:picture") == [1, 2]
    assert filled.found("has:audio OR has:video") == [2, 3]
    assert filled.found("-has:picture -has:audio -has:video") == [4]


def test_ages_are_exact_also_where_many_articles_share_a_second(shelf: Shelf) -> None:
    published = NOON - timedelta(days=2, seconds=1)
    shelf.bring(*(entry(str(number), "Rain", published=published) for number in range(300)))
    for query in ("older:2d", "rain older:2d", "-newer:2d", "rain -newer:2d"):
        assert len(shelf.found(query)) == 300
        assert len(shelf.found(f"{query} is:unread")) == 300
    for query in ("newer:2d", "rain newer:2d", "-older:2d", "is:unread newer:2d"):
        assert shelf.found(query) == []


@pytest.mark.parametrize(
    ("query", "plan"),
    [
        ("", "SEARCH a USING COVERING INDEX articles_newest (hidden=?)"),
        ("is:unread newer:2d", "SEARCH u USING INTEGER PRIMARY KEY (rowid>?)"),
        ("newer:2d -is:read", "SEARCH a USING COVERING INDEX articles_facets (hidden=? AND sort_key>?)"),
        ("rain newer:2d", "SCAN word_index VIRTUAL TABLE INDEX"),
        ("has:video lang:de by:fetched on:2026-09-09", "SEARCH a USING COVERING INDEX articles_facets (hidden=?)"),
        ("is:updated feed:world", "SEARCH a USING COVERING INDEX articles_facets (hidden=?)"),
        ("is:starred newer:9d", "SEARCH a USING INTEGER PRIMARY KEY (rowid=?)"),
        ("tag:later -rain", "SEARCH a USING INTEGER PRIMARY KEY (rowid=?)"),
        ("is:muted", "SEARCH a USING INTEGER PRIMARY KEY (rowid=?)"),
    ],
)
def test_queries_walk_what_is_in_order_or_few(shelf: Shelf, query: str, plan: str) -> None:
    steps = plan_of(shelf, query)
    assert steps[0].startswith(plan)
    is_sorted = any("ORDER BY" in step for step in steps)
    assert is_sorted == ("SEARCH a USING INTEGER PRIMARY KEY" in plan)


def test_a_word_and_a_feed_are_found_without_going_through_the_feed_for_each(shelf: Shelf) -> None:
    assert not any("rowid=?" in step for step in plan_of(shelf, "rain feed:world"))


@pytest.mark.parametrize(
    "query", ["rain older:2d", "rain newer:2d is:read", "is:unread on:2026-09-09", "rain is:muted"]
)
def test_the_article_of_each_key_is_looked_up_alone(shelf: Shelf, query: str) -> None:
    found = [step for step in plan_of(shelf, query) if step.startswith("SEARCH a ")]
    assert found
    assert all("(hidden=? AND sort_key=?)" in step for step in found)


def plan_of(shelf: Shelf, query: str) -> list[str]:
    """How SQLite goes about a query."""
    asked: list[str] = []
    view = shelf.database.snapshot()
    with view.asking() as connection:
        connection.set_trace_callback(asked.append)
    view.finish()  # the next question is asked through its connection
    shelf.found(query)
    connection.set_trace_callback(None)
    statement = next(one for one in asked if one.startswith("SELECT a.id"))
    return [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
