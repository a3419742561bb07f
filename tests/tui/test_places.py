"""Where a person is, and the query that this makes."""

from __future__ import annotations

import pytest

from reader.tui.places import Place


@pytest.mark.parametrize(
    ("query", "narrowing", "whole"),
    [
        ("", "", ""),
        ("is:unread", "", "is:unread"),
        ("", "bridge", "bridge"),
        ("is:unread", "bridge OR ferry", "(is:unread) (bridge OR ferry)"),
    ],
)
def test_a_narrowing_binds_as_a_whole(query: str, narrowing: str, whole: str) -> None:
    assert Place("Somewhere", query).narrowed(narrowing).whole_query == whole
