"""What was said while the program runs, to be read again."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reader.model.text import clean_line

MOST: Final = 500
"""Sentences that are kept, the newest ones."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and when it was said; `failed` where something did not work."""

    moment: datetime
    sentence: str
    failed: bool = False

    @property
    def line(self) -> str:
        """Under the local time, with a sign before what did not work."""
        return f"{self.moment.astimezone():%H:%M:%S}  {'! ' if self.failed else ''}{clean_line(self.sentence)}"


class Journal:
    """Keeps the newest sentences."""

    def __init__(self) -> None:
        self._said: deque[Said] = deque(maxlen=MOST)

    def keep(self, said: Said) -> None:
        """Add a sentence; one that was said in the same second already is no news."""
        if not (self._said and self._said[-1].line == said.line):
            self._said.append(said)

    @property
    def lines(self) -> tuple[str, ...]:
        """What was said, the newest first."""
        return tuple(said.line for said in reversed(self._said))
