"""A story becomes lines that fit, in order, each knowing where it comes from."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.article import Story
from reader.model.blocks import text_of
from reader.typeset.layout import lay_body, lay_head, lay_story
from reader.typeset.lines import Line
from reader.typeset.plain import to_text
from reader.typeset.signs import ASCII
from tests.timing import within
from tests.typeset.eye import drawn
from tests.typeset.stories import BLOCKS, PUBLISHED, STORY, article


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.rstrip() for line in lines]


def test_the_head_says_what_when_and_by_whom() -> None:
    head = texts(lay_head(article(), 60))
    assert head[0] == "TRANSPORT"
    assert head[1] == "A bridge for the valley"
    assert head[3].startswith("The old ferry stops in spring.")
    assert "4 min · Ada Holm, dpa" in head[-2]


def test_an_article_without_kicker_and_lead_begins_with_its_title() -> None:
    head = texts(lay_head(article(kicker="", lead="", authors=(), agencies=()), 60))
    assert head[0] == "A bridge for the valley"
    assert "Valley News" in head[2]


def test_an_opinion_and_an_update_are_told() -> None:
    meta = texts(lay_head(article(opinion=True, updated=PUBLISHED + timedelta(hours=2)), 100))[-2]
    assert "Opinion" in meta
    assert "updated" in meta


@pytest.mark.parametrize(
    "line",
    [
        "The river is wide here, says the mayor.",
        "Who pays",
        "• the towns",
        "  but only half",
        "2. second",
        "▌ We will miss the bell.",
        "▌ — a ferryman",
        "    We will miss the bell.",
        "    — a ferryman",
        "Year  Riders",
        "2024  81,000",
        "piers = 3",
        "▨ The ferry at dusk (M. Lind)",
        "▶ Last crossing 03:38",
        "▦ The bell · 2 pictures · enter shows them",
        "Ada Holm",
        "▌ That was my bell.",
        "▌ → https://www.chirps.example/tower/2",
        "→ The bell moves to the museum",
    ],
)
def test_every_kind_of_block_is_shown(line: str) -> None:
    assert line in texts(lay_body(BLOCKS, 60))


def test_ascii_signs_draw_nothing_else() -> None:
    assert "".join(texts(lay_body(BLOCKS, 60))).translate(ASCII).isascii()


@given(st.integers(20, 120))
def test_no_line_is_wider_than_the_column(cells: int) -> None:
    assert max(line.cells for line in lay_story(STORY, cells)) <= cells


@given(st.integers(8, 80))
def test_offsets_point_into_the_blocks_text(cells: int) -> None:
    for line in (line for line in lay_body(BLOCKS[:2], cells) if line.spans):
        block = BLOCKS[line.block]
        assert isinstance(block, b.Paragraph | b.Heading)
        for span in line.spans:
            assert text_of(block.runs)[span.offset :].startswith(span.text)


def test_links_keep_their_address_over_a_line_break() -> None:
    spans = [span for line in lay_body(BLOCKS[:1], 14) for span in line.spans if span.link]
    assert " ".join(span.text for span in spans) == "the mayor"
    assert {span.link for span in spans} == {"https://example.org/mayor"}


def test_signs_stand_on_the_right_where_text_runs_to_the_left() -> None:
    paragraph = b.Paragraph(b.plain("مرحبا"), direction="rtl")
    items = b.List((b.Item(b.plain("أهلا")),), direction="rtl")
    lines = lay_body((b.Quote((paragraph,), direction="rtl"), items), 40)
    assert texts(lines) == ["▌ مرحبا", "", "• أهلا"]
    assert [*map(drawn, lines)] == ["ﺎﺒﺣﺮﻣ ▐", "", "ﻼﻫﺃ •"]


def test_plain_text_has_the_slides_of_a_gallery() -> None:
    text = to_text(STORY, 60)
    assert "▦ The bell · 2 pictures\n\n1. The rope\n   It is new.\n   One (M. Lind)\n\n2. Two\n" in text


def test_the_numbers_of_a_list_stand_under_one_another_however_they_count() -> None:
    items = (b.Item(b.plain("Pilots")), b.Item(b.plain("Fishers")), b.Item(b.plain("Others"), number=3))
    falling = b.List(items, ordered=True, start=10, falling=True)
    assert texts(lay_body((falling,), 40)) == ["10. Pilots", " 9. Fishers", " 3. Others"]


def test_plain_text_ends_with_the_address() -> None:
    text = to_text(STORY, 60)
    assert "A bridge for the valley" in text
    assert text.endswith("\nhttps://example.org/en/a-bridge/a-7\n")


def test_a_story_without_body_is_its_head() -> None:
    assert lay_story(Story(article()), 60) == lay_head(article(), 60)


def test_a_paragraph_of_many_runs_is_laid_in_time() -> None:
    runs = tuple(b.Run(f"word {number} ", strong=bool(number % 2)) for number in range(20_000))
    with within(5):
        lines = lay_body((b.Paragraph(runs),), 60)
    assert " ".join(line.text.strip() for line in lines).split() == text_of(runs).split()
