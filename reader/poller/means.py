"""What the poller works with, as it is handed in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final

from reader.model.ports import (
    ArticleStore,
    Clock,
    FeedStore,
    Fetcher,
    Hooks,
    IntakeStore,
    MakeDrafts,
    NoHooks,
    PageStore,
    Programs,
    ReadFragment,
    ReadPage,
    RetentionStore,
    UpkeepStore,
    Workers,
)
from reader.settings.schema import Keep, Network, Refresh

_LARGE: Final = 600_000
"""Bytes; few feeds and few pages have as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The library, the network, the person's programs, the workers and what runs in them, the clock and the settings.

    `heavy` are workers for what is large. `version` is the extractor's (`reader.extractor.VERSION`), which is noted
    beside the pages that it read.
    """

    feeds: FeedStore
    intake: IntakeStore
    articles: ArticleStore
    pages: PageStore
    retention: RetentionStore
    upkeep: UpkeepStore
    fetcher: Fetcher
    programs: Programs
    workers: Workers
    heavy: Workers
    read_page: ReadPage
    read_fragment: ReadFragment
    make_drafts: MakeDrafts
    version: int
    clock: Clock
    refresh: Refresh
    network: Network
    keep: Keep
    hooks: Hooks = field(default_factory=NoHooks)

    def workers_for(self, body: bytes) -> Workers:
        """The workers that read an answer: what is large, and may take seconds, keeps no other waiting."""
        return self.heavy if len(body) >= _LARGE else self.workers

    async def aclose(self) -> None:
        """Closes the network and the workers."""
        await self.fetcher.aclose()
        for workers in (self.workers, self.heavy):
            await asyncio.to_thread(workers.close)
