"""An event loop in a thread of its own, for what would keep the screen waiting; knows none of what runs there."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class SideLoop:
    """Runs coroutines beside the loop that asks for them, from its making until it is closed."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._turn, name="aside", daemon=True)
        self._thread.start()

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What `work` gives, or raises, there. Where the wait for it is cancelled so is the work, and it has ended by
        the time that this returns."""
        here = asyncio.get_running_loop()
        begun: asyncio.Future[asyncio.Task[T]] = here.create_future()
        ended = asyncio.Event()

        def begin() -> None:
            task = self._loop.create_task(work)
            task.add_done_callback(lambda _: here.call_soon_threadsafe(ended.set))
            here.call_soon_threadsafe(begun.set_result, task)

        self._loop.call_soon_threadsafe(begin)
        try:
            await ended.wait()
        except asyncio.CancelledError:
            task = await begun
            self._loop.call_soon_threadsafe(task.cancel)
            await ended.wait()
            raise
        return begun.result().result()

    async def aclose(self) -> None:
        """Ends the loop, where nothing is run any more."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join)

    def _turn(self) -> None:
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()
