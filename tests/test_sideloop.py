"""A loop of its own: what it gives, what it raises, and that it ends what nobody waits for."""

from __future__ import annotations

import asyncio
import threading

import pytest

from reader.sideloop import SideLoop

pytestmark = pytest.mark.anyio


async def test_it_runs_beside_the_loop_that_asks() -> None:
    side = SideLoop()

    async def where() -> str:
        return threading.current_thread().name

    assert await side.run(where()) != threading.current_thread().name
    await side.aclose()


async def test_what_is_raised_there_is_raised_here() -> None:
    side = SideLoop()

    async def fail() -> None:
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"):
        await side.run(fail())
    await side.aclose()


async def test_what_nobody_waits_for_any_more_has_ended() -> None:
    side, begun, steps = SideLoop(), threading.Event(), list[str]()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            steps.append("put away")

    waiting = asyncio.create_task(side.run(work()))
    await asyncio.to_thread(begun.wait)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert steps == ["put away"]
    await side.aclose()


async def test_a_wait_that_is_cancelled_at_once_leaves_nothing_behind() -> None:
    side, steps = SideLoop(), list[str]()

    async def work() -> None:
        steps.append("begun")
        await asyncio.Event().wait()

    waiting = asyncio.create_task(side.run(work()))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.wait_for(side.aclose(), 5)
