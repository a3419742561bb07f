"""The one poller: who gets it, when it is opened and closed, and what it keeps alive."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import cast

import pytest

from reader.model.errors import Offline
from reader.tui.shared_poller import Refresher, SharedPoller

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def shared(told: list[str], *, offline: bool = False) -> SharedPoller:
    @asynccontextmanager
    async def open_poller() -> AsyncIterator[Refresher]:
        told.append("opened")
        yield cast("Refresher", object())
        told.append("closed")

    return SharedPoller(open_poller, offline=offline)


async def test_it_is_opened_for_the_first_and_closed_after_the_last() -> None:
    told: list[str] = []
    poller = shared(told)
    async with poller.borrow() as first, poller.borrow() as second:
        assert first is second
        assert told == ["opened"]
    assert told == ["opened", "closed"]


async def test_offline_it_is_not_opened_at_all() -> None:
    told: list[str] = []
    poller = shared(told, offline=True)
    with pytest.raises(Offline, match="g o goes online again"):
        async with poller.borrow():
            pass
    assert not told
    poller.offline = False
    async with poller.borrow():
        assert told == ["opened"]


async def test_what_stands_is_spared_the_search_for_garbage_once() -> None:
    poller = shared([])
    async with poller.borrow():
        pass
    before = gc.get_freeze_count()
    garbage = [[number] for number in range(100)]
    async with poller.borrow():
        assert 0 < gc.get_freeze_count() <= before
    assert len(garbage) == 100
