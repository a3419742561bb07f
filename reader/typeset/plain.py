"""A story as plain text."""

from __future__ import annotations

from reader.model.article import Story
from reader.model.shortages import explained
from reader.typeset.layout import lay_story
from reader.typeset.lines import Line, Span, flow


def to_text(story: Story, width: int = 72) -> str:
    """The whole article in lines of at most `width` cells, galleries open; then why it is short where it is, last its
    address and those of what comes with it."""
    lines = [line.text.rstrip() for line in lay_story(story, width, unfolded=range(len(story.blocks)))]
    reason = explained(story.article)
    if reason:
        lines += ["", *(Line(row).text.rstrip() for row in flow([Span(reason, "meta")], width))]
    addresses = [story.article.url, *(one.url for one in story.article.enclosures)]
    return "\n".join((*lines, "", *addresses, ""))
