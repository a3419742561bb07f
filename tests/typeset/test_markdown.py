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
        "- the county\n  but only half",
        "1. first\n2. second",
        "> We will miss the bell.\n>\n> — a ferryman",
        "| Year | Riders |\n| --- | --- |\n| 2024 | 81,000 |",
        "```\nspan = 240\npiers = 3\n```",
        "![The ferry at dusk (M. Lind)](https://example.org/ferry.jpg)",
        "[Last crossing (03:38)](https://example.org/v.mp4)",
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
