"""What could be typed at a place of a query."""

from __future__ import annotations

import pytest

from reader.model.completion import MOST, Vocabulary, complete
from reader.model.filters import KEYS

VOCABULARY = Vocabulary(
    folders=('Near/East "End"', "World"),
    feeds=("DW World", "Europe", 'The "Daily" News', "Ελλάδα"),
    tags=("later", "Read Latér", "/x", 'a"b'),
    topics=("Climate change", "Trade (EU)"),
    languages=("en", "de", "pt-BR", "%"),
    authors=("Ana Lima", "Öztürk"),
    agencies=("dpa", "Reuters"),
)


@pytest.mark.parametrize(
    ("query", "completed"),
    [
        ("is:un|", ["is:unread"]),
        ("is:un|read", []),
        ("is:un|rae rain", ["is:unread rain"]),
        ("rain -is:h|", ["rain -is:hidden"]),
        ("(has:|)", ["(has:picture)", "(has:video)", "(has:audio)"]),
        ("by:|", ["by:published", "by:fetched"]),
        ("by:f| x", ["by:fetched x"]),
        ("-by:|", []),
        ("by:published by:f|", []),
        ("fe|", ["feed:", "by:fetched"]),
        ("folder:ea|", ['folder:"Near/East End"']),
        ("-a|", ["-author:", "-agency:", "-after:"]),
        ("feed:eu|", ["feed:Europe"]),
        ("feed:w|", ['feed:"DW World"', "feed:Daily"]),
        ('feed:"dw w|', ['feed:"DW World"']),
        ('feed:"dw w|or" rain', ['feed:"DW World" rain']),
        ('-feed:"ελλα|', ["-feed:Ελλάδα"]),
        ("tag:lat|", ["tag:later", 'tag:"Read Latér"']),
        ("tag:/|", ['tag:"/x"']),
        ("tag:a|", ["tag:later", 'tag:"Read Latér"']),
        ("topic:eu|", ['topic:"Trade (EU)"']),
        ("lang:|", ["lang:en", "lang:de", "lang:pt-BR"]),
        ("author:oz|", ["author:Öztürk"]),
        ("agency:d|", ["agency:dpa"]),
        ("newer:2|", ["newer:2d"]),
        ("rain OR cli|", ['rain OR topic:"Climate change"']),
        ("unr|", ["is:unread"]),
        ("on|", ["on:"]),
        ("title:r|", []),
        ("title:/r|", []),
        ("title:/un|/", []),
        ("title:/a/ vid|", ["title:/a/ has:video"]),
        ('"un|', []),
        ('"un|read"', []),
        ('feed:"DW World"|', []),
        ("fred:x|", []),
        ("|rain", []),
        ("rain|", []),
    ],
)
def test_what_completes_a_query(query: str, completed: list[str]) -> None:
    cursor = query.index("|")
    query = query.replace("|", "")
    offered = complete(query, cursor, VOCABULARY)
    assert [one.accepted(query) for one in offered] == completed


@pytest.mark.parametrize("query", ["|", "rain |", "(|)", "-|", "rain | wind", "(a OR |"])
def test_keys_are_offered_where_nothing_is_typed(query: str) -> None:
    cursor = query.index("|")
    offered = complete(query.replace("|", ""), cursor, VOCABULARY)
    assert {one.text for one in offered} >= {f"{key}:" for key in KEYS if key != "by"}
    assert all(one.is_key and one.start == one.end == cursor for one in offered)


def test_no_more_are_offered_than_can_be_looked_at() -> None:
    many = Vocabulary(feeds=tuple(f"Feed {number}" for number in range(500)))
    assert len(complete("feed:f", 6, many)) == MOST
