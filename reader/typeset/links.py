"""The links of laid-out lines, and the letters that stand over them while one is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from reader.typeset.lines import Line
from reader.typeset.numbers import Numbers
from reader.typeset.stretches import Stretch

LETTERS: Final = "asdfjklewiogh"
"""What hints are made of: letters under the fingers first."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A link in the text: its address and number, and where its words stand with the number after them.

    `sign` is where the number alone stands; where links are not numbered, the first character.
    """

    address: str
    number: int
    stretches: tuple[Stretch, ...]
    sign: Stretch

    @property
    def first(self) -> Stretch:
        """Where it begins."""
        return self.stretches[0]


def find_links(lines: Sequence[Line], numbers: Numbers) -> tuple[LinkPlace, ...]:
    """The links in reading order, with the numbers that the lines were laid with. One that goes on in the next line is
    one."""
    found: list[tuple[str, list[Stretch]]] = []
    signs: dict[int, Stretch] = {}
    going_on: str | None = None
    for number, line in enumerate(lines):
        position = 0
        for span in line.spans:
            end = position + len(span.text)
            if span.link is not None:
                if span.link != going_on:
                    found.append((span.link, []))
                found[-1][1].append(Stretch(number, position, end))
                signs.setdefault(len(found), Stretch(number, position, position + 1))
                going_on = span.link
                if span.role == "number":
                    signs[len(found)] = Stretch(number, position, end)
                    going_on = None
            elif span.role != "marker":
                going_on = None
            position = end
        if not line.spans:
            going_on = None
    return tuple(
        LinkPlace(address, numbers.of(address), _joined(places), signs[count])
        for count, (address, places) in enumerate(found, 1)
    )


def hints_for(count: int) -> tuple[str, ...]:
    """As many hints, of a letter each where that does, else of more; none is the beginning of another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return tuple("".join(letters) for letters, _ in zip(product(LETTERS, repeat=length), range(count), strict=False))


def _joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that touch as one."""
    joined: list[Stretch] = []
    for one in stretches:
        if joined and (joined[-1].line, joined[-1].end) == (one.line, one.start):
            joined[-1] = Stretch(one.line, joined[-1].start, one.end)
        else:
            joined.append(one)
    return tuple(joined)
