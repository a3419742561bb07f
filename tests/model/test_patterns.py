"""Regular expressions that a person types: found whatever the case, and refused where they could take for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import QueryError
from reader.model.patterns import LONGEST, SEARCHED, check, matches
from tests.timing import within

EVIL_TEXTS = ("a" * 500, "ab" * 250, "a" * 499 + "!", "1" * 500, "a " * 250, "a1,b2 " * 83, "x=" * 250)


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("rain", "The Rain", True),
        ("élan", "ÉLAN vital", True),
        ("elan", "ÉLAN vital", False),
        ("^rain", "The rain", False),
        (r"\bEU\b", "Neue Regeln der EU", True),
        (r"\bEU\b", "Neue Regeln", False),
        (r"\d+ (dead|killed|injured)", "12 injured in Mali", True),
        (r"\d+ dead .* \d+ injured", "7 dead and 12 injured", True),
        ("^[^:]+: .*\\?$", "Live: what now?", True),
        (".*rain.*", "the rain falls", True),
        ("rain.*harbour.*fire", "rain, a harbour and fire", True),
        (r"\w+\s*:", "Live : rain", True),
        ("(foo|bar){1,3}!", "foobarfoo!", True),
        (r"(\d+,)*5", "1,2,345", True),
        ("[[x]", "[", True),
        ("[]x]+", "]", True),
        ("a{", "a{", True),
        ("x{,2}y", "y", True),
        ("气候|变化", "气候变化", True),
        ("", "", True),
    ],
)
def test_what_patterns_find(expression: str, text: str, found: bool) -> None:
    check(expression)
    assert matches(expression, text) == found


def test_the_end_of_a_long_text_is_not_searched() -> None:
    assert matches("x", "a" * (SEARCHED - 1) + "x")
    assert not matches("x", "a" * SEARCHED + "x")


@pytest.mark.parametrize(
    "expression",
    [
        *("(a+)+$", "(a|aa)+$", "(a|a)*b", "(.*a){20}", "([a-z]+)*!", r"(\w*\s*)*$", "(x+x+)+y", "(a*)*", "(a?)*b"),
        *("^(([a-z])+.)+[A-Z]([a-z])+$", ".*.*=.*", ".*.*x", ".*a.*b.*c", r"\w+\w+\w+x", "(.|a)*b", "(a|b|ab)*c"),
        *("a?" * 60 + "a" * 60, "(a?){60}a{60}", "((a{0,99}){0,99}){0,99}", r"((\b){999}){999}", "(a|b)" * 40),
        *("a{100000}", "(?P<x>(a+)){5,}b", "[a-z]*[a-y]*[0-9]", ".*?.*?x", "(a+)(a+)(a+)b"),
    ],
)
def test_what_could_take_for_ever_is_refused(expression: str) -> None:
    with pytest.raises(QueryError, match="too long"):
        check(expression)


@pytest.mark.parametrize(
    ("expression", "position"),
    [
        *(("(?=a)b", 0), (r"(a)\1", 3), ("(?i)a", 0), ("(?P<n>a)(?P=n)", 8), ("(?>a)", 0), ("x(?<!a)b", 1)),
        *(("a[", 1), ("a**", 2), ("(", 0), (r"ab\p", 2), ("a{2,1}", 2), ("(" * 21 + ")" * 21, 20)),
        *(("a" * (LONGEST + 1), LONGEST), ("a{99999999999}", 0)),
    ],
)
def test_what_is_wrong_is_refused_at_its_place(expression: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        check(expression)
    assert caught.value.position == position


PIECES = (
    "a",
    "b",
    "[ab]",
    ".",
    r"\w",
    r"\d",
    " ",
    "a|b",
    "|",
    "(",
    ")",
    "(?:",
    "*",
    "+",
    "?",
    "{2,}",
    "{0,9}",
    "^",
    "$",
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(EVIL_TEXTS))
def test_what_is_taken_ends_soon_in_the_worst_of_texts(expression: str, text: str) -> None:
    try:
        check(expression)
    except QueryError:
        return
    with within(3):
        assert matches(expression, text) == (re.search(expression, text, re.IGNORECASE) is not None)
