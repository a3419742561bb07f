"""Lines break where they may, and never run over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes, wcswidth

from reader.model.text import clean
from reader.typeset.cells import clusters, cut, is_even, pad, width
from reader.typeset.wrap import wrap

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abc de-fgé\u0301 中国，。नदी مرحبا 👨\u200d👩 \n"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
).map(lambda text: clean(text).replace("\t", " "))


def lines(text: str, cells: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, cells)]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("a ferry on the river", 8, ["a ferry", "on the", "river"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
        ("Donaudampfschiff", 6, ["Donaud", "ampfsc", "hiff"]),
        ("well-known", 6, ["well-", "known"]),
        ("河边的渡船，每天早上出发。", 10, ["河边的渡", "船，每天早", "上出发。"]),
        ("far      apart", 5, ["far", "apart"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_they_may(text: str, cells: int, expected: list[str]) -> None:
    assert lines(text, cells) == expected


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_asked(text: str, cells: int) -> None:
    for line in lines(text, cells):
        assert width(line) <= cells or len(list(clusters(line))) == 1


@given(TEXTS, st.integers(1, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, cells: int) -> None:
    assert "".join("".join(lines(text, cells)).split()) == "".join(text.split())


@given(TEXTS, st.integers(1, 40))
def test_lines_stand_in_order_and_do_not_overlap(text: str, cells: int) -> None:
    slices = wrap(text, cells)
    assert all(before.end <= after.start for before, after in pairwise(slices))


@given(TEXTS.map(lambda text: text.replace("\n", " ")), st.integers(1, 40))
def test_padding_fills_exactly(text: str, cells: int) -> None:
    assert width(pad(text, cells)) == cells
    assert width(pad(text, cells, right=True)) == cells
    assert width(cut(text, cells)) <= cells


def test_a_cut_never_parts_a_cluster() -> None:
    assert cut("e\u0301e\u0301e\u0301e\u0301", 3) == "e\u0301e\u0301…"


@given(st.text(alphabet="ab é–-—/1²  “»xЖاሀ_\u00a0€…", max_size=60), st.integers(2, 12))
def test_what_stands_on_a_line_of_its_own_changes_no_other(text: str, cells: int) -> None:
    assert wrap(f"{text}\n中", cells) == (*wrap(text, cells), (len(text) + 1, len(text) + 2))
    assert width(f"{text}中") == width(text) + 2


def test_what_is_taken_for_one_cell_takes_one() -> None:
    even = [char for char in map(chr, range(0x3000)) if is_even(char) and clean(char)]
    assert len(even) > 1_500
    for char in even:
        assert [*iter_graphemes(f"a{char}a")] == ["a", char, "a"]
        assert wcswidth(char) == 1
