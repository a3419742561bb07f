"""An article as a file: its name, and what stands in it."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from itertools import groupby
from typing import Final

from reader.library.exporting import story_values
from reader.model.article import Story
from reader.model.text import clean_line
from reader.typeset.markdown import to_markdown
from reader.typeset.plain import to_text

LONGEST_NAME: Final = 80
"""Characters of a slug, and the most."""

_LONGEST_BYTES: Final = 200
"""Bytes of a slug: file systems take 255 for a name, and a date and an ending come with it."""


def slug(title: str) -> str:
    """A title as a part of a file's name: its letters, digits and marks, all else as single dashes between them."""
    pieces = (
        "".join(chars) if is_word else "-"
        for is_word, chars in groupby(clean_line(title), lambda char: unicodedata.category(char)[0] in "LNM")
    )
    name = "".join(pieces)[:LONGEST_NAME]
    while len(name.encode()) > _LONGEST_BYTES:
        name = name[:-1]
    return name.strip("-")


def file_name(title: str, now: datetime) -> str:
    """What the file of an article is called unless a person says otherwise: the local day, then the title."""
    return f"{now.astimezone():%Y-%m-%d}-{slug(title) or 'article'}.md"


def document(story: Story, ending: str, measure: int) -> str:
    """The whole article: JSON for `.json`, lines of at most `measure` cells for `.txt`, else Markdown."""
    match ending.lower():
        case ".json":
            return json.dumps(story_values(story), ensure_ascii=False, indent=2) + "\n"
        case ".txt":
            return to_text(story, measure)
        case _:
            return to_markdown(story)
