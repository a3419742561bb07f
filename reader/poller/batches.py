"""Writes that come at about the same time, done together: a library takes ten as one much sooner than one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from reader.poller.streams import end, in_thread

T = TypeVar("T")
R = TypeVar("R")


class Batches(Generic[T, R]):
    """Writes what comes while an earlier write is under way in one go, `at_most` at a time.

    `write` is called in a thread with what has come, in its order, and gives a result for each.
    """

    def __init__(self, write: Callable[[Sequence[T]], Sequence[R]], at_most: int) -> None:
        self._write = write
        self._at_most = at_most
        self._turn = asyncio.Lock()
        self._open: list[T] = []
        self._writing: asyncio.Task[Sequence[R]] | None = None
        self._tasks: set[asyncio.Task[Sequence[R]]] = set()

    async def add(self, item: T) -> R:
        """The result for `item`, when it is written. Raises what writing it with its batch raised."""
        if self._writing is None or len(self._open) == self._at_most:
            self._open = []
            self._writing = asyncio.create_task(self._write_batch(self._open))
            self._tasks.add(self._writing)
            self._writing.add_done_callback(self._tasks.discard)
        place, writing = len(self._open), self._writing
        self._open.append(item)
        return (await asyncio.shield(writing))[place]

    async def aclose(self) -> None:
        """Waits for the write that is under way; what waits behind it is given up."""
        await end(tuple(self._tasks))

    async def _write_batch(self, batch: list[T]) -> Sequence[R]:
        async with self._turn:
            if batch is self._open:  # what comes from now on goes with the next
                self._writing = None
            return await in_thread(self._write, batch)
