"""A story as lines: head, then the body block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from gettext import gettext as _

from reader.model.article import Article, Story
from reader.model.blocks import (
    Block,
    Code,
    Direction,
    Figure,
    Gallery,
    Heading,
    Item,
    List,
    Media,
    Paragraph,
    Post,
    Quote,
    Related,
    Run,
    Table,
    plain,
)
from reader.typeset import phrases, signs
from reader.typeset.cells import cut, width
from reader.typeset.lines import BLANK, HEAD, Line, Role, Span, flow, spans_of
from reader.typeset.tables import lay_table


def lay_story(story: Story, cells: int) -> tuple[Line, ...]:
    """The whole article in lines of at most `cells`."""
    return (*lay_head(story.article, cells), *lay_body(story.blocks, cells))


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


def lay_body(blocks: Iterable[Block], cells: int) -> tuple[Line, ...]:
    """The body's lines, a blank one between blocks."""
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        laid = [replace(line, block=number) for line in _lay(block, cells)]
        if laid and lines:
            lines.append(BLANK)
        lines += laid
    return tuple(lines)


def _lay(block: Block, cells: int) -> Iterator[Line]:  # noqa: C901 -- one plain case a kind
    match block:
        case Paragraph(runs):
            yield from _rows(spans_of(runs, "body"), cells, block.direction)
        case Heading(runs):
            yield from _rows(spans_of(runs, "heading"), cells, block.direction)
        case List():
            yield from _lay_list(block, cells)
        case Quote(blocks, author):
            yield from _barred(_quoted(blocks, author), cells, block.direction)
        case Table():
            yield from lay_table(block, cells)
        case Code(text):
            for row in text.expandtabs(4).split("\n"):
                yield Line((Span(cut(row, cells), "code"),), 0)
        case Figure():
            yield from _lay_figure(block, cells)
        case Media():
            yield from _lay_media(block, cells)
        case Gallery(slides, title):
            label = " · ".join(part for part in (title, phrases.pictures(len(slides))) if part)
            yield from _marked(signs.GALLERY, [Span(label, "media")], cells, block.direction)
        case Post():
            yield from _lay_post(block, cells)
        case Related(links, title):
            yield Line((Span(cut(title or _("Related"), cells), "heading"),), 0, block.direction)
            for link in links:
                yield from _marked(signs.ARROW, [Span(link.title, "body", -1, link.url)], cells, block.direction)


def _rows(spans: list[Span], cells: int, direction: Direction) -> Iterator[Line]:
    return (Line(row, 0, direction) for row in flow(spans, cells))


def _lay_list(block: List, cells: int) -> Iterator[Line]:
    for number, item in enumerate(block.items, block.start):
        sign = f"{number}." if block.ordered else signs.BULLET
        yield from _lay_item(item, sign, cells, block.direction)


def _lay_item(item: Item, sign: str, cells: int, direction: Direction) -> Iterator[Line]:
    yield from _marked(sign, spans_of(item.runs, "body"), cells, direction)
    indent = width(sign) + 1
    for inner in item.blocks:
        yield from (_indented(line, indent) for line in _lay(inner, max(8, cells - indent)))


def _quoted(blocks: tuple[Block, ...], author: str) -> tuple[Block, ...]:
    return (*blocks, Paragraph((Run(f"— {author}", emphasis=True),))) if author else blocks


def _barred(blocks: tuple[Block, ...], cells: int, direction: Direction) -> Iterator[Line]:
    for line in lay_body(blocks, max(8, cells - width(signs.BAR) - 1)):
        quoted = tuple(replace(span, role="quote") if span.role == "body" else span for span in line.spans)
        yield _edged(quoted, Span(signs.BAR, "marker"), direction)


def _edged(spans: tuple[Span, ...], edge: Span, direction: Direction) -> Line:
    space = Span(" ", "marker")
    return Line((*spans, space, edge) if direction == "rtl" else (edge, space, *spans), 0, direction)


def _indented(line: Line, indent: int) -> Line:
    space = Span(" " * indent, "marker")
    spans = (*line.spans, space) if line.direction == "rtl" else (space, *line.spans)
    return replace(line, spans=spans)


def _marked(sign: str, spans: list[Span], cells: int, direction: Direction) -> Iterator[Line]:
    """Text with a sign before its first line and a hanging indent."""
    indent = width(sign) + 1
    for number, row in enumerate(flow(spans, max(8, cells - indent))):
        line = Line(row, 0, direction)
        if number:
            yield _indented(line, indent)
        elif direction == "rtl":
            yield replace(line, spans=(*row, Span(f" {sign}", "marker")))
        else:
            yield replace(line, spans=(Span(f"{sign} ", "marker"), *row))


def _lay_figure(block: Figure, cells: int) -> Iterator[Line]:
    spans = [Span(block.caption or block.alt or _("Picture"), "caption")]
    if block.credit:
        spans.append(Span(f" ({block.credit})", "credit"))
    yield from _marked(signs.PICTURE, spans, cells, block.direction)


def _lay_media(block: Media, cells: int) -> Iterator[Line]:
    sign = signs.VIDEO if block.medium == "video" else signs.AUDIO
    name = block.title or (_("Video") if block.medium == "video" else _("Audio"))
    spans = [Span(name, "media", -1, block.url or None)]
    if block.seconds is not None:
        spans.append(Span(f" {phrases.duration(block.seconds)}", "credit"))
    yield from _marked(sign, spans, cells, block.direction)


def _lay_post(block: Post, cells: int) -> Iterator[Line]:
    head = " · ".join(part for part in (block.time, block.author) if part)
    if head:
        yield from _rows([Span(head, "meta")], cells, block.direction)
    if block.title:
        yield from _rows(spans_of(plain(block.title), "heading"), cells, block.direction)
    yield from lay_body(block.blocks, cells)
