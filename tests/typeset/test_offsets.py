"""Laws that hold for every body: lines fit, and every character of running text stands in them, at its own place."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.article import Story
from reader.model.blocks import body_texts
from reader.typeset.cells import clusters
from reader.typeset.layout import lay_body
from reader.typeset.lines import Line
from reader.typeset.markdown import to_markdown
from reader.typeset.plain import to_text
from tests.typeset.bodies import BODIES
from tests.typeset.stories import BLOCKS, article


def running_text(block: b.Block) -> str:
    return "\n".join(body_texts((block,)))


def text_at_its_place(lines: tuple[Line, ...], number: int, length: int) -> str:
    """What the lines of a block show, each character where its offset says; a space where they show nothing."""
    shown = [" "] * length
    for span in (span for line in lines if line.block == number for span in line.spans if span.offset >= 0):
        shown[span.offset : span.offset + len(span.text)] = span.text
    return "".join(shown)


@settings(max_examples=80, deadline=None)
@given(BODIES, st.integers(10, 120), st.booleans())
def test_no_line_is_wider_than_the_column(body: tuple[b.Block, ...], cells: int, unfolded: bool) -> None:
    for line in lay_body(body, cells, range(3) if unfolded else ()):
        assert line.cells <= cells or len(list(clusters(line.text))) == 1


@settings(max_examples=80, deadline=None)
@given(BODIES, st.integers(10, 120))
def test_all_running_text_stands_at_its_offset(body: tuple[b.Block, ...], cells: int) -> None:
    lines = lay_body(body, cells)
    for number, block in enumerate(body):
        text = running_text(block)
        shown = text_at_its_place(lines, number, len(text))
        assert len(shown) == len(text)
        assert "".join(shown.split()) == "".join(text.split())


@settings(max_examples=80, deadline=None)
@given(BODIES, st.integers(10, 120))
def test_offsets_grow_from_line_to_line(body: tuple[b.Block, ...], cells: int) -> None:
    for number in range(len(body)):
        lines = [line for line in lay_body(body, cells) if line.block == number]
        starts = [next((span.offset for span in line.spans if span.offset >= 0), -1) for line in lines]
        told = [start for start in starts if start >= 0]
        assert told == sorted(told)


@settings(max_examples=80, deadline=None)
@given(BODIES, st.integers(10, 120))
def test_nothing_in_a_line_is_obeyed_by_a_terminal(body: tuple[b.Block, ...], cells: int) -> None:
    for line in lay_body(body, cells, range(3)):
        assert not {char for char in line.text if unicodedata.category(char) in {"Cc", "Zl", "Zp", "Cs"}}


@settings(max_examples=50, deadline=None)
@given(BODIES)
def test_every_body_can_be_written(body: tuple[b.Block, ...]) -> None:
    story = Story(article(), body)
    assert to_text(story)
    assert to_markdown(story).startswith("*Transport*")


def test_each_kind_of_block_has_its_text_at_its_place() -> None:
    lines = lay_body(BLOCKS, 40)
    for number, block in enumerate(BLOCKS):
        text = running_text(block)
        assert text_at_its_place(lines, number, len(text)).split() == text.split()
