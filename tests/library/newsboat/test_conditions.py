"""newsboat's filter expressions, and the queries that find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.newsboat.conditions import Untranslatable, query_of
from reader.model import filters


@pytest.mark.parametrize(
    ("expression", "query"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "is:read"),
        ('unread = "no"', "is:read"),
        ('title =~ "rain"', "title:rain"),
        ('title =~ "^live\\\\b"', "title:/^live\\\\b/"),
        ('title !~ "night train"', '-title:"night train"'),
        ('content =~ "harbour"', "harbour"),
        ('author = "Ida Quay"', 'author:"Ida Quay"'),
        ('link =~ "/sport/"', 'url:"/sport/"'),
        ("age < 3", "newer:3d"),
        ("age > 7", "older:8d"),
        ("age between 0:2", "newer:3d"),
        ("age between 3:5", "(older:3d newer:6d)"),
        ('flags # "s"', "is:starred"),
        ('flags !# "s"', "-is:starred"),
        ('tags # "news"', "folder:news"),
        ('unread = "yes" and (tags # "a" or tags # "b")', "(is:unread (folder:a OR folder:b))"),
        ('title = "a" or title = "b" and unread = "yes"', "(title:a OR (title:b is:unread))"),
    ],
)
def test_an_expression_is_the_query_that_finds_the_same(expression: str, query: str) -> None:
    assert query_of(expression) == query
    filters.parse(query)


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("", "too early"),
        ("title", "too early"),
        ('(title = "a"', "not closed"),
        ('title = "a" b', "“b”"),
        ('guid = "x"', "no “guid”"),
        ('content =~ "a.*b"', "regular expressions go over"),
        ('unread = "maybe"', "neither"),
        ("age = 3", "number of days"),
        ('title =~ "(a"', "unterminated"),
        ('title = ""', "empty"),
        ("(" * 100 + 'title = "a"', "too deeply"),
    ],
)
def test_what_can_not_be_said_is_refused_with_a_reason(expression: str, reason: str) -> None:
    with pytest.raises(Untranslatable, match=reason):
        query_of(expression)


@given(st.text(alphabet='()"=!~#<> abt\\', max_size=40))
def test_anything_gives_a_query_that_is_understood_or_a_reason(expression: str) -> None:
    try:
        filters.parse(query_of(expression))
    except Untranslatable:
        return
