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
    """The measures of all elements of a tree, as it was when they were taken; of others, and of None, nothing."""

    def __init__(self, root: HtmlElement) -> None:
        self._all: dict[HtmlElement | None, Measure] = {}
        self._none = Measure()
        self._measure(root)

    def __getitem__(self, element: HtmlElement | None) -> Measure:
        return self._all.get(element, self._none)

    def _measure(self, root: HtmlElement) -> None:
        # One loop without calls: it passes every element of a page, twice.
        opened: list[Measure] = []
        line, linked = Measure(), 0
        for event, node in etree.iterwalk(root, events=("start", "end")):
            tag = node.tag
            if tag in BLOCKS:
                if opened and line.text:
                    _end_line(line, opened[-1])
                line = Measure()
            if event == "start":
                opened.append(Measure())
                linked += tag == "a"
                text = node.text
            else:
                linked -= tag == "a"
                done = self._all[node] = opened.pop()
                if not opened:
                    return
                around = opened[-1]
                around.text += done.text
                around.links += done.links
                around.prose += done.prose
                text = node.tail
            if text and (size := weight(" ".join(text.split()))):
                for counted in (opened[-1], line):
                    counted.text += size
                    counted.links += size if linked else 0


def _end_line(line: Measure, around: Measure) -> None:
    if line.text >= PROSE_AT_LEAST and line.link_share < 0.5:
        around.prose += line.text
