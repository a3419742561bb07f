"""The numbers of an article's links: small, after the words of each, so that a link can be named by typing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reader.typeset.lines import Span


class Numbers:
    """Gives each address a number in the order in which they are met; the same one each time it is."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, address: str) -> int:
        """The number of an address."""
        return self._given.setdefault(address, len(self._given) + 1)

    def after(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Spans, the number of each link after the last of its words."""
        for span, following in pairwise((*spans, Span(""))):
            yield span
            if span.link is not None and span.link != following.link:
                yield Span(f"[{self.of(span.link)}]", "number", link=span.link)


class Unnumbered(Numbers):
    """Gives none."""

    def after(self, spans: Iterable[Span]) -> Iterator[Span]:
        return iter(spans)
