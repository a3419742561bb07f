"""Lines as a person sees them on a terminal that draws each character where it is told to."""

from __future__ import annotations

from reader.model.blocks import Direction
from reader.typeset.bidi import levels_of
from reader.typeset.cells import steady
from reader.typeset.lines import Line
from reader.typeset.visual import glyphs


def drawn(line: Line) -> str:
    """A laid-out line, from left to right."""
    return steady("".join(glyph.text for glyph in glyphs(line.text, line.levels, line.direction)))


def seen(text: str, direction: Direction = "rtl") -> str:
    """A text that fits into a line, from left to right."""
    return "".join(glyph.text for glyph in glyphs(text, levels_of(text, direction), direction))
