"""An article's page: fetched once, read in a worker, and kept with what it gives."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime
from typing import Final, TypeAlias

from reader.model.article import Extraction, RawPage, WantedPage
from reader.model.errors import (
    BadStatus,
    ExtractionFailed,
    FetchError,
    NotThisArticle,
    Offline,
    Refused,
    TimedOut,
    TooLarge,
    Unreachable,
)
from reader.model.events import PageFailed, PageFetched
from reader.model.ports import Request, Response
from reader.model.shortages import HOLLOW, KEPT_BACK, nothing_found
from reader.model.texts import gettext as _
from reader.net.addresses import host_of
from reader.net.robots import Robots
from reader.poller import pacing
from reader.poller.belonging import require_article
from reader.poller.holds import Holds
from reader.poller.means import Means
from reader.poller.streams import in_thread

Outcome: TypeAlias = PageFetched | PageFailed

_ACCEPT: Final = "text/html, application/xhtml+xml, */*;q=0.5"
_READABLE: Final = ("html", "xml", "text/plain")
_GONE: Final = frozenset({404, 410})
_SILENT: Final = 3
"""As many pages in a row without an answer, and the host's others wait for the next refresh."""


class Pages:
    """The pages that are fetched in one go."""

    def __init__(self, means: Means, holds: Holds, robots: Robots) -> None:
        self._means = means
        self._holds = holds
        self._robots = robots
        self._silence: Counter[str] = Counter()
        self._next: dict[str, float] = {}

    def is_left(self, wanted: WantedPage) -> bool:
        """Whether a page stays queued: its host asked to be left alone, or does not answer."""
        host = host_of(wanted.url)
        return self._silence[host] >= _SILENT or self._holds.seconds(host) > 0

    async def fetch(self, wanted: WantedPage, *, ahead: bool = True) -> Outcome:
        """Fetches a page and keeps what it gives; where it gives nothing the feed's words stay.

        A page that no person asked for is fetched `ahead`: only where the site's robots.txt lets programs do so.
        Raises `Offline`, and then notes nothing.
        """
        host = host_of(wanted.url)
        try:
            if ahead:
                await self._ask_leave(wanted, host)
            response = await self._means.fetcher.get(self._request(wanted))
            self._silence[host] = 0
            extraction = await self._read(wanted, response)
        except Offline:
            self._silence[host] = _SILENT
            raise
        except (FetchError, ExtractionFailed) as error:
            if isinstance(error, Unreachable | TimedOut):
                self._silence[host] += 1
            retry = await self._retry(wanted, error)
            short = error.short if isinstance(error, ExtractionFailed) else ""
            await in_thread(self._means.articles.page_failed, wanted.article_id, str(error), retry, short)
            return PageFailed(wanted.article_id, wanted.title, str(error))
        now = self._means.clock()
        taken = await in_thread(self._means.articles.keep_page, wanted.article_id, response.url, extraction, now)
        await self._keep(wanted, response, taken=taken)
        return PageFetched(wanted.article_id, extraction.title or wanted.title)

    async def _ask_leave(self, wanted: WantedPage, host: str) -> None:
        """Waits as long as the site wants between two pages. Raises `Refused` where it wants this one left alone."""
        leave = await self._robots.permission(wanted.url, wanted.feed_url, wanted.proxy)
        if not leave.allowed:
            raise Refused(KEPT_BACK)
        now = asyncio.get_running_loop().time()
        begin = max(now, self._next.get(host, now))
        self._next[host] = begin + leave.delay
        await asyncio.sleep(begin - now)

    def _request(self, wanted: WantedPage) -> Request:
        network = self._means.network
        return Request(
            url=wanted.url,
            origin=wanted.feed_url,
            accept=_ACCEPT,
            cap=network.page_megabytes * 1_000_000,
            deadline=network.deadline,
            proxy=wanted.proxy,
            avoid=self._holds.held(),
        )

    async def _read(self, wanted: WantedPage, response: Response) -> Extraction:
        media_type = response.content_type.partition(";")[0].strip().lower()
        if media_type and not any(part in media_type for part in _READABLE):
            raise ExtractionFailed(_("The address leads to a file ({}), not to a page.").format(media_type))
        workers = self._means.workers_for(response.body)
        found = await workers.run(self._means.read_page, response.body, response.url, response.content_type)
        require_article(wanted, response.url, found)
        if not found.blocks or found.short in HOLLOW:
            await self._keep(wanted, response, taken=False)  # the next extractor may find what this one does not
            raise ExtractionFailed(nothing_found(found.short), short=found.short)
        return found

    async def _keep(self, wanted: WantedPage, response: Response, *, taken: bool) -> None:
        if self._means.keep.pages:
            page = RawPage(response.url, response.content_type, response.body)
            version, now = self._means.version, self._means.clock()
            await in_thread(self._means.pages.keep, wanted.article_id, page, version, now, taken=taken)

    async def _retry(self, wanted: WantedPage, error: FetchError | ExtractionFailed) -> datetime | None:
        """When to ask again: never for what asking again can't change, and later each time for the rest."""
        if isinstance(error, ExtractionFailed | Refused | TooLarge) and not isinstance(error, NotThisArticle):
            return None
        if isinstance(error, BadStatus) and error.status in _GONE:
            return None
        held = await self._holds.heed(host_of(wanted.url), error) if isinstance(error, FetchError) else None
        later = pacing.page_again(self._means.clock(), wanted.attempts + 1)
        return max(later, held) if later and held else later
