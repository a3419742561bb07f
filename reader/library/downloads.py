"""What a person wants to have here before the network goes: how much it is, and asking for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.library.feedhealth import host_of
from reader.store import Database
from reader.store import Downloads as Queue

_USUAL_BYTES: Final = 100_000
"""What a page is taken to have where none is here to tell."""

_PAGE_SECONDS: Final = 0.5
"""What a page is taken to need until it is here and read."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a download takes: of these articles the pages, so many bytes and seconds. `hopeless` are others that lack
    their text, and whose pages gave nothing."""

    ids: tuple[int, ...]
    size: int
    seconds: float
    hopeless: int


class Downloads:
    """Pages wanted by a person. They stay wanted over a restart, until they are here or let go."""

    def __init__(self, database: Database) -> None:
        self._queue = Queue(database)

    def plan(self, ids: Sequence[int], pause: float) -> Plan:
        """What it takes to have all texts of the articles of `ids`, with `pause` seconds between pages of a host."""
        lacking = self._queue.lacking(ids)
        hosts = Counter(map(host_of, lacking.urls))
        return Plan(
            ids=lacking.ids,
            size=len(lacking.ids) * (self._queue.page_bytes() or _USUAL_BYTES),
            seconds=max(hosts.values(), default=0) * (pause + _PAGE_SECONDS),
            hopeless=lacking.hopeless,
        )

    def want(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Asks for the pages of articles; gives those that nobody had asked for before."""
        return self._queue.queue(ids)

    def let_go(self, ids: Sequence[int]) -> None:
        """Takes back that these were asked for, but for those that are here by now."""
        self._queue.let_go(ids)
