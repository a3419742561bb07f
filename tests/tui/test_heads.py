"""Rows of a list in groups."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.reading import Group
from reader.tui.heads import Heads, title

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@given(st.lists(st.integers(1, 5), max_size=8))
def test_each_row_is_a_head_or_an_article_and_none_is_lost(sizes: list[int]) -> None:
    groups = [Group(sum(sizes[:number]), feed=str(number)) for number in range(len(sizes))]
    heads = Heads(groups, sum(sizes))
    rows = [(heads.head(row), heads.place(row)) for row in range(heads.length)]
    expected: list[tuple[int | None, int | None]] = []
    for number, size in enumerate(sizes):
        expected.append((number, None))
        expected += [(None, sum(sizes[:number]) + place) for place in range(size)]
    assert rows == expected
    assert [heads.place(heads.row(place)) for place in range(sum(sizes))] == list(range(sum(sizes)))
    assert [heads.size(number) for number in range(len(sizes))] == sizes


def test_without_groups_rows_are_articles() -> None:
    heads = Heads((), 3)
    assert [heads.place(row) for row in (-1, 0, 2, 3)] == [None, 0, 2, None]
    assert heads.row(2) == 2


@pytest.mark.parametrize(
    ("ago", "name"), [(0, "Today"), (1, "Yesterday"), (2, "Friday, 20 Nov 2026"), (-1, "Monday, 23 Nov 2026")]
)
def test_days_have_the_names_that_people_use(ago: int, name: str) -> None:
    day = NOW.astimezone().date() - timedelta(days=ago)
    assert title(Group(0, day=day), NOW) == name


def test_a_feed_that_is_called_as_a_day_keeps_its_name() -> None:
    assert title(Group(0, feed=str(date(2026, 11, 22))), NOW) == "2026-11-22"
