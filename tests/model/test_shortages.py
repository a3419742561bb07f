"""Why less than an article is here, as a person reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest

from reader.model.article import Article, Ready, Short, Shortage
from reader.model.shortages import explained, nothing_found, why

SHORT: tuple[Short, ...] = (*(one for one in get_args(Shortage) if one), "less")
HERE = Article(1, "Boats", "https://news.example/1", "World", ("World",), datetime(2026, 9, 10, tzinfo=UTC))


def article(short: Short, ready: Ready = "full", *, from_feed: bool = False) -> Article:
    return Article(
        *(HERE.id, HERE.title, HERE.url, HERE.feed, HERE.feeds, HERE.published),
        short=short,
        ready=ready,
        from_feed=from_feed,
    )


def test_every_reason_has_words_of_its_own() -> None:
    assert why("") == ""
    assert all(map(why, SHORT))
    assert len(set(map(why, SHORT))) == len(SHORT)


@pytest.mark.parametrize("short", SHORT)
def test_what_was_not_found_is_said_with_its_reason(short: Short) -> None:
    assert nothing_found(short).startswith("No article was found on the page: ")
    assert why(short) in nothing_found(short)
    assert nothing_found("") == "No article was found on the page."


def test_what_is_here_is_said_before_the_reason() -> None:
    assert explained(article("")) == ""
    assert explained(article("paywall")) == "Only the beginning is here: the site sells the rest."
    assert explained(article("consent", "teaser")) == "Only the teaser is here: the site asks for consent first."
    assert explained(article("error", "none")).startswith("Only the title is here: ")
    assert explained(article("less", from_feed=True)) == "This is the feed's own text: the page gives less."
