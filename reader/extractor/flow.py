"""Running text while it is collected: runs become paragraphs, white space becomes what a browser shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.extractor.direction import Place
from reader.extractor.wording import ends_sentence
from reader.model.blocks import Block, Paragraph, Run, Runs
from reader.model.text import clean

_WIDTHLESS_SPACE = "\u200b"


@dataclass(frozen=True, slots=True)
class Style:
    """What the elements around some text say of its looks."""

    link: str | None = None
    emphasis: bool = False
    strong: bool = False
    code: bool = False

    def run(self, text: str) -> Run:
        return Run(text, self.link, self.emphasis, self.strong, self.code)


PLAIN = Style()


class Flow:
    """Blocks in page order, and the running text that is not yet one of them.

    `place` is what holds for the next paragraph; whoever enters an element sets it.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._breaks = 0
        self._beside: list[Block] = []

    def add(self, text: str | None, style: Style) -> None:
        """Add characters as they stand in the page."""
        if not text:
            return
        text = _spaced(clean(text))
        if text.strip():
            self._break()
        if text.startswith(" ") and (not self._runs or self._runs[-1].text.endswith(" ")):
            text = text[1:]
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if last and style.run(last.text) == last:
            self._runs[-1] = replace(last, text=last.text + text)
        else:
            self._runs.append(style.run(text))

    def line_break(self) -> None:
        """Note a `br`: two in a row part paragraphs, as does one after a sentence's end; another is a space."""
        self._breaks += 1

    def _break(self) -> None:
        if not self._breaks or not self._runs:
            self._breaks = 0
            return
        ended = ends_sentence(self._runs[-1].text)
        if self._breaks > 1 or ended:
            self.end_paragraph()
        else:
            self._breaks = 0
            self.add(" ", PLAIN)

    def append(self, *blocks: Block) -> None:
        """End the paragraph, and put `blocks` after it."""
        self.end_paragraph()
        self.blocks += blocks

    def put_beside(self, block: Block) -> None:
        """Put a block that stands in the middle of running text after its paragraph, or at once where it begins one."""
        if any(run.text.strip() for run in self._runs):
            self._beside.append(block)
        else:
            self.append(block)

    def take_runs(self) -> Runs:
        """The running text since the last block, which is thereby taken."""
        runs = trim(self._runs)
        self._runs, self._breaks = [], 0
        return runs

    def end_paragraph(self) -> None:
        """Make the running text a paragraph, if there is any."""
        if runs := self.take_runs():
            place = self.place.of("".join(run.text for run in runs))
            self.blocks.append(Paragraph(runs, language=place.language, direction=place.direction))
        self.blocks += self._beside
        self._beside.clear()


def _spaced(text: str) -> str:
    """A text with one space for each run of white space, at its ends too."""
    text = text.replace(_WIDTHLESS_SPACE, " ")
    words = " ".join(text.split())
    if not words:
        return " "
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def trim(runs: list[Run]) -> Runs:
    """Runs without white space at the ends, and without those that are empty then."""
    kept = list(runs)
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept and kept[-1].text[-1].isspace():
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    while kept and not kept[0].text.lstrip():
        kept.pop(0)
    if kept and kept[0].text[0].isspace():
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    return tuple(kept)
