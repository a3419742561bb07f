"""Text that a person selects in laid-out lines, from one place to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.typeset.lines import Line, Span
from reader.typeset.passages import BESIDE, joint
from reader.typeset.signs import BAR
from reader.typeset.stretches import Stretch


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Before a character of a line."""

    line: int
    char: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What lies between where it was begun and where it was led to, in either direction."""

    anchor: Spot
    head: Spot

    @property
    def start(self) -> Spot:
        """Where it begins in reading order."""
        return min(self.anchor, self.head)

    @property
    def end(self) -> Spot:
        """Where it ends in reading order."""
        return max(self.anchor, self.head)

    def in_line(self, number: int, line: Line) -> Stretch | None:
        """The part of a line that is selected."""
        if not self.start.line <= number <= self.end.line:
            return None
        first = self.start.char if number == self.start.line else 0
        last = self.end.char if number == self.end.line else len(line.text)
        return Stretch(number, first, last) if first < last else None


def selected_text(lines: Sequence[Line], selection: Selection) -> str:
    """The words that are selected, without the bars and numbers beside them; a paragraph is one line."""
    text: list[str] = []
    before: Line | None = None
    for number in range(selection.start.line, min(selection.end.line + 1, len(lines))):
        line = lines[number]
        if before is not None:
            text.append("\n" if _parts(before, line) else joint(before, line))
        stretch = selection.in_line(number, line)
        text += _words(line, stretch) if stretch else ()
        before = line
    return "".join(text).strip("\n")


def _parts(before: Line, after: Line) -> bool:
    """Whether two lines are of different paragraphs."""
    if before.block != after.block or not before.spans or not after.spans or _sign(after):
        return True
    first, last = _first_span(before), _first_span(after)
    return first is None or last is None or "code" in {first.role, last.role} or _kind(first) != _kind(last)


def _kind(span: Span) -> str:
    """Pictures have their credit after their caption, and it is of the same paragraph."""
    return "caption" if span.role == "credit" else span.role


def _first_span(line: Line) -> Span | None:
    return next((span for span in line.spans if span.role not in BESIDE), None)


def _sign(line: Line) -> str:
    """The sign that begins a line: a bullet, a number, an arrow; "" where a bar or nothing does."""
    beside = (span.text for span in line.spans if span.role == "marker")
    return "".join(beside).replace(BAR, "").strip()


def _words(line: Line, stretch: Stretch) -> Iterator[str]:
    position = 0
    is_begun = False
    for span in line.spans:
        text = span.text[max(0, stretch.start - position) : max(0, stretch.end - position)]
        position += len(span.text)
        if span.role == "number" or (span.role == "marker" and (BAR in span.text or not (is_begun or text.strip()))):
            continue
        is_begun = True
        yield text
