"""What blocks say by standing next to each other: a caption after its picture, subheads that are only bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.extractor.credits import plain_credit
from reader.extractor.elements import weight
from reader.model.blocks import Block, Figure, Heading, List, Paragraph, Quote, Run, body_texts, text_of

_SUBHEADS_AT_LEAST = 2
_SUBHEAD_AT_MOST = 120
_PROSE_AT_LEAST = 60
_ALT_AT_LEAST = 20
_CREDIT_AT_MOST = 80
_SENTENCE_ENDS = tuple(".!?:;,…。！？：।۔؟")


def put_together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a body, each seen beside its neighbours.

    A picture takes the caption after it. Short bold paragraphs become subheads where a page has several of them.
    A quote that is called a pull quote, but whose words are nowhere else, is a quote like any other.
    """
    return _settle_pull_quotes(_find_subheads(_join_captions(blocks)))


def _join_captions(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Figure) and not last.caption and (caption := _caption_after(last, block)):
            joined[-1] = replace(last, caption=caption.caption, credit=caption.credit or last.credit)
        else:
            joined.append(block)
    return joined


def _caption_after(picture: Figure, block: Block) -> Figure | None:
    """The caption that a block is for the picture before it: one without a picture, or its `alt` text once more."""
    match block:
        case Figure(url=""):
            return block if picture.url else None
        case Paragraph(runs) if picture.alt and not any(run.link for run in runs):
            text = text_of(runs)
            if text == picture.alt:
                return Figure(caption=text)
            rest = text.removeprefix(picture.alt)
            if len(picture.alt) >= _ALT_AT_LEAST and len(rest) < min(len(text), _CREDIT_AT_MOST):
                return Figure(caption=picture.alt, credit=plain_credit(rest))
    return None


def _find_subheads(blocks: list[Block]) -> list[Block]:
    """Bold paragraphs that are no sentences and have prose after them, if there are several in the body."""
    found = [number for number, block in enumerate(blocks) if _is_bold_line(block) and _precedes_prose(blocks, number)]
    if len(found) < _SUBHEADS_AT_LEAST:
        return blocks
    begun = next((number for number, block in enumerate(blocks) if isinstance(block, Paragraph)), 0)
    level = 3 if any(isinstance(block, Heading) for block in blocks[begun:]) else 2
    for number in found:
        block = blocks[number]
        if isinstance(block, Paragraph):
            runs = tuple(Run(run.text, run.link, run.emphasis, code=run.code) for run in block.runs)
            blocks[number] = Heading(runs, level=level, language=block.language, direction=block.direction)
    return blocks


def _is_bold_line(block: Block) -> bool:
    if not isinstance(block, Paragraph) or not all(run.strong or not run.text.strip() for run in block.runs):
        return False
    text, is_linked = text_of(block.runs), any(run.link for run in block.runs)
    return weight(text) <= _SUBHEAD_AT_MOST and not text.endswith(_SENTENCE_ENDS) and not is_linked


def _precedes_prose(blocks: list[Block], number: int) -> bool:
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    if isinstance(following, Paragraph):
        return weight(text_of(following.runs)) >= _PROSE_AT_LEAST and not all(run.strong for run in following.runs)
    return isinstance(following, List)


def _settle_pull_quotes(blocks: list[Block]) -> list[Block]:
    if not any(isinstance(block, Quote) and block.pull for block in blocks):
        return blocks
    body = _letters(" ".join(body_texts(blocks)))
    return [
        replace(block, pull=False) if isinstance(block, Quote) and block.pull and not _repeats(block, body) else block
        for block in blocks
    ]


def _repeats(quote: Quote, body: str) -> bool:
    """Whether most of a quote's sentences are in the body."""
    words = _letters(" ".join(body_texts(quote.blocks)))
    pieces = [words[at : at + 24] for at in range(0, max(len(words) - 12, 1), 24)]
    return sum(piece in body for piece in pieces) * 2 >= len(pieces)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
