"""A citation says who, what, where and when, and the address."""

from __future__ import annotations

from reader.typeset.citing import cite
from tests.typeset.stories import article


def test_all_of_it_is_said() -> None:
    assert cite(article()) == (
        "Ada Holm, dpa: A bridge for the valley. Valley News, 4 Mar 2026. https://example.org/en/a-bridge/a-7"
    )


def test_no_author_and_a_title_that_ends_by_itself_add_nothing() -> None:
    cited = cite(article(title="Who pays?", authors=(), agencies=()))
    assert cited == "Who pays? Valley News, 4 Mar 2026. https://example.org/en/a-bridge/a-7"
