"""Preformatted text, line by line, however a page makes its lines."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import labels, names
from reader.model.blocks import Code
from reader.model.text import clean

_LINES = names("div p li tr")
_GUTTER = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?(?:no|nos|num|nums|number|numbers)|hljs-ln-n\w*)(?=$|[\s_-])", re.IGNORECASE
)


def read_code(element: HtmlElement, place: Place) -> Code | None:
    """The code that a `pre` holds, or None where it is empty; numbers beside its lines are left out."""
    lines = _Lines()
    hidden: HtmlElement | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        is_line = node is not element and node.tag in _LINES
        if event == "start":
            if hidden is None and node is not element and _GUTTER.search(labels(node)):
                hidden = node
            if hidden is None:
                lines.open(node, is_line=is_line)
        elif hidden is None or node is hidden:
            hidden = None
            lines.close(node.tail if node is not element else None, is_line=is_line)
    text = clean("".join(lines.parts)).strip("\n").rstrip()
    return Code(text, language=place.language) if text.strip() else None


class _Lines:
    """Text that is collected; where an element is a line, a newline stands on both sides of it, but never twice."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._ended = False

    def open(self, node: HtmlElement, *, is_line: bool) -> None:
        self._ended = self._ended or (is_line and bool(self.parts))
        self._add("\n" if node.tag == "br" else node.text)

    def close(self, tail: str | None, *, is_line: bool) -> None:
        self._ended = self._ended or is_line
        self._add(tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._ended and not (text.startswith("\n") or "".join(self.parts[-1:]).endswith("\n")):
            self.parts.append("\n")
        self._ended = False
        self.parts.append(text)
