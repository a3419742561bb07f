"""Text that says itself in which direction parts of it run: embeddings and isolates (UAX #9, rules X1 to X10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reader.typeset.bidi_classes import CLOSING, OPENING, REMOVED

_DEEPEST: Final = 125
_EMBEDDINGS: Final = {"a": (0, ""), "c": (1, ""), "d": (0, "L"), "e": (1, "R")}
"""Whether an embedding is odd, and what all of its characters count for."""


@dataclass(frozen=True, slots=True)
class RunSequence:
    """Characters that the rules see as one text, by their places; the levels of it and of what it stands between."""

    places: tuple[int, ...]
    level: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class _Status:
    level: int
    override: str = ""
    is_isolate: bool = False


class _Walk:
    """What is open at a character: embeddings and isolates, and those that lie too deep to count."""

    def __init__(self, base: int) -> None:
        self._stack = [_Status(base)]
        self._isolates = self._deep_isolates = self._deep_embeddings = 0

    @property
    def now(self) -> _Status:
        return self._stack[-1]

    def embed(self, odd: int, override: str) -> None:
        if not self._enter(_Status(self._next_level(odd), override)) and not self._deep_isolates:
            self._deep_embeddings += 1

    def isolate(self, odd: int) -> None:
        if self._enter(_Status(self._next_level(odd), is_isolate=True)):
            self._isolates += 1
        else:
            self._deep_isolates += 1

    def end_embedding(self) -> None:
        if self._deep_isolates:
            return
        if self._deep_embeddings:
            self._deep_embeddings -= 1
        elif len(self._stack) > 1 and not self.now.is_isolate:
            self._stack.pop()

    def end_isolate(self) -> None:
        if self._deep_isolates:
            self._deep_isolates -= 1
        elif self._isolates:
            self._isolates -= 1
            self._deep_embeddings = 0
            while not self._stack.pop().is_isolate:
                pass

    def _enter(self, status: _Status) -> bool:
        if status.level > _DEEPEST or self._deep_isolates or self._deep_embeddings:
            return False
        self._stack.append(status)
        return True

    def _next_level(self, odd: int) -> int:
        level = self.now.level
        return level + 1 if (level + 1) % 2 == odd else level + 2


def explicit(classes: str, base: int, side_of: Callable[[str], int]) -> tuple[list[int], list[str]]:
    """The levels that embeddings and isolates give (X1 to X8), and the classes as overrides leave them.

    `side_of` says of the classes of a text whether it runs from right to left (1) or not (0).
    """
    ends = _ends_of_isolates(classes)
    levels: list[int] = []
    kinds: list[str] = []
    walk = _Walk(base)
    for place, kind in enumerate(classes):
        if kind == CLOSING:
            walk.end_isolate()
        levels.append(base if kind == "P" else walk.now.level)
        kinds.append(kind if kind in REMOVED or kind == "P" else walk.now.override or kind)
        if kind in _EMBEDDINGS:
            walk.embed(*_EMBEDDINGS[kind])
        elif kind in OPENING:
            inside = classes[place + 1 : ends.get(place, len(classes))]
            walk.isolate(side_of(inside) if kind == "i" else int(kind == "h"))
        elif kind == "f":
            walk.end_embedding()
    return levels, kinds


def sequences(classes: str, levels: Sequence[int], base: int) -> Iterator[RunSequence]:
    """The isolating run sequences (BD13, X10): a run of one level, and what goes on after isolates in it."""
    ends = _ends_of_isolates(classes)
    seen = [place for place, kind in enumerate(classes) if kind not in REMOVED]
    runs = [list(run) for _, run in groupby(seen, key=lambda place: levels[place])]
    order = {place: number for number, place in enumerate(seen)}
    by_start = {run[0]: run for run in runs}
    going_on = {ends[run[-1]] for run in runs if run[-1] in ends}
    for run in runs:
        if run[0] in going_on:
            continue
        places = list(run)
        while places[-1] in ends:
            places += by_start[ends[places[-1]]]
        first, last = order[places[0]], order[places[-1]]
        level = levels[places[0]]
        before = levels[seen[first - 1]] if first else base
        is_open = classes[places[-1]] in OPENING
        after = levels[seen[last + 1]] if last + 1 < len(seen) and not is_open else base
        yield RunSequence(tuple(places), level, max(before, level), max(after, level))


def _ends_of_isolates(classes: str) -> dict[int, int]:
    """Where each isolate ends that does (BD9)."""
    ends: dict[int, int] = {}
    begun: list[int] = []
    for place, kind in enumerate(classes):
        if kind in OPENING:
            begun.append(place)
        elif kind == CLOSING and begun:
            ends[begun.pop()] = place
    return ends
