"""A story as lines: head, then the body block by block."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from reader.model.article import Article, Story
from reader.model.blocks import Block
from reader.model.texts import gettext as _
from reader.typeset import phrases
from reader.typeset.column import Column
from reader.typeset.lines import BLANK, HEAD, Line, Role, Span, flow
from reader.typeset.numbers import Numbers, Unnumbered
from reader.typeset.parts import lay_block
from reader.typeset.players import lay_enclosures


def lay_story(
    story: Story, cells: int, unfolded: Container[int] = (), numbers: Numbers | None = None
) -> tuple[Line, ...]:
    """The whole article in lines of at most `cells`, what comes with it last; galleries are open in the blocks whose
    numbers are `unfolded`, and links are numbered by `numbers`."""
    article = story.article
    column = Column(cells, numbers=numbers or Unnumbered())
    body = lay_body(story.blocks, cells, unfolded, column.numbers)
    gap = (BLANK,) if body and article.enclosures else ()
    return (*lay_head(article, cells), *body, *gap, *lay_enclosures(article.enclosures, column, article.direction))


def lay_head(article: Article, cells: int) -> tuple[Line, ...]:
    """Kicker, title, lead and the line that says when, how long and by whom, a blank line after each part."""
    parts: tuple[tuple[Role, list[Span]], ...] = (
        ("kicker", [Span(article.kicker.upper(), "kicker")]),
        ("title", [Span(article.title, "title")]),
        ("lead", [Span(article.lead, "lead")]),
        ("meta", list(_parted(facts(article)))),
    )
    lines: list[Line] = []
    for role, spans in parts:
        if any(span.text for span in spans):
            lines += (Line(row, HEAD, article.direction) for row in flow(spans, cells, article.direction))
            if role != "kicker":
                lines.append(BLANK)
    return tuple(lines)


def facts(article: Article) -> tuple[str, ...]:
    """`5 Dec 2016, 14:05`, `4 min`, `DW, AFP`, `#later`: when, how long, by whom, and the person's tags."""
    updated = ""
    if article.updated and article.updated > article.published:
        updated = _("updated {}").format(phrases.day_and_time(article.updated))
    who = ", ".join((*article.authors, *article.agencies)) or article.feed
    opinion = _("Opinion") if article.opinion else ""
    tags = " ".join(f"#{tag}" for tag in article.tags)
    when = phrases.day_and_time(article.published)
    return tuple(filter(None, (when, updated, phrases.reading_time(article.words), opinion, who, tags)))


def _parted(said: Iterable[str]) -> Iterator[Span]:
    """Facts with a dot between them, each in its own direction."""
    for number, fact in enumerate(said):
        if number:
            yield Span(" · ", "meta")
        yield Span(fact, "meta", apart=True)


def lay_body(
    blocks: Iterable[Block], cells: int, unfolded: Container[int] = (), numbers: Numbers | None = None
) -> tuple[Line, ...]:
    """The body's lines, a blank one between blocks; galleries are open in those blocks whose numbers are `unfolded`."""
    numbers = numbers or Unnumbered()
    lines: list[Line] = []
    before: Block | None = None
    for number, block in enumerate(blocks):
        column = Column(cells, number in unfolded, numbers)
        laid = [replace(line, block=number) for line in lay_block(block, column, before)]
        if laid and lines:
            lines.append(BLANK)
        lines += laid
        before = block
    return tuple(lines)
