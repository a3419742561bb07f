"""Kept pages are read again with today's extractor: without a network, and without touching what a person did."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Sequence
from typing import Final, TypeAlias

from reader.model.article import WantedPage
from reader.model.errors import ExtractionFailed
from reader.model.events import PageFailed, PageReread, RereadEvent, RereadFinished, RereadStarted
from reader.model.ports import Clock, PageStore, ReadPage, Workers
from reader.model.texts import gettext as _
from reader.poller.keeping import drop_old_pages
from reader.poller.streams import Streams, by_host, in_thread
from reader.settings.schema import Keep

_LANES: Final = 4
"""Pages under way at the same time: enough that no worker waits for the library."""

_Tell: TypeAlias = Callable[[RereadEvent], None]


class Reextractor:
    """Reads kept pages again. One poller or reextractor at a time may be at work on a library."""

    def __init__(
        self, *, pages: PageStore, workers: Workers, read_page: ReadPage, version: int, clock: Clock, keep: Keep
    ) -> None:
        self._pages = pages
        self._workers = workers
        self._read_page = read_page
        self._version = version
        self._clock = clock
        self._keep = keep
        self._streams = Streams()

    def read(self, ids: Sequence[int], *, again: bool = False) -> AsyncGenerator[RereadEvent, None]:
        """Reads the kept pages of the articles of `ids`, in their order, that an older extractor read.

        `again` reads those of today's extractor as well. Each page counted by `RereadStarted` gives a `PageReread` or
        a `PageFailed`; at the end pages that were kept for long enough are dropped. Closing the generator ends the
        work: what was read stays so, and the next time goes on from there. Raises `LibraryError`.
        """
        return self._streams.open(lambda tell: self._read(tell, ids, again=again))

    async def aclose(self) -> None:
        """Ends what is under way, and closes the workers."""
        await self._streams.aclose()
        await asyncio.to_thread(self._workers.close)

    async def _read(self, tell: _Tell, ids: Sequence[int], *, again: bool) -> None:
        kept = await in_thread(self._pages.among, ids, None if again else self._version)
        tell(RereadStarted(len(kept.due), kept.up_to_date))
        counts: Counter[str] = Counter()

        async def read(one: WantedPage) -> None:
            event = await self._read_one(one)
            counts[event.outcome if isinstance(event, PageReread) else "failed"] += 1
            tell(event)

        await by_host(kept.due, lambda _: "", read, lanes=_LANES)
        await drop_old_pages(self._pages, self._keep, self._clock())
        tell(RereadFinished(len(kept.due), counts["changed"], counts["less"], counts["failed"]))

    async def _read_one(self, one: WantedPage) -> PageReread | PageFailed:
        """Reads a page; one that its worker can't read is not tried again by this extractor, unless it is wished."""
        page = await in_thread(self._pages.page, one.article_id)
        if page is None:
            return PageFailed(one.article_id, one.title, _("Its page is no longer kept."))
        try:
            found = await self._workers.run(self._read_page, page.html, page.url, page.content_type)
        except ExtractionFailed as error:
            await in_thread(self._pages.note_read, one.article_id, self._version)
            return PageFailed(one.article_id, one.title, str(error))
        outcome = await in_thread(self._pages.renew, one.article_id, found, self._version, self._clock())
        return PageReread(one.article_id, found.title or one.title, outcome)
