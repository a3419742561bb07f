"""A story as Markdown says the same, and what is text there is text."""

from __future__ import annotations

import pytest

from reader.model import blocks as b
from reader.model.article import Story
from reader.typeset.markdown import to_markdown
from tests.typeset.stories import STORY, article


@pytest.mark.parametrize(
    "part",
    [
        "*Transport*",
        "# A bridge for the valley",
        "**The old ferry stops in spring.",
        "The river is *wide* here, says [the mayor](https://example.org/mayor).",
        "## Who pays",
        "- the county\n\n  but only half",
        "1. first\n2. second",
        "> We will miss the bell.\n>\n> — a ferryman",
        "> **We will miss the bell.**\n>\n> — a ferryman",
        "| Year | Riders |\n| --- | --- |\n| **2024** | 81,000 |",
        "```\nspan = 240\npiers = 3\n```",
        "![The ferry at dusk (M. Lind)](https://example.org/ferry.jpg)",
        "[Last crossing (03:38)](https://example.org/v.mp4)",
        "**The rope**\n\n![One (M. Lind)](https://example.org/1.jpg)\n\nIt is new.",
        "· First pile\n\n*Ada Holm*\n\nWork has begun.",
        "](https://www.chirps.example/tower/1)\n>\n> That was my bell.",
        "> **A Tower (@tower)** · [chirps.example](https://www.chirps.example/tower/2)",
        "- [The bell moves to the museum](https://example.org/a-8)",
        "<https://example.org/en/a-bridge/a-7>",
    ],
)
def test_every_kind_of_block_is_written(part: str) -> None:
    assert part in to_markdown(STORY)


def test_text_is_not_markup() -> None:
    story = Story(article(title="*Stars* & [brackets] <tags> # `ticks`"), (b.Paragraph(b.plain("1 * 2 _ 3 | 4")),))
    written = to_markdown(story)
    assert r"# \*Stars\* & \[brackets\] \<tags\> \# \`ticks\`" in written
    assert r"1 \* 2 \_ 3 \| 4" in written


def test_an_address_cannot_end_its_link() -> None:
    story = Story(article(), (b.Paragraph((b.Run("here", "https://example.org/a) [x](javascript:b"),)),))
    assert "(https://example.org/a%29%20[x]%28javascript:b)" in to_markdown(story)


def test_a_table_without_heads_gets_empty_ones() -> None:
    story = Story(article(), (b.Table(((b.plain("a"), b.plain("b")),)),))
    assert "|  |  |\n| --- | --- |\n| a | b |" in to_markdown(story)


def test_all_heads_of_a_table_are_told_from_its_cells() -> None:
    rows = ((b.plain("Kite"), b.plain("Length")), ((), b.plain("least")), (b.plain("Flat"), b.plain("10\nor so")))
    story = Story(article(), (b.Table(rows, header_rows=2, header_columns=1),))
    assert "| Kite | Length |\n| --- | --- |\n|  | **least** |\n| **Flat** | 10 or so |" in to_markdown(story)


def test_numbers_stay_those_of_the_list() -> None:
    items = (b.Item(b.plain("Pilots")), b.Item(b.plain("Fishers"), (b.List((b.Item(b.plain("of eels")),)),)))
    story = Story(article(), (b.List(items, ordered=True, start=2, falling=True), b.List(items, ordered=True, start=7)))
    written = to_markdown(story)
    assert "- 2\\. Pilots\n- 1\\. Fishers\n  - of eels\n\n<!-- -->\n\n" in written
    assert "7. Pilots\n8. Fishers\n   - of eels" in written


@pytest.mark.parametrize(("text", "expected"), [("1986. A year", r"1986\. A year"), ("- no item", r"\- no item")])
def test_a_line_of_text_is_no_item(text: str, expected: str) -> None:
    assert f"\n\n{expected}\n" in to_markdown(Story(article(), (b.Paragraph(b.plain(text)),)))


def test_lines_of_a_paragraph_stay_lines() -> None:
    assert "one\\\ntwo" in to_markdown(Story(article(), (b.Paragraph(b.plain("one\ntwo")),)))
