"""How much an element says: its text, the part of it inside links, and the part that is prose. One pass a page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from reader.extractor.elements import BLOCKS, weight

PROSE_AT_LEAST = 60
"""The weight from which a line of text is prose rather than a label."""


@dataclass(slots=True)
class Measure:
    """Weights (see `elements.weight`) of an element's text, of its links' text, and of its prose."""

    text: int = 0
    links: int = 0
    prose: int = 0

    @property
    def link_share(self) -> float:
        """The part of the text that is inside links, 0 to 1."""
        return self.links / self.text if self.text else 0.0


class Measures:
    """The measures of all elements of a tree, as it was when they were taken."""

    def __init__(self, root: HtmlElement) -> None:
        self._all: dict[HtmlElement, Measure] = {}
        self._open: list[Measure] = []
        self._line = Measure()
        self._linked = 0
        for event, node in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._enter(node)
            else:
                self._leave(node)

    def __getitem__(self, element: HtmlElement) -> Measure:
        return self._all.get(element) or Measure()

    def _enter(self, node: HtmlElement) -> None:
        if node.tag in BLOCKS:
            self._end_line()
        self._open.append(Measure())
        self._linked += node.tag == "a"
        self._add(node.text)

    def _leave(self, node: HtmlElement) -> None:
        if node.tag in BLOCKS:
            self._end_line()
        self._linked -= node.tag == "a"
        done = self._open.pop()
        self._all[node] = done
        if self._open:
            around = self._open[-1]
            around.text += done.text
            around.links += done.links
            around.prose += done.prose
            self._add(node.tail)

    def _add(self, text: str | None) -> None:
        if not text or not self._open or not (size := weight(" ".join(text.split()))):
            return
        for counted in (self._open[-1], self._line):
            counted.text += size
            counted.links += size if self._linked else 0

    def _end_line(self) -> None:
        line, self._line = self._line, Measure()
        if self._open and line.text >= PROSE_AT_LEAST and line.link_share < 0.5:
            self._open[-1].prose += line.text
