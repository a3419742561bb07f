"""The lines of newsboat's files, parted as newsboat parts them; what becomes of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reader.model.text import clean_line
from reader.model.texts import gettext as _

MOST_BYTES: Final = 4_000_000
"""What is taken of a file."""

_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"?|([^\s"]+)', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_MEANT: Final = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: its number, counted from 1, itself, and its words."""

    number: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a line: what it `became`, or the `reason` why nothing did. One of the two is ""."""

    file: str
    line: int
    text: str
    became: str = ""
    reason: str = ""

    def __str__(self) -> str:
        said = self.became or _("not brought along: {}").format(self.reason)
        return f"{self.file}:{self.line}: {clean_line(self.text)} → {said}"


def lines_of(text: str, *, comments_within: bool) -> Iterator[Line]:
    """The lines that are neither empty nor comments; `config` has comments at the end of lines too."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        said = line.strip().lstrip("\ufeff")
        if said and not said.startswith("#"):
            words = words_of(_without_comment(said) if comments_within else said)
            if words:
                yield Line(number, said, words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a line: parted by white space, but for what stands between quotation marks."""
    return tuple(
        _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), token[1]) if token[1] is not None else token[2]
        for token in _TOKEN.finditer(text)
    )


def _without_comment(text: str) -> str:
    """A line up to a `#` that stands outside of quotation marks, after white space."""
    quoted = escaped = False
    for place, char in enumerate(text):
        if char == '"' and not escaped:
            quoted = not quoted
        elif char == "#" and not quoted and place and text[place - 1].isspace():
            return text[:place]
        escaped = char == "\\" and not escaped
    return text
