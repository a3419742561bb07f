"""Articles as files: names that any file system takes, and the forms."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.documents import LONGEST_NAME, document, file_name, slug
from reader.model.article import Story
from tests.typeset.stories import BLOCKS, article

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Russia to talk with US, on “rebel” retreat!", "Russia-to-talk-with-US-on-rebel-retreat"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf ~", "rf"),
        (".bashrc", "bashrc"),
        ("CON\\aux:1", "CON-aux-1"),
        ("हिन्दी में समाचार", "हिन्दी-में-समाचार"),
        ("岚江渡轮改用电力", "岚江渡轮改用电力"),
        ("\x1b]52;c;x\x07", "52-c-x"),
        ("…", ""),
    ],
)
def test_a_slug_has_the_words_of_a_title(title: str, name: str) -> None:
    assert slug(title) == name


@given(st.text(max_size=300))
def test_a_slug_is_a_harmless_part_of_a_name(title: str) -> None:
    name = slug(title)
    assert len(name) <= LONGEST_NAME
    assert len(file_name(title, NOON).encode()) <= 255
    assert not name.startswith((".", "-"))
    assert not name.endswith("-")
    assert {unicodedata.category(char)[0] for char in name.replace("-", "")} <= set("LNM")
    assert Path(file_name(title, NOON)).name == file_name(title, NOON)


def test_an_article_without_words_in_its_title_has_a_name_all_the_same() -> None:
    assert file_name("…", NOON) == f"{NOON.astimezone():%Y-%m-%d}-article.md"


def test_the_ending_says_what_is_written() -> None:
    told = Story(article(), BLOCKS)
    assert document(told, ".md", 72).startswith(("#", "*"))
    assert document(told, "", 72) == document(told, ".markdown", 72) == document(told, ".md", 72)
    assert json.loads(document(told, ".JSON", 72))["title"] == told.article.title
    assert max(map(len, document(told, ".txt", 40).splitlines()[:5])) <= 40
