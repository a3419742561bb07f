"""A story as plain text."""

from __future__ import annotations

from reader.model.article import Story
from reader.model.shortages import explained
from reader.typeset.cells import pad
from reader.typeset.layout import lay_story
from reader.typeset.lines import Line, Span, flow
from reader.typeset.visual import in_order


def to_text(story: Story, width: int = 72, *, reordered: bool = False) -> str:
    """The whole article in lines of at most `width` cells, galleries open; then why it is short where it is, last its
    address and those of what comes with it.

    `reordered`, what runs from right to left is as it is drawn, at the right; else all is in reading order.
    """
    laid = lay_story(story, width, unfolded=range(len(story.blocks)))
    lines = [(_drawn(line, width) if reordered else line.text).rstrip() for line in laid]
    reason = explained(story.article)
    if reason:
        lines += ["", *(Line(row).text.rstrip() for row in flow([Span(reason, "meta")], width))]
    addresses = [story.article.url, *(one.url for one in story.article.enclosures)]
    return "\n".join((*lines, "", *addresses, ""))


def _drawn(line: Line, width: int) -> str:
    """A line from left to right."""
    drawn = "".join(text for text, _ in in_order([(line.text, None)], line.levels, line.direction))
    return pad(drawn, width, right=True) if line.direction == "rtl" and drawn else drawn
