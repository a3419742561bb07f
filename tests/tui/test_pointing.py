"""A sentence points at the place that it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.pointing import pointed
from reader.typeset.cells import width


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (3, 6, "   ^^^ Not so."),
        (25, 28, " Not so.                 ^^^"),
        (25, 60, " Not so.                 ^^^^^"),
        (40, 44, " Not so."),
        (0, 0, " Not so."),
    ],
)
def test_the_sentence_stands_where_there_is_room(start: int, end: int, shown: str) -> None:
    assert pointed("Not so.", start, end, 30) == shown


@given(st.text("abc", min_size=1, max_size=40), st.integers(-5, 100), st.integers(0, 30), st.integers(1, 120))
def test_the_marks_are_under_the_place_or_left_out(sentence: str, start: int, length: int, room: int) -> None:
    shown = pointed(sentence, start, start + length, room)
    assert sentence in shown
    marked = [column for column, char in enumerate(shown) if char == "^"]
    assert marked in ([], list(range(max(0, start), min(start + length, room))))
    if marked:
        assert width(shown) <= room
