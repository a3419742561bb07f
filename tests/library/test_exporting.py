"""The fields of `--json` are promised: their names, their order and their forms."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from reader.library.exporting import article_values, story_values
from reader.model.article import Article, Story
from reader.model.blocks import Paragraph, plain
from reader.model.feed import Enclosure

MOMENT = datetime(2026, 9, 10, 8, 9, tzinfo=UTC)


def test_every_field_is_there_and_empty_where_nothing_is_known() -> None:
    values = article_values(Article(1, "Title", "https://a/1", "World", ("World",), MOMENT))
    assert json.loads(json.dumps(values)) == {
        "id": 1,
        "title": "Title",
        "url": "https://a/1",
        "feed": "World",
        "feeds": ["World"],
        "published": "2026-09-10T08:09:00Z",
        "updated": None,
        "language": "",
        "direction": "ltr",
        "kicker": "",
        "lead": "",
        "authors": [],
        "agencies": [],
        "topics": [],
        "opinion": False,
        "read": None,
        "starred": None,
        "ready": "none",
        "fetch": "idle",
        "fetch_error": "",
        "short": "",
        "picture": "",
        "enclosures": [],
    }


def test_what_comes_with_an_article_is_said_with_what_is_known_of_it() -> None:
    enclosures = (Enclosure("https://a/1.mp3", "audio/mpeg", 7, 8), Enclosure("https://a/2"))
    values = article_values(Article(1, "T", "", "W", ("W",), MOMENT, enclosures=enclosures))
    assert values["enclosures"] == [
        {"url": "https://a/1.mp3", "media_type": "audio/mpeg", "size": 7, "seconds": 8},
        {"url": "https://a/2", "media_type": "", "size": 0, "seconds": 0},
    ]


def test_marks_are_moments_and_a_story_has_blocks() -> None:
    article = Article(1, "T", "", "W", ("W",), MOMENT, updated=MOMENT, read=MOMENT, starred=MOMENT, ready="full")
    values = story_values(Story(article, (Paragraph(plain("Text")),)))
    assert (values["read"], values["starred"], values["updated"]) == ("2026-09-10T08:09:00Z",) * 3
    assert values["blocks"] == [{"kind": "paragraph", "runs": [{"text": "Text"}]}]
    assert list(values)[:-1] == list(article_values(article))
