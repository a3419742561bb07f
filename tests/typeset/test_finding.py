"""What is looked for is found wherever lines say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.blocks import body_texts
from reader.model.words import fold, fold_each
from reader.typeset.finding import find
from reader.typeset.layout import lay_body, lay_head
from reader.typeset.lines import Line
from reader.typeset.numbers import Numbers
from tests.typeset.bodies import BODIES
from tests.typeset.stories import BLOCKS, article


def texts(lines: Sequence[Line], sought: str) -> list[str]:
    """The words of each hit, its lines parted by bars."""
    return [
        "|".join("".join(lines[number].text[one.start : one.end] for one in parts) for number, parts in by_line)
        for by_line in (groupby(hit, key=lambda one: one.line) for hit in find(lines, sought))
    ]


def said(text: str) -> b.Paragraph:
    return b.Paragraph(b.plain(text))


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("CAFE", ["Café", "cafe\u0301"]),
        ("café", ["Café", "cafe\u0301"]),
        ("old cafe", ["old|Café"]),
        ("  old   café ", ["old|Café"]),
        ("strasse", ["Straße"]),
        ("nothing of that", []),
        (" ", []),
    ],
)
def test_case_accents_and_the_ends_of_lines_do_not_count(sought: str, found: list[str]) -> None:
    lines = lay_body((said("In the old Café is a cafe\u0301 of the Straße"),), 12)
    assert texts(lines, sought) == found


def test_bars_numbers_and_other_cells_are_not_in_the_way() -> None:
    quote = b.Quote((b.Paragraph((b.Run("the bell", "https://example.org/b"), b.Run(" of the river"))),))
    table = b.Table(((b.plain("the long name of the ferry"), b.plain("the other long name of it")),))
    lines = lay_body((quote, table), 18, numbers=Numbers())
    assert texts(lines, "the bell of the") == ["the bell of|the"]
    assert len(texts(lines, "name of the ferry")) == 1


def test_words_that_a_narrow_column_breaks_are_found() -> None:
    assert texts(lay_body((said("Donaudampfschiff"),), 10), "dampf") == ["dampf"]
    assert texts(lay_body((said("河边的渡船在河边"),), 10), "渡船在河") == ["渡船|在河"]


def test_head_and_captions_are_looked_at_too() -> None:
    head = lay_head(article(), 20)
    assert texts(head, "bridge for the valley") == ["bridge for the|valley"]
    assert texts(lay_body(BLOCKS, 60), "the ferry at dusk (m. lind)") == ["The ferry at dusk (M. Lind)"]


@settings(max_examples=100, deadline=None)
@given(BODIES, st.integers(10, 120), st.data())
def test_all_that_a_plain_search_finds_is_found(body: tuple[b.Block, ...], cells: int, data: st.DataObject) -> None:
    said_texts = [" ".join(text.split()) for block in body for text in body_texts((block,)) if text.strip()]
    if not said_texts:
        return
    text = data.draw(st.sampled_from(said_texts))
    start = data.draw(st.integers(0, len(text) - 1))
    sought = text[start : start + data.draw(st.integers(1, 12))].strip()
    needle = fold_each(sought)[0].strip()
    if not needle:
        return
    there = sum(len(re.findall(re.escape(needle), fold_each(one)[0])) for one in said_texts)
    assert len(find(lay_body(body, cells, numbers=Numbers()), sought)) >= there > 0


@given(st.text(st.sampled_from("aé e\u0301\n\u00a0ßfiÅ渡अकेक्षمؤ")))
def test_each_letter_that_is_left_knows_its_place(text: str) -> None:
    folded, places = fold_each(text)
    assert len(folded) + 1 == len(places)
    assert list(places) == sorted(places)
    assert folded.split() == fold_each(fold(text))[0].split()
