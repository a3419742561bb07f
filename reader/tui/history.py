"""What was entered before at one kind of question, to be had again."""

from __future__ import annotations

from collections import deque
from typing import Final

_MOST: Final = 100


class History:
    """Kept while the program runs; the newest entry is the first step back."""

    def __init__(self) -> None:
        self._entries: deque[str] = deque(maxlen=_MOST)
        self._back = 0
        self._draft = ""

    @property
    def is_looked_at(self) -> bool:
        """Whether an entry of it stands in the line."""
        return self._back > 0

    def keep(self, text: str) -> None:
        """Add what was entered, and begin at the newest again."""
        self.leave()
        if text := text.strip():
            if text in self._entries:
                self._entries.remove(text)
            self._entries.append(text)

    def leave(self) -> None:
        """Begin at the newest again."""
        self._back = 0

    def step(self, back: int, typed: str) -> str:
        """The entry `back` further back (-1 for forward), or what was typed first where that is reached again."""
        if self._back == 0:
            self._draft = typed
        self._back = max(0, min(self._back + back, len(self._entries)))
        return self._entries[-self._back] if self._back else self._draft
