"""Blocks that say nothing themselves and only point to other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.extractor.elements import weight
from reader.model.blocks import Block, Link, List, Paragraph, Quote, Run, text_of

_POINTER = re.compile(r"[^\w(]*(?:[^.!?:]{2,40}[:：|>»›→▶】]|【[^】]{2,20}】|\([^()]{2,30}[:：])?[^\w]*")
_POINTER_WORDS = 5


def pointers(block: Block) -> list[Link]:
    """The links that a block consists of, but for a few words before them; none where it says something itself."""
    match block:
        case Paragraph(runs):
            return _pointers(runs)
        case Quote(inner) if inner and all(map(pointers, inner)):
            return [link for quoted in inner for link in pointers(quoted)]
        case List(items) if items and all(_pointers(item.runs) and not item.blocks for item in items):
            return [link for item in items for link in _pointers(item.runs)]
    return []


def _pointers(runs: tuple[Run, ...]) -> list[Link]:
    own = text_of(run for run in runs if not run.link).strip()
    linked = [run for run in runs if run.link and run.text.strip()]
    if not linked or (max(len(run.text.split()) for run in linked) < 3 and not _is_unspaced(linked)):
        return []
    if not (_POINTER.fullmatch(own) and len(own.split()) <= _POINTER_WORDS):
        return []
    return [Link(run.link, run.text.strip()) for run in linked if run.link]


def announces(block: Block) -> bool:
    """Whether a block only says that a link follows: `Read more:`."""
    if not isinstance(block, Paragraph):
        return False
    text = text_of(block.runs)
    return text.endswith((":", "：")) and len(text.split()) <= _POINTER_WORDS


def _is_unspaced(linked: Sequence[Run]) -> bool:
    """Whether links are as long as a title in a script that does not part words."""
    return any(weight(run.text) >= 2 * len(run.text) - 8 and len(run.text) > 8 for run in linked)
