"""What a status line and a list on the command line ask says the same as what the screen shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.library.counting import count
from reader.library.opened import Library, open_library
from reader.model.errors import QueryError
from reader.model.times import utc_now
from tests.cli.goldens import NOON, fill


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Four articles: one read, one starred, one hidden by hand, one by a rule."""
    fill(tmp_path)
    with open_library(tmp_path) as library:
        library.marks.read([3], NOON)
        library.marks.hide([4], NOON)
        library.mutes.mute("rain", NOON)
        yield library


@pytest.mark.parametrize(
    "query",
    ["", "  ", "is:unread", " is:unread ", "is:read", "is:starred", "is:hidden", "is:muted", "ferry", "lang:en"],
)
def test_as_many_are_counted_as_are_listed(library: Library, query: str) -> None:
    assert count(library.database, query, NOON) == len(library.reading.open(query, now=NOON).ids)


def test_a_wrong_query_is_an_error(library: Library) -> None:
    with pytest.raises(QueryError):
        count(library.database, "is:unred", NOON)


def test_lines_say_what_articles_say(library: Library) -> None:
    ids = [2, 4, 99, 1, 3]
    articles, lines = library.reading.rows(ids), library.reading.lines(ids)
    assert [line.id for line in lines] == [2, 4, 1, 3]
    for article, line in zip(articles, lines, strict=True):
        for name in ("id", "title", "feed", "published", "ready", "fetch", "short"):
            assert getattr(article, name) == getattr(line, name), name
        assert (article.read is not None, article.starred is not None) == (line.read, line.starred)


def test_articles_of_removed_feeds_have_no_lines(library: Library) -> None:
    (feed,) = library.subscriptions.feeds()
    library.subscriptions.remove(feed.id, NOON)
    assert [line.id for line in library.reading.lines([1, 2])] == [1]  # what is starred stays
    assert [article.id for article in library.reading.rows([1, 2])] == [1]
    assert count(library.database, "", NOON) == 1


def test_a_rule_that_ends_is_ended_when_the_library_is_opened(library: Library, tmp_path: Path) -> None:
    library.mutes.mute("rain", utc_now(), utc_now() + timedelta(hours=1))
    library.close()
    with open_library(tmp_path) as same:
        assert count(same.database, "", utc_now()) == 2
    with open_library(tmp_path, clock=lambda: utc_now() + timedelta(hours=2)) as later:
        assert count(later.database, "", utc_now()) == 3
