"""The Unicode Bidirectional Algorithm: cases worked out from the rules of UAX #9, each after the rule that it shows.

Capitals stand for Hebrew letters, `@` for an Arabic one and `#` for an Arabic digit.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.blocks import Direction
from reader.typeset.bidi import at_line_end, direction_of, is_plain, levels_of, visual_order

_FAKE = {
    **{chr(ord("A") + number): chr(0x5D0 + number) for number in range(22)},
    "@": "\u0628",
    "#": "\u0663",
    "^": "\u05b0",
    "<": "\u2067",
    "{": "\u2066",
    "?": "\u2068",
    ">": "\u2069",
    "~": "\u202b",
    "|": "\u202e",
    "_": "\u202c",
}


@pytest.mark.parametrize(
    ("direction", "text", "levels"),
    [
        ("ltr", "a b", "000"),
        ("rtl", "A B", "111"),
        ("rtl", "A.", "11"),
        ("ltr", "A.", "10"),
        ("rtl", "A a", "112"),
        ("ltr", "a A B c", "0011100"),
        ("rtl", "A^ 1", "1112"),  # W1
        ("rtl", "a ^", "211"),  # W1 at neutral
        ("ltr", "@ 1", "112"),  # W2
        ("ltr", "@1+2", "1212"),  # W2, and W4 does not join Arabic numbers by a plus
        ("rtl", "A 1+2", "11222"),  # W4
        ("rtl", "A 1,2", "11222"),  # W4
        ("ltr", "#,#", "222"),  # W4
        ("ltr", "#+#", "212"),  # W4 again, N1
        ("rtl", "A $12", "11222"),  # W5
        ("rtl", "A 12%", "11222"),  # W5
        ("rtl", "A $", "111"),  # W6
        ("ltr", "a 1", "000"),  # W7
        ("rtl", "A a 1", "11222"),  # W7
        ("rtl", "a 1 A", "22211"),  # W7
        ("rtl", "A (a) B", "1112111"),  # N0: nothing as the paragraph in it, and before it neither
        ("rtl", "a (b) C", "2222211"),  # N0: as what is before it
        ("rtl", "A (a B) c", "111211112"),  # N0: as the paragraph, for that is in it
        ("ltr", "a (B) c", "0001000"),  # N0
        ("rtl", "a (1) B", "2222211"),  # W7, N0
        ("rtl", "[a) A", "12111"),  # BD16: no pair
        ("ltr", "A(1)B", "11211"),  # N0 finds a number that runs with R; N1
        ("rtl", "A - a - b", "111122222"),  # N1
        ("ltr", "A!b", "100"),  # N2
        ("ltr", "a <b C> d", "000211000"),  # isolates
        ("rtl", "A {b> C", "1112111"),
        ("ltr", "a ?B> c", "0001000"),
        ("ltr", "a ~1 b_ c", "000212200"),  # X2, X7: the end of an embedding counts as what is before it
        ("ltr", "a |b_ c", "0001100"),  # X4
        ("ltr", "A\nb", "100"),  # P1
    ],
)
def test_each_rule(direction: Direction, text: str, levels: str) -> None:
    real = "".join(_FAKE.get(char, char) for char in text)
    found = levels_of(real, direction)
    assert "".join(map(str, found)) == levels


TEXTS = st.text(alphabet="ab 12.,+$%()[]<>\u05d0\u05d1\u0628\u0644\u064e\u0663\n\u2067\u2068\u2069\u202b\u202c")
"""With all that the rules speak of; embeddings and isolates begin and end in any order."""


@given(TEXTS, st.sampled_from(["ltr", "rtl"]))
def test_reordering_loses_and_doubles_nothing(text: str, direction: Direction) -> None:
    levels = at_line_end(text, levels_of(text, direction), int(direction == "rtl"))
    assert len(levels) == len(text)
    assert sorted(visual_order(levels)) == list(range(len(text)))


@given(TEXTS, st.sampled_from(["ltr", "rtl"]))
def test_each_paragraph_is_on_its_own(text: str, direction: Direction) -> None:
    parts = text.splitlines(keepends=True)
    assert levels_of(text, direction) == b"".join(levels_of(part, direction) for part in parts)


@given(st.text())
def test_a_text_that_is_plain_runs_from_left_to_right(text: str) -> None:
    if is_plain(text):
        assert set(levels_of(text, "ltr")) <= {0}


def test_spaces_at_the_end_of_a_line_are_the_line_s() -> None:
    text = "a \u05d0 \t\u05d1 "
    assert at_line_end(text, levels_of(text, "ltr"), 0) == bytes([0, 0, 1, 0, 0, 1, 0])


@pytest.mark.parametrize(
    ("text", "direction"),
    [("1 \u05d0 a", "rtl"), ("\u2067\u05d0\u2069 a", "ltr"), ("12", "ltr"), ("\u0628a", "rtl"), ("a\u0628", "ltr")],
)
def test_the_first_letter_says_the_direction(text: str, direction: Direction) -> None:
    assert direction_of(text) == direction
