"""What changed can be told without any colour."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.changes import Version, compare
from reader.typeset.changed import lay_comparison
from reader.typeset.column import Column
from tests.typeset.bodies import BODIES


def said(text: str) -> b.Paragraph:
    return b.Paragraph(b.plain(text))


def test_what_came_and_what_went_stand_between_signs() -> None:
    before = Version("The ferry stops", "", (said("It stops in May."), said("It was old.")))
    now = Version("The ferry stops", "At last", (said("It stops in June."), said("It was old.")))
    lines = lay_comparison(compare(before, now), Column(40), "ltr")
    assert [line.text for line in lines if line.spans] == [
        *("The ferry stops", "+At last+", "It stops in -May- +June+.", "It was old."),
    ]
    roles = {span.text: span.role for line in lines for span in line.spans}
    assert (roles["-May-"], roles["+June+"]) == ("removed", "added")


def test_words_of_code_are_told_in_lines_as_wide_as_others() -> None:
    before, now = Version("", "", (said("河边的渡船， "),)), Version("", "", (b.Code("\n\t" + "x" * 26),))
    assert max(line.cells for line in lay_comparison(compare(before, now), Column(10), "ltr")) <= 10


@settings(max_examples=60, deadline=None)
@given(BODIES, BODIES, st.integers(10, 100))
def test_any_two_bodies_can_be_compared(before: tuple[b.Block, ...], now: tuple[b.Block, ...], cells: int) -> None:
    lines = lay_comparison(compare(Version("", "", before), Version("", "", now)), Column(cells), "ltr")
    assert all(line.cells <= cells for line in lines if len(line.text) > 1 and not line.text.isspace())
