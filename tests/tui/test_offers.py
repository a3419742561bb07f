"""What a rule that hides is made of, and when it ends."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Article
from reader.model.errors import QueryError
from reader.store.hiding import rule_term
from reader.tui.offers import end_on, ends, offers

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def article(**said: object) -> Article:
    values: dict[str, object] = {"title": "Regatta won", "feed": "World", "feeds": ("World",), **said}
    return Article(id=1, url="https://news.example/1", published=NOON, **values)  # type: ignore[arg-type]


def test_an_article_offers_what_it_is_about_each_once() -> None:
    offered = offers(article(kicker="Sailing", topics=("sailing", "Boats"), authors=("A. Reed",)))
    assert [one.query for one in offered] == [
        'kicker:"Sailing"',
        'topic:"Boats"',
        'author:"A. Reed"',
        'feed:"World"',
        'title:"Regatta won"',
        "",
    ]
    assert [one.open for one in offered] == [False] * 4 + [True] * 2


def test_without_an_article_a_person_types() -> None:
    assert [one.query for one in offers(None)] == [""]


@given(st.text(), st.text())
def test_no_text_from_outside_changes_what_a_query_asks_for(kicker: str, author: str) -> None:
    for one in offers(article(kicker=kicker, authors=(author,)))[:-1]:
        kind = "refused"
        with suppress(QueryError):  # nothing in it is a word
            kind = type(rule_term(one.query)).__name__
        assert kind in {"refused", "Text", "InFeed"}


def test_usual_ends_are_ahead() -> None:
    moments = [choice.value.moment for choice in ends(NOON)]
    assert moments == [None, *(NOON + timedelta(days=days) for days in (1, 7, 30))]


@pytest.mark.parametrize("text", ["", "soon", "2026-11-22", "2020-01-01", "2026-13-01", "0001-01-01"])
def test_what_is_no_day_ahead_is_no_end(text: str) -> None:
    assert end_on(text, NOON) is None


def test_a_day_ends_a_rule_where_it_begins() -> None:
    choice = end_on("2026-12-31", NOON)
    assert choice is not None
    assert choice.value.moment == datetime(2026, 12, 31).astimezone()
    assert choice.title == "until Thursday, 31 Dec 2026"
