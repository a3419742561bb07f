"""What a person types, as it is drawn while they type it."""

from __future__ import annotations

import pytest

from reader.typeset.typed import cells_of, drawn, place_at


def shown(text: str) -> str:
    return "".join(glyph.text for glyph in drawn(text))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("rain", "rain "),
        ("שלום", " םולש"),
        ("שלום 2026", " 2026 םולש"),
        ("lang:he שלום", "lang:he םולש "),
        ("שלום lang:he", " lang:he םולש"),
        ("سلام", " ﻡﻼﺳ"),
    ],
)
def test_it_stands_in_its_order_with_a_cell_where_it_goes_on(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_the_cursor_is_where_its_character_is_drawn() -> None:
    line = drawn("שלום 2026")
    assert [cells_of(line, place, place + 1)[0] for place in range(10)] == [9, 8, 7, 6, 5, 1, 2, 3, 4, 0]


def test_letters_that_are_drawn_as_one_share_a_cell() -> None:
    line = drawn("سلام")
    assert [cells_of(line, place, place + 1) for place in range(4)] == [(3, 4), (2, 3), (2, 3), (1, 2)]


def test_a_word_takes_all_its_cells() -> None:
    assert cells_of(drawn("lang:he שלום"), 8, 12) == (8, 12)
    assert cells_of(drawn("שלום lang:he"), 0, 4) == (9, 13)


@pytest.mark.parametrize("text", ["rain", "שלום 2026", "lang:he שלום", "渡轮 rain"])
def test_a_click_finds_the_character_that_is_drawn_there(text: str) -> None:
    line = drawn(text)
    for place in range(len(text) + 1):
        assert place_at(line, cells_of(line, place, place + 1)[0]) == place
    assert place_at(line, 99) == line[-1].start
