"""The one poller, for all who want it at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Protocol, TypeAlias

from reader.model.errors import Offline
from reader.model.events import DownloadEvent, Event
from reader.model.finding import Finding, FoundFeed
from reader.model.texts import gettext as _
from reader.tui.pauses import spare_what_stands


class Refresher(Protocol):
    """The poller, as the screen needs it."""

    def refresh(self, feed_ids: Sequence[int] | None = None, *, force: bool = False) -> AsyncIterator[Event]: ...
    def fetch_article(self, article_id: int) -> AsyncIterator[Event]: ...
    def download(self, ids: Collection[int]) -> AsyncIterator[DownloadEvent]: ...
    async def find(self, addresses: Sequence[str], asking: Callable[[str], None]) -> Finding: ...
    async def ask(self, finding: Finding, feed: FoundFeed) -> FoundFeed: ...
    async def take_in(self, feed_id: int, found: FoundFeed) -> bool: ...


OpenPoller: TypeAlias = Callable[[], AbstractAsyncContextManager[Refresher]]
"""Opens the poller; the network's modules are loaded only then."""


class SharedPoller:
    """A poller that is opened for its first user and closed after its last, so that other programs may poll too.

    While `offline` nobody gets it.
    """

    def __init__(self, open_poller: OpenPoller, *, offline: bool) -> None:
        self.offline = offline
        self._open = open_poller
        self._poller: Refresher | None = None
        self._users = 0
        self._was_open = False
        self._change = asyncio.Lock()
        self._exit = AsyncExitStack()

    @asynccontextmanager
    async def borrow(self) -> AsyncIterator[Refresher]:
        """The poller, for as long as it is needed. Raises `Offline`, and what opening it raises."""
        if self.offline:
            raise Offline(_("Offline. g o goes online again."))
        async with self._change:
            if self._poller is None:
                self._poller = await self._exit.enter_async_context(self._open())
                if not self._was_open:  # later there may be garbage among what stands, which would stay for ever
                    spare_what_stands()  # the network's modules among it
                self._was_open = True
            self._users += 1
        try:
            yield self._poller
        finally:
            self._users -= 1  # before anything is waited for, so that no cancelled wait loses it
            async with self._change:
                if not self._users and self._poller is not None:
                    self._poller = None
                    await self._exit.aclose()
