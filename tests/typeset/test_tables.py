"""A table stands side by side where there is room, else row by row; its heads can be told from its cells either way."""

from __future__ import annotations

import pytest

from reader.model import blocks as b
from reader.typeset.layout import lay_body
from reader.typeset.lines import Line


def row(*cells: str) -> tuple[b.Runs, ...]:
    return tuple(map(b.plain, cells))


LEAGUE = b.Table(
    (
        row("Club", "Played", "Won", "Drawn", "Lost", "Goals for", "Goals against", "Points"),
        row("Quay Rovers", "34", "25", "5", "4", "89", "32", "80"),
        row("Tillwick", "34", "21", "6", "7", "71", "40", "69"),
    ),
    header_rows=1,
    header_columns=1,
)
WHO = b.Table(
    (
        row("Question", "The mayor", "The ferryman"),
        row("Will it stop?", "In spring, when the bridge is open to everybody who wants to cross.", "Never."),
        row("Who pays?", "The towns and the county, one half each.", "You do."),
    ),
    header_rows=1,
)


def drawn(table: b.Table, cells: int) -> tuple[Line, ...]:
    return lay_body((table,), cells)


def texts(table: b.Table, cells: int) -> list[str]:
    return [line.text.rstrip() for line in drawn(table, cells)]


def heads(table: b.Table, cells: int) -> str:
    return " ".join(span.text for line in drawn(table, cells) for span in line.spans if span.role == "heading")


def test_numbers_stand_under_one_another_and_heads_are_strong() -> None:
    table = b.Table((row("", "2023", "2024"), row("Boats", "980", "12")), header_rows=1, header_columns=1)
    assert texts(table, 40) == ["       2023  2024", "─────────────────", "Boats   980    12"]
    assert heads(table, 40) == "2023 2024 Boats"


def test_rows_of_several_lines_stand_apart() -> None:
    assert texts(WHO, 60)[:2] == ["Question       The mayor                        The ferryman", "─" * 60]
    assert "" in texts(WHO, 60)
    assert "" not in texts(LEAGUE, 100)


def test_a_table_without_room_is_set_row_by_row_under_its_heads() -> None:
    assert texts(LEAGUE, 44) == [
        "Club: Quay Rovers",
        "  Played: 34 · Won: 25 · Drawn: 5 · Lost: 4",
        "  · Goals for: 89 · Goals against: 32 ·",
        "  Points: 80",
        "",
        "Club: Tillwick",
        "  Played: 34 · Won: 21 · Drawn: 6 · Lost: 7",
        "  · Goals for: 71 · Goals against: 40 ·",
        "  Points: 69",
    ]
    assert heads(LEAGUE, 44) == "Quay Rovers Tillwick"


def test_cells_of_prose_have_lines_of_their_own_where_there_is_no_room() -> None:
    lines = texts(WHO, 30)
    assert lines[0] == "Question: Will it stop?"
    assert lines[1].startswith("The mayor: In spring,")
    assert "The ferryman: You do." in lines


def test_a_wide_table_without_heads_is_its_cells() -> None:
    table = b.Table((row(*"abcdefghijklmn"), row(*"opqrstuvwxyzab")))
    assert texts(table, 30)[0] == "a · b · c · d · e · f · g · h"


@pytest.mark.parametrize("cells", [20, 40, 60, 80])
@pytest.mark.parametrize("table", [LEAGUE, WHO, b.Table((row(*["Donaudampfschifffahrt"] * 20),), header_rows=1)])
def test_every_word_is_there_at_every_width(table: b.Table, cells: int) -> None:
    shown = "".join("".join(texts(table, cells)).split())
    for word in (word for line in table.rows for cell in line for word in b.text_of(cell).split()):
        assert word[:4] in shown
    assert max(line.cells for line in drawn(table, cells)) <= cells


def test_rows_and_cells_that_say_nothing_take_no_lines() -> None:
    rows = (LEAGUE.rows[0], row("First league", *[""] * 7), row(*[""] * 8), LEAGUE.rows[1])
    lines = texts(b.Table(rows, header_rows=1, header_columns=1), 44)
    assert lines[:3] == ["Club: First league", "", "Club: Quay Rovers"]


def test_a_table_of_heads_alone_and_one_of_nothing_are_drawn() -> None:
    assert texts(b.Table((row("Kite", "Length"),), header_rows=1), 40)[0] == "Kite  Length"
    assert texts(b.Table(()), 40) == []
