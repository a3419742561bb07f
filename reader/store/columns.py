"""What stands in single columns: lists of texts as JSON, moments as seconds, what the numbers of places mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from reader.model.times import from_seconds, to_seconds

IN_SIGHT: Final = 0
REMOVED: Final = 1
PUT_AWAY: Final = 2
"""Whether an article is in sight: `articles.hidden`."""

PAGE: Final = 0
"""The place of a feed's id for a body that came from the page."""

_TOGETHER: Final = 10_000
"""Values that are written down, or given to a statement, in one go: a million would take many times their room."""


def to_json(texts: Sequence[str]) -> str:
    """A list of texts as it is kept."""
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"


def from_json(text: str) -> tuple[str, ...]:
    """The list that `to_json` made."""
    return tuple(json.loads(text)) if text != "[]" else ()


def seconds_or_none(moment: datetime | None) -> int | None:
    """A moment that may be missing, in seconds."""
    return None if moment is None else to_seconds(moment)


def moment_or_none(seconds: int | None) -> datetime | None:
    """Seconds that may be missing, as a moment."""
    return None if seconds is None else from_seconds(seconds)


def one_parameter(values: Iterable[int | str]) -> str:
    """Values as one parameter of a statement, however many: `... IN (SELECT value FROM json_each(?))`."""
    return f"[{', '.join(part[1:-1] for part in parameters(values))}]"


def parameters(values: Iterable[int | str]) -> Iterator[str]:
    """Values as parameters of a statement that is carried out for some of them after the others."""
    given = values if isinstance(values, Sequence) else list(values)
    for start in range(0, len(given), _TOGETHER):
        yield json.dumps(list(given[start : start + _TOGETHER]))
