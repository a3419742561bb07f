"""What an article says now and did not say before, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal, TypeAlias

from reader.model.blocks import Block, body_texts

Kind: TypeAlias = Literal["same", "added", "removed"]
"""How a piece of text came to be where it is."""

_TOKENS: Final = re.compile(r"[^\W\u3005-\u30ff\u3400-\u9fff]+|\s+|.", re.DOTALL)
"""A word, white space, or another character; Han and kana are characters by themselves."""

_ALIKE: Final = 0.3
"""Texts that share fewer of their words are two, one of them gone and the other new."""

_WORK: Final = 4_000_000
"""Pairs of words that are compared at most; texts with more take too long, and are two."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stayed, came, or went."""

    text: str
    kind: Kind = "same"


Pieces: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What an article says, as far as changes of it are shown."""

    title: str
    lead: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A block that is as it was."""

    block: Block


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions beside each other: title, lead and body, blocks that stayed and paragraphs of text that did not."""

    title: Pieces
    lead: Pieces
    body: tuple[Kept | Pieces, ...]

    @property
    def changed(self) -> bool:
        """Whether any words are others."""
        texts = (self.title, self.lead, *(part for part in self.body if not isinstance(part, Kept)))
        return any(piece.kind != "same" and piece.text.strip() for pieces in texts for piece in pieces)


def compare(before: Version, now: Version) -> Comparison:
    """What became of a version."""
    return Comparison(
        compare_texts(before.title, now.title),
        compare_texts(before.lead, now.lead),
        tuple(_compare_blocks(before.blocks, now.blocks)),
    )


def compare_texts(before: str, now: str) -> Pieces:
    """What became of a text: read without what was removed it is `now`, without what was added it is `before`."""
    had, has = _TOKENS.findall(before), _TOKENS.findall(now)
    matcher = SequenceMatcher(None, had, has, autojunk=False)
    if before and now and before != now and (len(had) * len(has) > _WORK or not _are_alike(matcher, has)):
        return Piece(before, "removed"), Piece(now, "added")
    pieces: list[Piece] = []
    gone = come = ""
    for what, start, end, first, last in matcher.get_opcodes():
        old, new = "".join(had[start:end]), "".join(has[first:last])
        is_between = new.isspace() and (gone or come) and last < len(has)
        if what == "equal" and not is_between:
            pieces += _changed(gone, come)
            pieces.append(Piece(new))
            gone = come = ""
        else:
            gone, come = gone + old, come + new
    return (*pieces, *_changed(gone, come))


def _changed(gone: str, come: str) -> Iterator[Piece]:
    """What went and what came in its place."""
    if gone:
        yield Piece(gone, "removed")
    if come:
        yield Piece(come, "added")


def _are_alike(matcher: SequenceMatcher[str], has: Sequence[str]) -> bool:
    shared = sum(
        not token.isspace() for block in matcher.get_matching_blocks() for token in has[block.b : block.b + block.size]
    )
    return shared >= _ALIKE * sum(not token.isspace() for token in has)


def _compare_blocks(before: Sequence[Block], now: Sequence[Block]) -> Iterator[Kept | Pieces]:
    for what, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what == "equal":
            yield from map(Kept, now[first:last])
        else:
            yield from _compare_paragraphs(before[start:end], now[first:last])


def _compare_paragraphs(before: Sequence[Block], now: Sequence[Block]) -> Iterator[Kept | Pieces]:
    """Running text paragraph by paragraph; what has none (pictures, players) is shown as it is now."""
    had, has = list(body_texts(before)), list(body_texts(now))
    for what, start, end, first, last in SequenceMatcher(None, had, has, autojunk=False).get_opcodes():
        if what == "equal":
            yield from ((Piece(text),) for text in has[first:last])
        else:
            for old, new in zip_longest(had[start:end], has[first:last], fillvalue=""):
                if pieces := compare_texts(old, new):
                    yield pieces
    yield from (Kept(block) for block in now if not any(body_texts((block,))))
