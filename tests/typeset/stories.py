"""A story with a block of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reader.model import blocks as b
from reader.model.article import Article, Story

PUBLISHED = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)


ARTICLE = Article(
    id=7,
    title="A bridge for the valley",
    url="https://example.org/en/a-bridge/a-7",
    feed="Valley News",
    feeds=("Valley News",),
    published=PUBLISHED,
    kicker="Transport",
    lead="The old ferry stops in spring. What comes after it is made of wood.",
    authors=("Ada Holm",),
    agencies=("dpa",),
    words=880,
    ready="full",
)


def article(**changes: Any) -> Article:
    """An article with everything, but for what is changed."""
    return replace(ARTICLE, **changes)


BLOCKS: tuple[b.Block, ...] = (
    b.Paragraph(
        (
            b.Run("The river is "),
            b.Run("wide", emphasis=True),
            b.Run(" here, says "),
            b.Run("the mayor", "https://example.org/mayor"),
            b.Run("."),
        )
    ),
    b.Heading(b.plain("Who pays")),
    b.List((b.Item(b.plain("the towns")), b.Item(b.plain("the county"), (b.Paragraph(b.plain("but only half")),)))),
    b.List((b.Item(b.plain("first")), b.Item(b.plain("second"))), ordered=True),
    b.Quote((b.Paragraph(b.plain("We will miss the bell.")),), author="a ferryman"),
    b.Quote((b.Paragraph(b.plain("We will miss the bell.")),), author="a ferryman", pull=True),
    b.Table(
        ((b.plain("Year"), b.plain("Riders")), (b.plain("2024"), b.plain("81,000"))),
        header_rows=1,
        caption="Ferry riders",
        header_columns=1,
    ),
    b.Code("span = 240\npiers = 3"),
    b.Figure("https://example.org/ferry.jpg", "The ferry at dusk", "M. Lind", "A ferry"),
    b.Media("video", "Last crossing", 218, "https://example.org/v.mp4"),
    b.Gallery(
        (
            b.Slide(b.Figure("https://example.org/1.jpg", "One", "M. Lind"), "The rope", "It is new."),
            b.Slide(b.Figure("https://example.org/2.jpg", "Two")),
        ),
        "The bell",
    ),
    b.Post((b.Paragraph(b.plain("Work has begun.")),), "First pile", "Ada Holm", "2026-03-04T09:00:00Z"),
    b.Post(
        (b.Paragraph(b.plain("That was my bell.")),),
        author="A Tower (@tower)",
        time="2026-03-03T09:00:00Z",
        url="https://www.chirps.example/tower/1",
    ),
    b.Post((), author="A Tower (@tower)", url="https://www.chirps.example/tower/2"),
    b.Related((b.Link("https://example.org/a-8", "The bell moves to the museum"),)),
)

STORY = Story(article(), BLOCKS)
