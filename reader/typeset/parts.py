"""The blocks of a body as lines, each in a column.

An offset counts in its block's text: the running texts of the block (`body_texts`) with one character between them.
What repeats them or stands beside them (pull quotes, captions, signs) has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reader.model.blocks import (
    Block,
    Code,
    Figure,
    Gallery,
    Heading,
    List,
    Media,
    Paragraph,
    Post,
    Quote,
    Related,
    Table,
    body_texts,
    text_of,
)
from reader.model.texts import gettext as _
from reader.typeset import signs
from reader.typeset.cells import width
from reader.typeset.code import lay_code
from reader.typeset.column import Column, barred, indented, marked, rows
from reader.typeset.lines import BLANK, Line, Role, Span, drawn_only, shifted, spans_of
from reader.typeset.pictures import lay_figure, lay_gallery
from reader.typeset.players import lay_player, player_of
from reader.typeset.posts import is_embedded, lay_address, lay_byline, lay_post_head
from reader.typeset.tables import lay_table

_PULLED = 4
"""Cells by which a pull quote stands in."""


def lay_block(block: Block, column: Column, before: Block | None = None) -> Iterator[Line]:  # noqa: C901 -- one plain case a kind
    """A block's lines; `before` is the block that it follows."""
    match block:
        case Paragraph(runs):
            yield from rows(spans_of(runs, "body"), column, block.direction)
        case Heading(runs):
            yield from rows(spans_of(runs, "heading"), column, block.direction)
        case List():
            yield from _lay_list(block, column)
        case Quote(pull=True):
            yield from _lay_pull_quote(block, column)
        case Quote():
            yield from _lay_quote(block, column)
        case Table():
            yield from lay_table(block, column)
        case Code(text):
            yield from lay_code(text, column)
        case Figure():
            yield from lay_figure(block, column)
        case Media():
            yield from lay_player(player_of(block), column, block.direction)
        case Gallery():
            yield from lay_gallery(block, column)
        case Post():
            yield from _lay_post(block, column, before)
        case Related(links, title, versions):
            heading = title or (_("In other languages") if versions else _("Related"))
            yield from rows([Span(heading, "heading")], column, block.direction)
            for link in links:
                yield from marked(signs.ARROW, [Span(link.title, "body", -1, link.url)], column, block.direction)


def _lay_inner(blocks: Iterable[Block], column: Column) -> Iterator[Line]:
    """What stands in another block: a blank line between its parts, their offsets counted on."""
    offset = 0
    before: Block | None = None
    for block in blocks:
        lines = [shifted(line, offset) for line in lay_block(block, column, before)]
        if lines and before is not None:
            yield BLANK
        yield from lines
        if lines:
            before = block
        offset += _length((block,))


def _length(blocks: Iterable[Block]) -> int:
    """Characters of the text of blocks that another text follows."""
    return sum(len(text) + 1 for text in body_texts(blocks))


def _lay_list(block: List, column: Column) -> Iterator[Line]:
    numbered = list(block.numbered())
    signs_of = [f"{number}." if block.ordered else signs.BULLET for number, _item in numbered]
    widest = max(map(width, signs_of), default=0)
    inner = column.beside(widest + 1)
    offset = 0
    for sign, (_number, item) in zip(signs_of, numbered, strict=True):
        lines = marked(sign.rjust(widest), spans_of(item.runs, "body"), column, block.direction)
        yield from (shifted(line, offset) for line in lines)
        offset += len(text_of(item.runs)) + 1
        for line in indented(_lay_inner(item.blocks, inner), column.cells - inner.cells):
            yield shifted(line, offset)
        offset += _length(item.blocks)


def _lay_quote(quote: Quote, column: Column) -> Iterator[Line]:
    inner = column.beside(width(signs.BAR) + 1)
    lines = [_in_role(line, "quote") for line in _lay_inner(quote.blocks, inner)]
    lines += _lay_author(quote, inner)
    yield from lines if inner is column else barred(lines, signs.BAR, quote.direction)


def _lay_pull_quote(quote: Quote, column: Column) -> Iterator[Line]:
    """Set in from both sides and without a bar, for nobody says it here a second time."""
    inner = column.beside(2 * _PULLED)
    lines = [_in_role(line, "pull") for line in _lay_inner(quote.blocks, inner)]
    lines += _lay_author(quote, inner)
    yield from indented(map(drawn_only, lines), (column.cells - inner.cells) // 2)


def _lay_author(quote: Quote, column: Column) -> Sequence[Line]:
    if not quote.author:
        return ()
    return tuple(rows([Span(f"— {quote.author}", "credit")], column, quote.direction))


def _in_role(line: Line, role: Role) -> Line:
    return replace(line, spans=tuple(replace(span, role=role) if span.role == "body" else span for span in line.spans))


def _lay_post(post: Post, column: Column, before: Block | None) -> Iterator[Line]:
    if is_embedded(post):
        inner = column.beside(width(signs.BAR) + 1)
        lines = [*lay_byline(post, inner), *_lay_inner(post.blocks, inner), *lay_address(post, inner)]
        yield from lines if inner is column else barred(lines, signs.BAR, post.direction)
        return
    if isinstance(before, Post):
        yield BLANK
    yield from lay_post_head(post, column, before)
    offset = len(post.title) + 1 if post.title else 0
    yield from (shifted(line, offset) for line in _lay_inner(post.blocks, column))
