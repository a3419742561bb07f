"""An article's page: fetched once, read in a worker, and kept with what it gives."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from reader.model.article import Extraction, WantedPage
from reader.model.errors import (
    BadStatus,
    ExtractionFailed,
    FetchError,
    Offline,
    Refused,
    TimedOut,
    TooLarge,
    Unreachable,
)
from reader.model.events import PageFailed, PageFetched
from reader.model.ports import Request, Response
from reader.net.addresses import host_of
from reader.poller.holds import Holds
from reader.poller.means import Means
from reader.poller.streams import in_thread

Outcome: TypeAlias = PageFetched | PageFailed

_ACCEPT: Final = "text/html, application/xhtml+xml, */*;q=0.5"
_READABLE: Final = ("html", "xml", "text/plain")
_GONE: Final = frozenset({404, 410})
_SILENT: Final = 3
"""As many pages in a row without an answer, and the host's others wait for the next refresh."""

_AGAIN_IN: Final = timedelta(hours=1)


class Pages:
    """The pages that are fetched in one go."""

    def __init__(self, means: Means, holds: Holds) -> None:
        self._means = means
        self._holds = holds
        self._silence: Counter[str] = Counter()

    def is_left(self, wanted: WantedPage) -> bool:
        """Whether a page stays queued: its host asked to be left alone, or does not answer."""
        host = host_of(wanted.url)
        return self._silence[host] >= _SILENT or self._holds.seconds(host) > 0

    async def fetch(self, wanted: WantedPage) -> Outcome:
        """Fetches a page and keeps what it gives; where it gives nothing the feed's words stay.

        Raises `Offline`, and then notes nothing.
        """
        host = host_of(wanted.url)
        try:
            response = await self._means.fetcher.get(self._request(wanted))
            self._silence[host] = 0
            extraction = await self._read(response)
        except Offline:
            self._silence[host] = _SILENT
            raise
        except (FetchError, ExtractionFailed) as error:
            if isinstance(error, Unreachable | TimedOut):
                self._silence[host] += 1
            retry = await self._retry(host, error)
            await in_thread(self._means.articles.page_failed, wanted.article_id, str(error), retry)
            return PageFailed(wanted.article_id, wanted.title, str(error))
        await in_thread(
            self._means.articles.keep_page,
            *(wanted.article_id, response.url, response.body, extraction, self._means.clock()),
        )
        return PageFetched(wanted.article_id, extraction.title or wanted.title)

    def _request(self, wanted: WantedPage) -> Request:
        network = self._means.network
        return Request(
            url=wanted.url, accept=_ACCEPT, cap=network.page_megabytes * 1_000_000, deadline=network.deadline
        )

    async def _read(self, response: Response) -> Extraction:
        media_type = response.content_type.partition(";")[0].strip().lower()
        if media_type and not any(part in media_type for part in _READABLE):
            raise ExtractionFailed(f"The address leads to a file ({media_type}), not to a page.")
        extraction = await self._means.workers.run(self._means.read_page, response.body, response.url)
        if not extraction.blocks:
            raise ExtractionFailed("No article was found on the page.")
        return extraction

    async def _retry(self, host: str, error: FetchError | ExtractionFailed) -> datetime | None:
        """When to ask again: never for what asking again can't change."""
        if isinstance(error, ExtractionFailed | Refused | TooLarge):
            return None
        if isinstance(error, BadStatus) and error.status in _GONE:
            return None
        later = self._means.clock() + _AGAIN_IN
        return max(later, await self._holds.heed(host, error) or later)
