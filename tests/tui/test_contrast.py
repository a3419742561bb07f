"""Colours that stand out from their paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.color import BLACK, WHITE, Color

from reader.tui.contrast import LEAST, contrast, readable

_bytes = st.integers(0, 255)
_colors = st.builds(Color, _bytes, _bytes, _bytes)


def test_black_on_white_is_the_most() -> None:
    assert round(contrast(BLACK, WHITE), 2) == 21
    assert contrast(WHITE, WHITE) == 1


@given(_colors, _colors)
def test_every_paper_has_an_ink(ink: Color, paper: Color) -> None:
    assert contrast(readable(ink, (paper,)), paper) >= LEAST


@given(_colors, _colors)
def test_what_can_be_read_stays(ink: Color, paper: Color) -> None:
    if contrast(ink, paper) >= LEAST:
        assert readable(ink, (paper,)) == ink
