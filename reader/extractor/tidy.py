"""Blocks that were read are put in order: what is no part of the text leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.model.blocks import Block, Figure, Heading, Link, List, Paragraph, Related, Run, text_of

_LETTERS = re.compile(r"[\W_]+")
_POINTER = re.compile(r"[^.!?:]{2,40}[:：]\s*")
_POINTER_WORDS = 5
_RELATED_AT_MOST = 30
_PROSE_AT_LEAST = 60
_SENTENCE_ENDS = tuple(".!?:…”»\"'。！？।۔؟)")


def tidy(blocks: Iterable[Block], *known: str) -> tuple[Block, ...]:
    """`blocks` in reading order without repetitions and without pointers to other articles.

    A text that says one of the `known` ones (title, kicker, lead) again is left out, as is a block that repeats the
    one before it, a subhead with nothing under it, and a picture shown twice. A paragraph that is a mere pointer
    ("Read more:" and a link), and a list of links, become related links at the end.
    """
    seen = {key for text in known if (key := _key(text))}
    kept: list[Block] = []
    links: list[Link] = []
    for block in blocks:
        pointed = pointers(block)
        if pointed:
            links += pointed
        elif not (_repeats(block, seen) or (kept and block == kept[-1]) or (_is_picture(block) and block in kept)):
            kept.append(block)
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    body = [b for n, b in enumerate(kept) if not (isinstance(b, Heading) and _is_followed_by_same(kept, n))]
    unique = tuple(dict.fromkeys(links))[:_RELATED_AT_MOST]
    return (*body, Related(unique)) if unique else tuple(body)


def trim_edges(blocks: Iterable[Block], title: str) -> tuple[Block, ...]:
    """`blocks` without the labels before the first and after the last real paragraph.

    Dates, names and buttons stand there: short lines that are no sentences. A heading that has the title in it is the
    title again.
    """
    kept = list(blocks)
    first = next((n for n, block in enumerate(kept) if _is_prose(block)), 0)
    key = _key(title)
    kept[:first] = [b for b in kept[:first] if not (_is_label(b) or (key and key in _key(_words(b))))]
    while kept and (_is_label(kept[-1]) or isinstance(kept[-1], Heading)):
        kept.pop()
    return tuple(kept)


def _words(block: Block) -> str:
    return text_of(block.runs) if isinstance(block, Paragraph | Heading) else ""


def _is_prose(block: Block) -> bool:
    return len(_words(block)) >= _PROSE_AT_LEAST and isinstance(block, Paragraph)


def _is_label(block: Block) -> bool:
    text = _words(block)
    return isinstance(block, Paragraph) and len(text) < _PROSE_AT_LEAST and not text.endswith(_SENTENCE_ENDS)


def pointers(block: Block) -> list[Link]:
    """The links that a block consists of, but for a few words before them; none where it says something itself."""
    match block:
        case Paragraph(runs):
            return _pointers(runs)
        case List(items) if items and all(_pointers(item.runs) and not item.blocks for item in items):
            return [link for item in items for link in _pointers(item.runs)]
    return []


def _pointers(runs: tuple[Run, ...]) -> list[Link]:
    own = text_of(run for run in runs if not run.link).strip()
    linked = [run for run in runs if run.link]
    if not linked or len(linked[0].text.split()) < 3:
        return []
    if own and not (_POINTER.fullmatch(own) and len(own.split()) <= _POINTER_WORDS):
        return []
    return [Link(run.link, run.text.strip()) for run in linked if run.link and run.text.strip()]


def _repeats(block: Block, seen: set[str]) -> bool:
    return isinstance(block, Paragraph | Heading) and _key(text_of(block.runs)) in seen


def _is_picture(block: Block) -> bool:
    return isinstance(block, Figure)


def _is_followed_by_same(blocks: list[Block], number: int) -> bool:
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return isinstance(following, Heading) and blocks[number] == following


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
