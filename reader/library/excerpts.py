"""The text around what a search found, with the places of the words that match. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.terms import Text
from reader.model.words import Word, bare, locate, pattern, split

LENGTH: Final = 160
"""Characters of an excerpt, without its ellipses."""

_WORD: Final = re.compile("[^ ]+")
_BEFORE: Final = 20
"""Characters of it that may stand before the first match, so few that a narrow list shows the match."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of text; `spans` are the places of what matches, as offsets into it, in order and apart."""

    text: str
    spans: tuple[tuple[int, int], ...]


def excerpt_of(texts: Iterable[str], sought: Sequence[Text]) -> Excerpt | None:
    """The text around the first match of any of the `sought` words in any of the texts; None for no match."""
    patterns = [pattern(one.words, prefix=one.prefix) for one in sought]
    known = [one for one in patterns if one is not None]
    looked_at: list[str] = []
    for text in texts if len(known) == len(patterns) else ():
        if spans := _plain_spans(text, known):
            return _cut(text, spans)
        looked_at.append(text)
    for text in looked_at or texts:
        words = split(text)
        if any(_at(words, start, one) for one in sought for start in _starts(words, one)):
            return _cut(text, _spans(list(locate(text)), sought))
    return None


def _plain_spans(text: str, patterns: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """The places of all matches in a text whose letters are compared one by one; none, where that doesn't do."""
    letters = bare(text)
    if len(letters) != len(text):
        return []
    found = (place for one in patterns for match in one.finditer(letters) for place in _words_in(match))
    return _joined(sorted(found))


def _words_in(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The places of the words in what a pattern found."""
    return (word.span() for word in _WORD.finditer(match.string, *match.span()))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


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
    return _joined((located[place].start, located[place].end) for place in sorted(matched))


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
