"""A story as plain text."""

from __future__ import annotations

from reader.model.article import Story
from reader.typeset.layout import lay_story


def to_text(story: Story, width: int = 72) -> str:
    """The whole article in lines of at most `width` cells, the address last."""
    lines = [line.text.rstrip() for line in lay_story(story, width)]
    return "\n".join((*lines, "", story.article.url, ""))
