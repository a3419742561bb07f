"""A story as lines: head, then the body block by block."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from gettext import gettext as _

from reader.model.article import Article, Story
from reader.model.blocks import Block
from reader.typeset import phrases
from reader.typeset.column import Column
from reader.typeset.lines import BLANK, HEAD, Line, Role, Span, flow
from reader.typeset.parts import lay_block


def lay_story(story: Story, cells: int, unfolded: Container[int] = ()) -> tuple[Line, ...]:
    """The whole article in lines of at most `cells`; galleries are open in the blocks whose numbers are `unfolded`."""
    return (*lay_head(story.article, cells), *lay_body(story.blocks, cells, unfolded))


def lay_head(article: Article, cells: int) -> tuple[Line, ...]:
    """Kicker, title, lead and the line that says when, how long and by whom, a blank line after each part."""
    parts: tuple[tuple[str, Role], ...] = (
        (article.kicker.upper(), "kicker"),
        (article.title, "title"),
        (article.lead, "lead"),
        (meta(article), "meta"),
    )
    lines: list[Line] = []
    for text, role in parts:
        if text:
            lines += (Line(row, HEAD, article.direction) for row in flow([Span(text, role)], cells))
            if role != "kicker":
                lines.append(BLANK)
    return tuple(lines)


def meta(article: Article) -> str:
    """`5 Dec 2016, 14:05 · 4 min · DW, AFP`."""
    when = phrases.day_and_time(article.published)
    if article.updated and article.updated > article.published:
        when += " · " + _("updated {}").format(phrases.day_and_time(article.updated))
    who = ", ".join((*article.authors, *article.agencies)) or article.feed
    opinion = _("Opinion") if article.opinion else ""
    return " · ".join(part for part in (when, phrases.reading_time(article.words), opinion, who) if part)


def lay_body(blocks: Iterable[Block], cells: int, unfolded: Container[int] = ()) -> tuple[Line, ...]:
    """The body's lines, a blank one between blocks; galleries are open in those blocks whose numbers are `unfolded`."""
    lines: list[Line] = []
    before: Block | None = None
    for number, block in enumerate(blocks):
        column = Column(cells, unfolded=number in unfolded)
        laid = [replace(line, block=number) for line in lay_block(block, column, before)]
        if laid and lines:
            lines.append(BLANK)
        lines += laid
        before = block
    return tuple(lines)
