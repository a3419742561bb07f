"""Pages nested beyond reason, by tags that nobody closes, are made flat before a parser drops what lies deepest."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from lxml.etree import XPath
from lxml.html import HtmlElement

from reader.extractor.elements import BLOCKS, names

_LARGE: Final = 200_000
_LEVELS, _LEVELS_OF_LARGE = 200, 50
"""Levels of elements that are kept; no page has more for a reason, and libxml2 drops what is below 256. Whoever reads a
page looks at its text once for each level around it, so a large one has fewer; news pages stay below 50."""

_READ_AT_MOST: Final = 4_000_000
"""Characters of such a page that are read."""

_TAG: Final = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}+)[^<>]*+>?)")
_RAW: Final = names("script style textarea title noscript iframe xmp")
_LEAVES: Final = names("p br hr img input meta link source wbr area base col embed track param")
_PARTING: Final = "<p>"
_has_levels: Final = {levels: XPath("boolean(" + "/*" * (levels + 1) + ")") for levels in (_LEVELS, _LEVELS_OF_LARGE)}


def is_deep(root: HtmlElement, size: int) -> bool:
    """Whether the tree of a page of `size` characters has more levels than a page has for a reason."""
    return bool(_has_levels[_levels(size)](root))


def flatten(html: str) -> str:
    """`html` without the tags that stand too deep; where blocks begin and end there, paragraphs do."""
    levels = _Levels(_levels(len(html)) - 2)  # the parser puts `html` and `body` around
    pieces: list[str] = []
    at, length = 0, min(len(html), _READ_AT_MOST)
    while found := _TAG.search(html, at, length):
        _add(pieces, html[at : found.start()])
        closing, name = found[1], (found[2] or "").lower()
        if not name:
            at = _after("-->", html, found.end())
        elif name in _RAW and not closing:
            at = _after(f"</{name}", html, found.end())
            _add(pieces, html[found.start() : at])
        else:
            at = found.end()
            _add(pieces, levels.written(name, found[0], closing=bool(closing)))
    _add(pieces, html[at:length])
    return "".join(pieces)


class _Levels:
    """The elements that are open: those that are kept, the innermost last, and how many of each name are not."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[str] = []
        self._names: Counter[str] = Counter()
        self._left: Counter[str] = Counter()

    def written(self, name: str, tag: str, *, closing: bool) -> str:
        """What stands for a tag in a page that is flat."""
        if name in _LEAVES:
            return tag
        return self._close(name) if closing else self._open(name, tag)

    def _open(self, name: str, tag: str) -> str:
        if len(self._kept) < self._most:
            self._kept.append(name)
            self._names[name] += 1
            return tag
        self._left[name] += 1
        return _between(name)

    def _close(self, name: str) -> str:
        """An end tag ends all that was begun inside its element."""
        if self._left[name]:
            self._left[name] -= 1
            return _between(name)
        if not self._names[name]:
            return ""
        ended: list[str] = []
        while not ended or ended[-1] != name:
            ended.append(self._kept.pop())
            self._names[ended[-1]] -= 1
        return "".join(f"</{inner}>" for inner in ended)


def _levels(size: int) -> int:
    return _LEVELS if size <= _LARGE else _LEVELS_OF_LARGE


def _add(pieces: list[str], piece: str) -> None:
    if piece and not (piece == _PARTING and pieces and pieces[-1] == _PARTING):
        pieces.append(piece)


def _between(name: str) -> str:
    return _PARTING if name in BLOCKS else ""


def _after(mark: str, html: str, at: int) -> int:
    end = html.find(mark, at)
    return len(html) if end < 0 else end + len(mark)
