"""How much was fetched today, counted in the library, and whether that is as much as a day may cost."""

from __future__ import annotations

from typing import Final

from reader.model.ports import Clock, FeedStore, Fetcher, Request, Response
from reader.poller.streams import in_thread

_NOTED_EACH: Final = 1_000_000
"""Bytes after which the count is written down, so that a program that is killed forgets little."""

_HEADERS: Final = 1_000
"""Bytes that a question and the head of its answer are taken to cost."""


class Traffic:
    """A `Fetcher` that counts what another one fetches; `megabytes` a day are the most, 0 for no bound.

    `fetched` are the bytes that came through it.
    """

    def __init__(self, fetcher: Fetcher, feeds: FeedStore, clock: Clock, megabytes: int) -> None:
        self._fetcher = fetcher
        self._feeds = feeds
        self._clock = clock
        self._most = megabytes * 1_000_000
        self.fetched = 0
        self._before = 0
        self._counted = 0

    async def load(self) -> None:
        """Takes in what was fetched today already."""
        if self._most:
            self._before = await in_thread(self._feeds.traffic, self._today())

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be fetched unasked today."""
        return 0 < self._most <= self._before + self._counted

    async def get(self, request: Request) -> Response:
        """The other's answer, counted by the size of its body as it was unpacked."""
        self._counted += _HEADERS
        response = await self._fetcher.get(request)
        self._counted += len(response.body)
        self.fetched += len(response.body)
        if self._counted >= _NOTED_EACH:
            await self.note()
        return response

    async def note(self) -> None:
        """Writes down what was counted since the last time."""
        counted, self._counted = self._counted, 0
        self._before += counted
        if self._most and counted:
            await in_thread(self._feeds.add_traffic, self._today(), counted)

    async def aclose(self) -> None:
        """Closes the other."""
        await self._fetcher.aclose()

    def _today(self) -> str:
        return self._clock().astimezone().date().isoformat()
