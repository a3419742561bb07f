"""What queries mean, and what is said of those that mean nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reader.model.errors import QueryError
from reader.model.filters import LONGEST, parse
from reader.model.terms import (
    Address,
    Age,
    And,
    Day,
    Filter,
    Has,
    InFeed,
    InFolder,
    InLanguage,
    Is,
    Near,
    Not,
    Or,
    Pattern,
    Tagged,
    Text,
    names_unseen,
    shown_texts,
)


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
        ("folder:/Politics/Élysée/", InFolder("politics/elysee")),
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
        ("is:muted", Is("muted")),
        ("-is:hidden", Not(Is("hidden"))),
        ("has:video", Has("video")),
        ('tag:"Read Latér"', Tagged("read later")),
        ("tag:-x", Tagged("-x")),
        ("title:/Rain|Wind/", Pattern("Rain|Wind", "title")),
        (r"kicker:/a (b\)|\/)/", Pattern(r"a (b\)|\/)", "kicker")),
        ('-author:/^"An?a/ b', And((Not(Pattern('^"An?a', "author")), Text(("b",))))),
        ("(title:/a/)", Pattern("a", "title")),
        ('title:"/a/"', Text(("a",), prefix=False, field="title")),
        ("url:/en/", Address("/en/")),
        ("topic:/a/", Text(("a",), field="topic")),
        ("newer:2d by:fetched", Age("newer", 172_800, "fetched")),
        ("(by:fetched OR rain) -on:2024-02-29", And((Text(("rain",)), Not(Day("on", date(2024, 2, 29), "fetched"))))),
        ("by:published after:2024-02-29", Day("after", date(2024, 2, 29))),
        ("by:fetched", And()),
        ('"rain harbour"~5', Near((Text(("rain",), False), Text(("harbour",), False)), 5)),
        (
            'title:"气候变 气 co-op"~0',
            Near(
                (
                    Text(("气候", "候变"), False, "title"),
                    Text(("气",), True, "title"),
                    Text(("co", "op"), False, "title"),
                ),
                0,
                "title",
            ),
        ),
        ('"rain"~5', Text(("rain",), False)),
        ('"… !"~5', And()),
        ('"a b" ~5', And((Text(("a", "b"), False), Text(("5",))))),
        ("12:30", Text(("12", "30"))),
        ("Covid-19:", Text(("covid", "19"))),
        ("标题:气候", Text(("标题", "题", "气候"))),
    ],
)
def test_what_a_query_means(query: str, term: Filter) -> None:
    assert parse(query) == term


@pytest.mark.parametrize(
    ("query", "position", "length", "said"),
    [
        ('rain "and wind', 5, 1, "no end"),
        ("(rain", 0, 1, "no “)”"),
        ("rain)", 4, 1, "no “(”"),
        ("()", 1, 0, "missing"),
        ("rain OR", 7, 0, "missing"),
        ("OR rain", 0, 0, "missing"),
        ("is:", 3, 0, "value is missing"),
        ("title: rain", 6, 0, "value is missing"),
        ("is:blue", 3, 4, "unread, read, starred"),
        ("rain -is:unraed", 9, 6, "Did you mean “unread”?"),
        ("is:Muted", 3, 5, "Did you mean “muted”?"),
        ("has:pictures", 4, 8, "Did you mean “picture”?"),
        ("has:text", 4, 4, "picture, video, audio"),
        ("by:fetch", 3, 5, "Did you mean “fetched”?"),
        ("by:published (a by:fetched)", 16, 10, "one moment"),
        ("-by:fetched", 0, 1, "no minus"),
        ("rain unraed:x", 5, 7, "no filter"),
        ("titel:x", 0, 6, "“title:”"),
        ("newer:soon", 6, 4, "2d"),
        ("newer:-2d", 6, 3, "2d"),
        ("on:2026-02-30", 3, 10, "2026-09-10"),
        ("after:20260910", 6, 8, "2026-09-10"),
        ("before:0001-01-01", 7, 10, "2026-09-10"),
        ("lang:%", 5, 1, "language"),
        ('feed:""', 6, 0, "title"),
        ('tag:" "', 5, 1, "value is missing"),
        ("url:\x1b", 4, 1, "address"),
        ('"a b"~', 5, 1, "such as 5"),
        ('title:"a b"~9999', 11, 5, "such as 5"),
        ('topic:"a b"~5', 11, 2, "near"),
        ('is:"read"~5', 9, 2, "words alone"),
        ('by:"fetched"~5', 12, 2, "words alone"),
        ("rain title:/a b", 11, 1, "no end"),
        ("title:/a\\/", 6, 1, "no end"),
        ("title:/a\\", 6, 1, "no end"),
        ("title:/a/i b", 9, 1, "last “/”"),
        ("title://", 7, 0, "pattern is missing"),
        ("title:/ab(c/", 9, 0, "unterminated"),
        ("title:/a\x1b/", 7, 2, "character"),
        ("x title:/(?=a)/", 9, 2, "look around"),
        ("x title:/b(a+)+/", 10, 0, "too long"),
        (f"title:/{'a' * 201}/", 207, 0, "too long"),
        ("(" * 30 + "a" + ")" * 30, 21, 0, "levels"),
        ("a" * (LONGEST + 1), LONGEST, 1, "too long"),
    ],
)
def test_what_is_said_of_a_mistake(query: str, position: int, length: int, said: str) -> None:
    with pytest.raises(QueryError, match=re.escape(said)) as caught:
        parse(query)
    assert (caught.value.position, caught.value.length) == (position, length)


def test_words_near_each_other_are_shown_like_others() -> None:
    term = parse('a "b c"~3 -"d e"~3 -f')
    assert [text.words for text in shown_texts(term)] == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize(
    ("query", "names"),
    [("rain is:read", False), ("rain OR -(wind is:muted)", True), ("is:hidden", True), ('"is:muted"', False)],
)
def test_what_is_out_of_sight_is_looked_at_where_a_query_names_it(query: str, names: bool) -> None:
    assert names_unseen(parse(query)) == names
