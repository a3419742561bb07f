"""What is selected is copied as it was written, not as it is laid out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.blocks import body_texts
from reader.typeset.layout import lay_body
from reader.typeset.numbers import Numbers
from reader.typeset.selecting import Selection, Spot, selected_text
from reader.typeset.visual import char_at
from tests.typeset.bodies import TEXTS


def copied(body: tuple[b.Block, ...], cells: int) -> str:
    lines = lay_body(body, cells, numbers=Numbers())
    return selected_text(lines, Selection(Spot(len(lines), 0), Spot(0, 0)))


def test_paragraphs_are_lines_and_nothing_beside_them_is_copied() -> None:
    body = (
        b.Paragraph((b.Run("It is known that "), b.Run("the mayor", "https://example.org/m"), b.Run(" rows."))),
        b.Quote((b.Paragraph(b.plain("We will miss the bell of the ferry.")),)),
        b.List((b.Item(b.plain("the towns of the valley")), b.Item(b.plain("the county")))),
        b.Code("span = 240\npiers = 3"),
    )
    assert copied(body, 14) == (
        "It is known that the mayor rows.\n\nWe will miss the bell of the ferry.\n\n"
        "• the towns of the valley\n• the county\n\nspan = 240\npiers = 3"
    )


def test_a_selection_begins_and_ends_within_lines() -> None:
    lines = lay_body((b.Paragraph(b.plain("one two three four")),), 10)
    assert [line.text for line in lines] == ["one two", "three four"]
    assert selected_text(lines, Selection(Spot(1, 5), Spot(0, 4))) == "two three"
    assert selected_text(lines, Selection(Spot(0, 4), Spot(0, 4))) == ""


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=4), st.integers(10, 100))
def test_paragraphs_are_copied_as_they_are(texts: list[str], cells: int) -> None:
    body = tuple(b.Paragraph(b.plain(text)) for text in texts)
    assert copied(body, cells) == "\n\n".join(body_texts(body))


def test_a_place_on_the_screen_is_a_character() -> None:
    (line,) = lay_body((b.Paragraph(b.plain("a河边b")),), 20)
    assert [char_at(line, cells, reordered=True) for cells in range(8)] == [0, 1, 1, 2, 2, 3, 4, 4]
