"""What stands out in laid-out lines: a link that has the focus, hints over links, hits, a selection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.typeset.finding import Hit, find
from reader.typeset.lines import Line, Span
from reader.typeset.links import LinkPlace, find_links, hints_for
from reader.typeset.numbers import Numbers
from reader.typeset.selecting import Selection, Spot
from reader.typeset.stretches import Mark, Stretch, in_line, labelled, marked


class Highlights:
    """Knows where they are, and which of them a person is at."""

    def __init__(self) -> None:
        self._lines: Sequence[Line] = ()
        self._by_line: dict[int, list[Stretch]] = {}
        self.links: tuple[LinkPlace, ...] = ()
        self.focus: int | None = None
        self.hints: dict[str, int] = {}
        self.sought = ""
        self.hits: tuple[Hit, ...] = ()
        self.hit = 0
        self.selection: Selection | None = None

    def forget(self) -> None:
        """Nothing stands out any more."""
        self.focus = self.selection = None
        self.hints = {}
        self.seek("", 0)

    def use(self, lines: Sequence[Line], numbers: Numbers) -> None:
        """The lines are others now: the same things stand out in them, as far as they can be found again."""
        if lines == self._lines:
            return
        self._lines = lines
        self.links = find_links(lines, numbers)
        self.hints = {}
        self.selection = None
        if self.focus is not None and self.focus >= len(self.links):
            self.focus = None
        hit = self.hit
        self.seek(self.sought, 0)
        self.hit = min(hit, max(0, len(self.hits) - 1))

    @property
    def focused(self) -> LinkPlace | None:
        """The link that has the focus."""
        return None if self.focus is None else self.links[self.focus]

    def link_at(self, spot: Spot) -> int | None:
        """The link that a character belongs to."""
        for number, link in enumerate(self.links):
            if any(one.line == spot.line and one.start <= spot.char < one.end for one in link.stretches):
                return number
        return None

    def link_from(self, line: int, step: int) -> int | None:
        """The next link in a direction: from the one that has the focus, else from a line on."""
        if self.focus is not None:
            number = self.focus + step
        elif step > 0:
            number = sum(link.first.line < line for link in self.links)
        else:
            number = sum(link.first.line <= line for link in self.links) - 1
        return number if 0 <= number < len(self.links) else None

    def hint(self, first: int, last: int) -> None:
        """Put hints over the links whose sign is in the lines from `first` to before `last`."""
        seen = [number for number, link in enumerate(self.links) if first <= link.sign.line < last]
        self.hints = dict(zip(hints_for(len(seen)), seen, strict=True))

    def narrow(self, letter: str) -> int | None:
        """Keep the hints that begin with a letter, without it, or none; gives the link whose whole hint it was."""
        chosen = self.hints.get(letter)
        self.hints = {} if chosen is not None or not letter else self._beginning_with(letter)
        return chosen

    def _beginning_with(self, letter: str) -> dict[str, int]:
        return {hint[len(letter) :]: link for hint, link in self.hints.items() if hint.startswith(letter)}

    def seek(self, text: str, line: int) -> None:
        """Find a text; the hit that counts first is the first from a line on."""
        self.sought = text
        self.hits = find(self._lines, text) if text else ()
        self.hit = next((number for number, hit in enumerate(self.hits) if hit[0].line >= line), 0)
        by_line: dict[int, list[Stretch]] = defaultdict(list)
        for hit in self.hits:
            for stretch in hit:
                by_line[stretch.line].append(stretch)
        self._by_line = by_line

    def select_lines(self, anchor: int, head: int) -> None:
        """Select whole lines."""
        first, last = min(anchor, head), max(anchor, head)
        self.selection = Selection(Spot(first, 0), Spot(last, len(self._lines[last].text)))

    def drawn(self, number: int, line: Line) -> Iterator[tuple[Span, Mark]]:
        """The spans of a line as they are drawn."""
        if self.hints:
            spans = line.spans
            over = [(self.links[link].sign, hint) for hint, link in self.hints.items()]
            for sign, hint in sorted((one for one in over if one[0].line == number), reverse=True):
                spans = labelled(spans, sign.start, f"[{hint}]" if sign.end - sign.start > 1 else hint)
            return ((span, "") for span in spans)
        return marked(line.spans, self._marks(number, line))

    def _marks(self, number: int, line: Line) -> Iterator[tuple[int, int, Mark]]:
        for one in self._by_line.get(number, ()):
            yield one.start, one.end, "hit"
        if self.hits:
            yield from ((start, end, "current") for start, end in in_line(self.hits[self.hit], number))
        if self.focused is not None:
            yield from ((start, end, "focus") for start, end in in_line(self.focused.stretches, number))
        stretch = self.selection.in_line(number, line) if self.selection else None
        if stretch is not None:
            yield stretch.start, stretch.end, "selected"
