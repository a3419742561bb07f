"""What queries find, in a small library that has one article for each thing to be told apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

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
