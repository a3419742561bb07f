"""Work that is done side by side and told about as it happens, and that ends when nobody listens any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Hashable, Iterable, Iterator
from typing import Any, Final, ParamSpec, TypeAlias, TypeVar

E = TypeVar("E")
P = ParamSpec("P")
T = TypeVar("T")

_STARTED_AT_ONCE: Final = 10
"""Hosts at which work begins in one turn of the loop, which a screen waits for."""

Tell: TypeAlias = Callable[[E], None]
"""Says that something happened."""


class Streams:
    """The streams of events that are open."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self, produce: Callable[[Callable[[E], None]], Awaitable[None]]) -> AsyncGenerator[E, None]:
        """The events that `produce` tells, as it tells them.

        What `produce` raises is raised here. When the generator is closed the work is cancelled, and has ended by
        the time that closing it returns.
        """
        told: asyncio.Queue[E | None] = asyncio.Queue()

        async def work() -> None:
            try:
                await produce(told.put_nowait)
            finally:
                told.put_nowait(None)

        task = asyncio.create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            while (event := await told.get()) is not None:
                yield event
            await asyncio.wait((task,))
            if not task.cancelled():
                task.result()
        finally:
            await end((task,))

    async def aclose(self) -> None:
        """Ends the work behind every stream; who listens to one finds it at its end."""
        await end(tuple(self._tasks))


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancels tasks, and waits until each has ended."""
    tasks = tuple(tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of a call into the library, made in a thread.

    A thread can't be cancelled: a call that has begun is waited for, so that nothing writes after the end.
    """
    call = asyncio.ensure_future(asyncio.to_thread(function, *args, **kwargs))
    try:
        return await asyncio.shield(call)
    except asyncio.CancelledError:
        await asyncio.gather(call, return_exceptions=True)
        raise


async def by_host(
    items: Iterable[T],
    host: Callable[[T], Hashable],
    work: Callable[[T], Coroutine[Any, Any, None]],
    *,
    lanes: int,
) -> None:
    """Does `work` for each item in order, hosts side by side, in at most `lanes` for each host.

    The first error ends all the work and is raised.
    """
    queues: dict[Hashable, list[T]] = {}
    for item in items:
        queues.setdefault(host(item), []).append(item)

    async def go(queue: Iterator[T]) -> None:
        for item in queue:
            await work(item)

    tasks: list[asyncio.Task[None]] = []
    try:
        for number, queue in enumerate(queues.values(), start=1):
            shared = iter(queue)
            tasks += (asyncio.create_task(go(shared)) for _ in range(min(lanes, len(queue))))
            if number % _STARTED_AT_ONCE == 0:
                await asyncio.sleep(0)
        await asyncio.gather(*tasks)
    finally:
        await end(tasks)
