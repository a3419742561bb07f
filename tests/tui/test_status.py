"""What is said under an article that is not here in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.model.article import Article
from reader.tui.status import missing
from reader.tui.widgets.article_row import state

WHOLE = Article(
    *(1, "Boats", "https://news.example/1", "World", ("World",), datetime(2026, 9, 10, tzinfo=UTC)), ready="full"
)
SOLD = replace(WHOLE, short="paywall")
FAILED = replace(WHOLE, ready="teaser", fetch="failed", fetch_error="No article was found on the page.")


@pytest.mark.parametrize(
    ("article", "said", "word"),
    [
        (WHOLE, "", ""),
        (SOLD, "Only the beginning is here: the site sells the rest. o opens it in the browser.", "short"),
        (
            replace(FAILED, short="consent"),
            "Only the teaser is here: the site asks for consent first. o opens it in the browser.",
            "short",
        ),
        (
            FAILED,
            "The full article could not be fetched: No article was found on the page. x tries again.",
            "failed",
        ),
        (replace(FAILED, short="paywall", fetch="queued"), "The full article is on its way.", "short"),
        (replace(SOLD, fetch="queued"), "", "short"),
    ],
)
def test_the_reason_is_said_with_the_key_that_helps(article: Article, said: str, word: str) -> None:
    assert missing(article, offline=False) == said
    assert state(article) == word


def test_offline_the_reason_is_said_all_the_same() -> None:
    assert missing(replace(SOLD, fetch="queued"), offline=True).startswith("Only the beginning is here")
    assert missing(replace(WHOLE, ready="none"), offline=True) == "Offline. The full article is not here yet."
