"""What queries mean, and what is said of those that mean nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reader.model.errors import QueryError
from reader.model.filters import LONGEST, parse
from reader.model.terms import Address, Age, And, Day, Filter, InFeed, InLanguage, Is, Not, Or, Text


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("", And()),
        ("  ", And()),
        ("!!!", And()),
        ("- -… OR ??", And()),
        ("Climate", Text(("climate",))),
        ("climate-change", Text(("climate", "change"))),
        ('"Climate Change"', Text(("climate", "change"), prefix=False)),
        ("气候变", Text(("气候", "候变"))),
        ('"气候"', Text(("气候",), prefix=False)),
        ('"气"', Text(("气",))),
        ("a b OR c", Or((And((Text(("a",)), Text(("b",)))), Text(("c",))))),
        ("a (b OR c)", And((Text(("a",)), Or((Text(("b",)), Text(("c",))))))),
        ("-a", Not(Text(("a",)))),
        ("-(a b)", Not(And((Text(("a",)), Text(("b",)))))),
        ("- a", Text(("a",))),
        ("a or b", And((Text(("a",)), Text(("or",)), Text(("b",))))),
        ('"OR"', Text(("or",), prefix=False)),
        ("is:unread", Is("unread")),
        ("-is:read", Not(Is("read"))),
        ('feed:"Middle Éast"', InFeed("middle east")),
        ("lang:pt_BR", InLanguage("pt-br")),
        ("title:rain", Text(("rain",), field="title")),
        ('author:"Ana Lima"', Text(("ana", "lima"), prefix=False, field="author")),
        ("topic:气", Text(("气",), field="topic")),
        ("agency:dpa", Text(("dpa",), field="agency")),
        ("kicker:Mali", Text(("mali",), field="kicker")),
        ("title:--", And()),
        ("url:DW.com/É", Address("dw.com/É")),
        ("https://www.dw.com/a-1", Address("//www.dw.com/a-1")),
        ("newer:2d", Age("newer", 172_800)),
        ("older:1w", Age("older", 604_800)),
        ("newer:90m", Age("newer", 5_400)),
        ("after:2026-09-10", Day("after", date(2026, 9, 10))),
        ("on:2024-02-29", Day("on", date(2024, 2, 29))),
        ("12:30", Text(("12", "30"))),
        ("Covid-19:", Text(("covid", "19"))),
        ("标题:气候", Text(("标题", "题", "气候"))),
    ],
)
def test_what_a_query_means(query: str, term: Filter) -> None:
    assert parse(query) == term


@pytest.mark.parametrize(
    ("query", "position", "said"),
    [
        ('rain "and wind', 5, "no end"),
        ("(rain", 0, "no “)”"),
        ("rain)", 4, "no “(”"),
        ("()", 1, "missing"),
        ("rain OR", 7, "missing"),
        ("OR rain", 0, "missing"),
        ("is:", 3, "value is missing"),
        ("is:blue", 0, "unread, read, starred"),
        ("rain unraed:x", 5, "no filter"),
        ("titel:x", 0, "“title:”"),
        ("newer:soon", 0, "2d"),
        ("newer:-2d", 0, "2d"),
        ("on:2026-02-30", 0, "2026-09-10"),
        ("after:20260910", 0, "2026-09-10"),
        ("before:0001-01-01", 0, "2026-09-10"),
        ("lang:%", 0, "language"),
        ('feed:""', 0, "title"),
        ("url:\x1b", 0, "address"),
        ("(" * 30 + "a" + ")" * 30, 21, "levels"),
        ("a" * (LONGEST + 1), LONGEST, "too long"),
    ],
)
def test_what_is_said_of_a_mistake(query: str, position: int, said: str) -> None:
    with pytest.raises(QueryError, match=re.escape(said)) as caught:
        parse(query)
    assert caught.value.position == position
