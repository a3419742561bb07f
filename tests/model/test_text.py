"""Text from outside is harmless, whatever it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.text import MARKS_AT_MOST, clean, clean_line, shorten, strip_markup
from tests.timing import within


@given(st.text())
def test_no_character_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not {unicodedata.category(char) for char in clean_line(text)} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not set(clean(text)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_words_of_every_script_are_left() -> None:
    for words in ("Ελλάδα", "हिन्दी में", "می‌خواهم", "中文", "ትምህርት", "co\u00adoperate"):
        assert clean(words) == words


def test_marks_do_not_pile_up() -> None:
    assert clean("e" + "\u0301" * 40) == "e" + "\u0301" * MARKS_AT_MOST


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Two</p><p>words</p>", "Two words"),
        ("a<b>b</b>c", "abc"),
        ("x<script>alert(1)</script>y", "x y"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        ("[/]@click=app.quit", "[/]@click=app.quit"),
    ],
)
def test_markup_is_taken_out(markup: str, words: str) -> None:
    assert strip_markup(markup) == words


@pytest.mark.parametrize("text", ["<" + " " * 100_000, "<script" * 20_000, "< " * 50_000])
def test_markup_is_taken_out_in_time(text: str) -> None:
    with within(2):
        strip_markup(text)


def test_a_text_is_cut_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
