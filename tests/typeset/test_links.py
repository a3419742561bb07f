"""Links are numbered in the text, and found again in its lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.typeset.layout import lay_body
from reader.typeset.lines import Span
from reader.typeset.links import LETTERS, find_links, hints_for
from reader.typeset.numbers import Numbers
from reader.typeset.stretches import labelled
from tests.typeset.bodies import BODIES

MAYOR, TOWN = "https://example.org/mayor", "https://example.org/town"


def linked(text: str, address: str) -> b.Run:
    return b.Run(text, address)


PARAGRAPH = b.Paragraph((b.Run("So says "), linked("the mayor", MAYOR), b.Run(" of "), linked("the town", TOWN)))


def test_a_number_stands_after_the_words_of_each_link() -> None:
    lines = lay_body((PARAGRAPH,), 60, numbers=Numbers())
    assert [line.text for line in lines] == ["So says the mayor[1] of the town[2]"]
    assert [(link.address, link.number) for link in find_links(lines, Numbers())] == [(MAYOR, 1), (TOWN, 2)]


def test_an_address_has_one_number_and_related_ones_are_numbered_too() -> None:
    body = (PARAGRAPH, b.Related((b.Link(MAYOR, "More of her"), b.Link("https://example.org/3", "Next"))))
    numbers = Numbers()
    links = find_links(lay_body(body, 60, numbers=numbers), numbers)
    assert [link.number for link in links] == [1, 2, 1, 3]


def test_a_link_that_goes_on_in_the_next_line_is_one() -> None:
    numbers = Numbers()
    body = (b.Quote((b.Paragraph((b.Run("As "), linked("the mayor of the old town", MAYOR))),)),)
    lines = lay_body(body, 16, numbers=numbers)
    (link,) = find_links(lines, numbers)
    assert len(link.stretches) == len(lines)
    words = " ".join(lines[one.line].text[one.start : one.end] for one in link.stretches)
    assert words == "the mayor of the old town[1]"


def test_cells_of_tables_have_room_for_the_numbers() -> None:
    table = b.Table(((b.plain("Who"), b.plain("Riders")), ((linked("Mayor", MAYOR),), b.plain("81"))), header_rows=1)
    assert lay_body((table,), 40, numbers=Numbers())[-1].text.split() == ["Mayor[1]", "81"]


@settings(max_examples=100, deadline=None)
@given(BODIES, st.integers(10, 120))
def test_numbers_leave_the_running_text_where_it_is(body: tuple[b.Block, ...], cells: int) -> None:
    def shown(numbers: Numbers | None) -> dict[tuple[int, int], str]:
        lines = lay_body(body, cells, numbers=numbers)
        placed = ((line.block, span) for line in lines for span in line.spans if span.offset >= 0)
        return {
            (block, span.offset + place): char
            for block, span in placed
            for place, char in enumerate(span.text)
            if not char.isspace()
        }

    assert shown(Numbers()) == shown(None)
    assert all(line.cells <= cells for line in lay_body(body, cells, numbers=Numbers()) if len(line.text) > 1)


@pytest.mark.parametrize("count", [0, 1, len(LETTERS), len(LETTERS) + 1, 100, 1_000])
def test_no_hint_begins_another(count: int) -> None:
    hints = hints_for(count)
    assert len(set(hints)) == count
    assert not [one for one in hints for other in hints if one != other and other.startswith(one)]


def test_a_label_takes_the_place_of_what_is_under_it() -> None:
    assert "".join(span.text for span in labelled([Span("say "), Span("mayor")], 4, "as")) == "say asyor"
    assert "".join(span.text for span in labelled([Span("河边的船")], 1, "a")) == "河a 的船"
