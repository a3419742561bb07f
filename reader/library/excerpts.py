"""The text around what a search found, with the places of the words that match. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.terms import Text
from reader.model.words import Word, locate, split

LENGTH: Final = 160
"""Characters of an excerpt, without its ellipses."""

_BEFORE: Final = 20
"""Characters of it that may stand before the first match, so few that a narrow list shows the match."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of text; `spans` are the places of what matches, as offsets into it, in order and apart."""

    text: str
    spans: tuple[tuple[int, int], ...]


def excerpt_of(texts: Iterable[str], sought: Sequence[Text]) -> Excerpt | None:
    """The text around the first match of any of the `sought` words in any of the texts; None for no match."""
    for text in texts:
        words = split(text)
        if any(_at(words, start, one) for one in sought for start in _starts(words, one)):
            return _cut(text, _spans(list(locate(text)), sought))
    return None


def _starts(words: Sequence[str], one: Text) -> range:
    return range(len(words) - len(one.words) + 1)


def _at(words: Sequence[str], start: int, one: Text) -> bool:
    """Whether the words from `start` on are those of a text."""
    *firsts, last = one.words
    end = start + len(firsts)
    if list(words[start:end]) != firsts:
        return False
    return words[end].startswith(last) if one.prefix else words[end] == last


def _spans(located: Sequence[Word], sought: Sequence[Text]) -> list[tuple[int, int]]:
    """The places of all matches, in order; those that touch are one."""
    words = [word.text for word in located]
    matched = {
        start + offset
        for one in sought
        for start in _starts(words, one)
        if _at(words, start, one)
        for offset in range(len(one.words))
    }
    spans: list[tuple[int, int]] = []
    for place in sorted(matched):
        start, end = located[place].start, located[place].end
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> Excerpt:
    """At most `LENGTH` characters around the first span, cut between words where there are spaces."""
    start, end = 0, len(text)
    if spans[0][0] > _BEFORE:
        start = spans[0][0] - _BEFORE
        start = text.find(" ", start, spans[0][0]) + 1 or start
    if end - start > LENGTH:
        end = start + LENGTH
        end = max(text.rfind(" ", spans[0][1], end), spans[0][1]) if " " in text[spans[0][1] : end] else end
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    inside = tuple((first + shift, min(last, end) + shift) for first, last in spans if first < end)
    return Excerpt(f"{head}{text[start:end]}{tail}", inside)
