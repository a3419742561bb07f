"""What is seen beside the text: figures and galleries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.model.blocks import Block, Figure, Gallery, List, Post, Quote, Slide
from reader.model.texts import gettext as _
from reader.typeset import phrases, signs
from reader.typeset.cells import width
from reader.typeset.column import Column, indented, marked, rows
from reader.typeset.lines import BLANK, Line, Span


def lay_figure(figure: Figure, column: Column) -> Iterator[Line]:
    """The caption, and who made the picture after it."""
    return marked(signs.PICTURE, _caption(figure), column, figure.direction)


def holds_gallery(block: Block) -> bool:
    """Whether a block is a gallery, or has one in it."""
    match block:
        case Gallery():
            return True
        case Quote(blocks) | Post(blocks):
            return any(map(holds_gallery, blocks))
        case List(items):
            return any(holds_gallery(inner) for item in items for inner in item.blocks)
    return False


def lay_gallery(gallery: Gallery, column: Column) -> Iterator[Line]:
    """`▦ The bell · 2 pictures`; where galleries are open, the slides under it, numbered."""
    spans = [Span(f"{gallery.title} · " if gallery.title else "", "media")]
    spans.append(Span(phrases.pictures(len(gallery.slides)), "media"))
    if not column.unfolded:
        spans.append(Span(" · " + _("enter shows them"), "credit"))
    yield from marked(signs.GALLERY, spans, column, gallery.direction)
    if column.unfolded:
        for number, slide in enumerate(gallery.slides, 1):
            yield BLANK
            yield from _lay_slide(slide, f"{number}.".rjust(width(f"{len(gallery.slides)}.")), column)


def _lay_slide(slide: Slide, sign: str, column: Column) -> Iterator[Line]:
    """The title, the text, then the picture's caption where it says something else."""
    direction = slide.figure.direction
    figure = slide.figure
    if figure.caption in {slide.title, slide.text}:
        figure = replace(figure, caption="", alt="")
    parts = [[Span(slide.title, "heading")]] if slide.title else []
    parts += [[Span(slide.text, "body")]] if slide.text else []
    if not parts or figure.caption or figure.credit:
        parts.append(_caption(figure))
    yield from marked(sign, parts[0], column, direction)
    inner = column.beside(width(sign) + 1)
    for part in parts[1:]:
        yield from indented(rows(part, inner, direction), column.cells - inner.cells)


def _caption(figure: Figure) -> list[Span]:
    caption = figure.caption or figure.alt
    if not figure.credit:
        return [Span(caption or _("Picture"), "caption")]
    return [Span(f"{caption} " if caption else "", "caption"), Span(f"({figure.credit})", "credit")]
