"""An article with what changed in it: `+what came+` and `-what went-`, so that no colour is needed to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reader.model.blocks import Direction
from reader.model.changes import Comparison, Kept, Kind, Pieces
from reader.typeset.column import Column, rows
from reader.typeset.lines import BLANK, HEAD, Line, Role, Span, drawn_only
from reader.typeset.parts import lay_block

_SPACE: Final = re.compile(r"\s+")
_SIGNS: Final[dict[Kind, str]] = {"same": "", "added": "+", "removed": "-"}


def lay_comparison(comparison: Comparison, column: Column, direction: Direction) -> tuple[Line, ...]:
    """Title, lead and body, each change with its sign at both ends."""
    parts = [
        list(rows(_spans(comparison.title, "title"), column, direction)),
        list(rows(_spans(comparison.lead, "lead"), column, direction)),
    ]
    for part in comparison.body:
        if isinstance(part, Kept):
            parts.append(list(lay_block(part.block, column)))
        else:
            parts.append(list(rows(_spans(part, "body"), column, direction)))
    return tuple(_parted(parts))


def _spans(pieces: Pieces, role: Role) -> Iterator[Span]:
    before: Kind = "same"
    for piece in (replace(piece, text=_SPACE.sub(" ", piece.text)) for piece in pieces):
        if before == "removed" and piece.kind == "added":
            yield Span(" ", role)
        before = piece.kind
        if piece.kind == "same" or not piece.text.strip():
            yield Span(piece.text, role)
            continue
        sign = _SIGNS[piece.kind]
        words = piece.text.strip()
        space, rest = piece.text.split(words, 1)
        yield Span(space, role)
        yield Span(f"{sign}{words}{sign}", piece.kind)
        yield Span(rest, role)


def _parted(parts: list[list[Line]]) -> Iterator[Line]:
    """Parts with a blank line between them."""
    is_first = True
    for part in parts:
        if any(line.spans for line in part):
            yield from () if is_first else (BLANK,)
            yield from (replace(drawn_only(line), block=HEAD) for line in part)
            is_first = False
