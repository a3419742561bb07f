"""Work side by side, and its end."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from reader.poller.streams import by_host, in_thread

pytestmark = pytest.mark.anyio


async def test_a_call_that_has_begun_is_waited_for() -> None:
    began, gate, ended = Event(), Event(), Event()

    def call() -> None:
        began.set()
        gate.wait()
        ended.set()

    calling = asyncio.create_task(in_thread(call))
    await asyncio.to_thread(began.wait)
    calling.cancel()
    done, _ = await asyncio.wait((calling,), timeout=0.05)
    assert not done
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await calling
    assert ended.is_set()


async def test_hosts_go_side_by_side_and_each_in_order_and_bounds() -> None:
    under_way = {"a": 0, "b": 0}
    began: list[str] = []

    async def work(item: str) -> None:
        began.append(item)
        under_way[item[0]] += 1
        assert under_way[item[0]] <= 2
        assert under_way["a"] + under_way["b"] <= 4
        for _ in range(3):
            await asyncio.sleep(0)
        under_way[item[0]] -= 1

    await by_host(["a1", "a2", "a3", "a4", "b1"], lambda item: item[0], work, lanes=2)
    assert began[:3] == ["a1", "a2", "b1"]
    assert [item for item in began if item[0] == "a"] == ["a1", "a2", "a3", "a4"]


async def test_the_first_error_ends_all_of_it() -> None:
    ended: list[str] = []

    async def work(item: str) -> None:
        if item == "bad":
            raise ZeroDivisionError
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(item)

    with pytest.raises(ZeroDivisionError):
        await by_host(["one", "two", "bad"], lambda item: item, work, lanes=1)
    assert sorted(ended) == ["one", "two"]
