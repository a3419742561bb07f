"""Small pages of a site that has no rules of its own: one article, and whatever a test puts in and around it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any, Final

from reader.extractor import extract
from reader.model.blocks import body_texts

URL: Final = "https://news.example/2026/ferry.html"
TITLE: Final = "The ferry crosses again after nine winters"

TEXTS: Final = (
    (
        "The ferry had been on dry land for so long that swallows had begun to breed in her wheelhouse, and nobody in "
        "the town, not even the captain, had the heart to move them before they were gone."
    ),
    (
        "In the spring she was scraped, painted and caulked by people who had never worked on a boat, among them two "
        "teachers, a baker and the whole of the volunteer fire brigade, on eleven Sundays in a row."
    ),
    (
        "What it cost is written on a board at the landing, down to the last pot of paint, and beside each sum stands "
        "the name of the one who gave it, or, where somebody wished so, a drawing of a fish."
    ),
    (
        "The first passenger was a woman who had come over as a bride on the last crossing before the war, and who had "
        "since then, as she told everybody, walked the long way round by the bridge, every week."
    ),
    (
        "She did not want to sit down, she did not want a cup of tea, and she did not want to be photographed, but she "
        "did allow the captain to sound the horn for her, twice, in the middle of the river."
    ),
    (
        "From now on there will be six crossings on weekdays and ten on Sundays, as long as the water is high enough, "
        "and whoever stands on the other bank has only to strike the bell that hangs there."
    ),
    (
        "The bridge, of course, is quicker, and it is free of charge, and it is open at night, all of which the people "
        "on board know very well, and which they mention to each other, smiling, on every trip."
    ),
    (
        "At the end of the season the ferry will be pulled up the slope again by the same two horses, and then, if the "
        "swallows come back, they will find everything as they left it, apart from the paint."
    ),
)
"""Paragraphs that are as long as an article's."""

OTHER: Final = (
    "Some other matter is told here, at the length of a paragraph and with the commas of one, so that nothing but the "
    "place where it stands, or the name of its box, says that it is no part of the article."
)
"""A paragraph that only its surroundings tell from one of the article."""


def paragraphs(texts: Sequence[str] = TEXTS) -> str:
    """`texts` as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def around(insert: str, texts: Sequence[str] = TEXTS) -> str:
    """`texts` as paragraphs, with some HTML in their middle."""
    half = len(texts) // 2
    return paragraphs(texts[:half]) + insert + paragraphs(texts[half:])


def page(
    body: str = paragraphs(),
    *,
    head: str = "",
    heading: str = f"<h1>{TITLE}</h1>",
    before: str = "",
    after: str = "",
    language: str = "en",
) -> str:
    """A page with an `article` that holds `heading` and `body`, and with HTML `before` and `after` it."""
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'>{head}</head><body>{before}"
        f"<article>{heading}{body}</article>{after}</body></html>"
    )


def meta(name: str, content: str) -> str:
    """A `meta` element for the head."""
    return f"<meta property='{name}' content='{escape(content)}'>"


def stated(**fields: Any) -> str:
    """JSON-LD for the head, which states an article's `fields`."""
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def texts_of(html: str) -> list[str]:
    """What a person reads of a page under its title: lead and running text."""
    found = extract(html, URL)
    return [text for text in (found.lead, *body_texts(found.blocks)) if text]
