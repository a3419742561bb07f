"""The poller at work in a loop of its own, so that hundreds of answers at once don't keep who listens waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Sequence
from contextlib import aclosing
from typing import TypeVar

from reader.model.events import DownloadEvent, Event
from reader.model.finding import Finding, FoundFeed
from reader.poller.finding import Asking
from reader.poller.refresh import Poller
from reader.poller.streams import Streams, Tell
from reader.sideloop import SideLoop

E = TypeVar("E")


class AsidePoller:
    """Hands on what `poller` tells in the loop `side`; to be asked as the poller itself is."""

    def __init__(self, poller: Poller, side: SideLoop) -> None:
        self._poller = poller
        self._side = side
        self._streams = Streams()
        self._finder = poller.finder()

    def refresh(self, feed_ids: Sequence[int] | None = None, *, force: bool = False) -> AsyncGenerator[Event, None]:
        """As `Poller.refresh`."""
        return self._heard(lambda: self._poller.refresh(feed_ids, force=force))

    def fetch_article(self, article_id: int) -> AsyncGenerator[Event, None]:
        """As `Poller.fetch_article`."""
        return self._heard(lambda: self._poller.fetch_article(article_id))

    def download(self, ids: Collection[int]) -> AsyncGenerator[DownloadEvent, None]:
        """As `Poller.download`."""
        return self._heard(lambda: self._poller.download(ids))

    async def find(self, addresses: Sequence[str], asking: Asking) -> Finding:
        """As `Finder.find`."""
        here = asyncio.get_running_loop()

        def tell(url: str) -> None:
            here.call_soon_threadsafe(asking, url)

        return await self._side.run(self._finder.find(addresses, tell))

    async def ask(self, finding: Finding, feed: FoundFeed) -> FoundFeed:
        """As `Finder.ask`."""
        return await self._side.run(self._finder.ask(finding, feed))

    async def take_in(self, feed_id: int, found: FoundFeed) -> bool:
        """As `Finder.take_in`."""
        return await self._side.run(self._finder.take_in(feed_id, found))

    async def aclose(self) -> None:
        """Ends what is still heard, and settles what was found; the poller is closed by whoever opened it."""
        await self._streams.aclose()
        await self._side.run(self._finder.settle())

    def _heard(self, listen: Callable[[], AsyncGenerator[E, None]]) -> AsyncGenerator[E, None]:
        here = asyncio.get_running_loop()

        async def follow(tell: Tell[E]) -> None:
            async with aclosing(listen()) as events:
                async for event in events:
                    here.call_soon_threadsafe(tell, event)

        return self._streams.open(lambda tell: self._side.run(follow(tell)))
