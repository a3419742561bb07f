"""How many connections there are at a time: to one host, and to all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Hosts:
    """Turns at connecting: `each` at a time to one host, `together` to all of them."""

    def __init__(self, together: int, each: int) -> None:
        self._each = max(1, each)
        self._all = asyncio.Semaphore(max(1, together))
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._waiting: dict[str, int] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits for a turn at `host` and holds it.

        A host's own turn is waited for first, so that a slow host's queue takes no place from the others.
        """
        own = self._turns.setdefault(host, asyncio.Semaphore(self._each))
        self._waiting[host] = self._waiting.get(host, 0) + 1
        try:
            async with own, self._all:
                yield
        finally:
            self._waiting[host] -= 1
            if not self._waiting[host]:
                del self._waiting[host], self._turns[host]
