"""The poller: asks the feeds, then fetches the pages of what is new, and tells all of it as events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from reader.model.article import WantedPage
from reader.model.due import is_due
from reader.model.errors import Offline
from reader.model.events import (
    BudgetSpent,
    DownloadEvent,
    Event,
    FeedFailed,
    FeedRefreshed,
    HookFailed,
    NothingReached,
    PageFailed,
    PageFetched,
    PagesWanted,
    RefreshFinished,
    RefreshStarted,
)
from reader.model.feed import PolledFeed
from reader.model.texts import gettext as _
from reader.net.addresses import host_of
from reader.net.robots import Robots
from reader.poller.downloading import download
from reader.poller.holds import Holds
from reader.poller.keeping import drop_old_pages, tidy
from reader.poller.means import Means
from reader.poller.pages import Pages
from reader.poller.streams import Streams, Tell, by_host, in_thread
from reader.poller.traffic import Traffic
from reader.poller.visits import Visits

if TYPE_CHECKING:
    from reader.poller.finding import Finder

_PAGES_AT_MOST: Final = 5_000
"""Pages in one refresh; what is left stays queued for the next."""


class Poller:
    """Brings the library up to date. One at a time may be at work on a library."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._streams = Streams()
        self._robots = Robots(means.fetcher, means.clock, deadline=means.network.deadline)

    def refresh(self, feed_ids: Sequence[int] | None = None, *, force: bool = False) -> AsyncGenerator[Event, None]:
        """Asks the feeds of `feed_ids` (all, for None) that are due, then fetches the pages that are wanted.

        `force` asks feeds that are not due as well, but never a feed or a host that asked to be left alone; a feed that
        is gone for good is asked only where it is named. Each feed counted by `RefreshStarted` gives one of
        `FeedRefreshed`, `FeedFailed` and `FeedHeld`, unless `NothingReached` tells of all that failed. Pages that an
        earlier refresh left are fetched too. Closing the generator ends the work; the next refresh goes on from there.
        Raises `LibraryError`.
        """
        return self._streams.open(lambda tell: self._refresh(tell, feed_ids, force=force))

    def fetch_article(self, article_id: int) -> AsyncGenerator[Event, None]:
        """Fetches one article's page now: one `PageFetched` or `PageFailed`. Raises `NotFound`, `LibraryError`."""
        return self._streams.open(lambda tell: self._fetch_article(tell, article_id))

    def download(self, ids: Collection[int]) -> AsyncGenerator[DownloadEvent, None]:
        """Fetches the pages of articles that are queued by a person's wish (see `downloading.download`)."""
        return self._streams.open(lambda tell: download(self._means, self._robots, ids, tell))

    def finder(self) -> Finder:
        """What finds feeds for a person with the same means, while this is the only one at work on the library."""
        from reader.poller.finding import Finder  # which reads pages, and few refreshes need

        return Finder(self._means, nullcontext)

    async def aclose(self) -> None:
        """Ends what is under way, and closes the network and the workers."""
        await self._streams.aclose()
        await self._means.aclose()

    async def _refresh(self, tell: Tell[Event], feed_ids: Sequence[int] | None, *, force: bool) -> None:
        means = self._means
        traffic = Traffic(means.fetcher, means.feeds, means.clock, means.refresh.megabytes_a_day)
        await traffic.load()
        try:
            await self._work(replace(means, fetcher=traffic), traffic, _Tally(tell), feed_ids, force=force)
        finally:
            await traffic.note()

    async def _work(
        self, means: Means, traffic: Traffic, tally: _Tally, feed_ids: Sequence[int] | None, *, force: bool
    ) -> None:
        await means.hooks.begin()
        due = self._due(await in_thread(means.feeds.polled, feed_ids), force=force, named=feed_ids is not None)
        tally.tell(RefreshStarted(0 if traffic.is_spent and not force else len(due)))
        holds = Holds(means.feeds, means.clock)
        await holds.load()
        visits = Visits(means, holds, tally.tell)
        waiting = 0

        async def visit(one: PolledFeed) -> None:
            nonlocal waiting
            if traffic.is_spent and not force:
                waiting += 1
            else:
                await visits.visit(one)

        lanes = means.network.connections_per_host
        try:
            await by_host(due, lambda one: host_of(one.asked), visit, lanes=lanes)
            await visits.settle()
        finally:
            await visits.aclose()
        await self._fetch_pages(means, traffic, tally, Pages(means, holds, self._robots), is_down=visits.outage)
        if traffic.is_spent:
            tally.tell(BudgetSpent(means.refresh.megabytes_a_day, waiting))
        await drop_old_pages(means.pages, means.keep, means.clock())
        await tidy(means.retention, means.upkeep, means.keep, means.clock())
        for message in await means.hooks.finish():
            tally.tell(HookFailed(message))
        tally.tell(tally.finished())

    def _due(self, polled: Sequence[PolledFeed], *, force: bool, named: bool) -> list[PolledFeed]:
        """The feeds to ask: those that are due, and by a person's wish the others, but for those that are gone."""
        now, interval = self._means.clock(), self._means.refresh.interval
        if force:
            return [one for one in polled if named or not one.polling.stopped]
        return [one for one in polled if is_due(one.polling, now, one.feed.interval or interval)]

    async def _fetch_pages(self, means: Means, traffic: Traffic, tally: _Tally, pages: Pages, *, is_down: bool) -> None:
        wanted: Sequence[WantedPage] = ()
        if not is_down and not means.refresh.metered and not traffic.is_spent:
            queued = await in_thread(means.articles.wanted_pages, means.clock(), _PAGES_AT_MOST)
            wanted = [one for one in queued if not pages.is_left(one)]
        tally.tell(PagesWanted(len(wanted)))
        pause, visited = means.network.page_pause, set[str]()

        async def fetch(one: WantedPage) -> None:
            if traffic.is_spent or pages.is_left(one):
                return
            host = host_of(one.url)
            if host in visited:
                await asyncio.sleep(pause)
            visited.add(host)
            try:
                tally.tell(await pages.fetch(one))
            except Offline:  # what is queued stays so
                return

        lanes = 1 if pause else means.network.connections_per_host
        await by_host(wanted, lambda one: host_of(one.url), fetch, lanes=lanes)

    async def _fetch_article(self, tell: Tell[Event], article_id: int) -> None:
        wanted = await in_thread(self._means.articles.page_for, article_id)
        holds = Holds(self._means.feeds, self._means.clock)
        await holds.load()
        seconds = holds.seconds(host_of(wanted.url))
        if seconds:
            minutes = max(1, round(seconds / 60))
            message = _("The server asks to be left alone for {} min more.").format(minutes)
            tell(PageFailed(article_id, wanted.title, message))
            return
        try:
            tell(await Pages(self._means, holds, self._robots).fetch(wanted, ahead=False))
        except Offline as error:
            tell(PageFailed(article_id, wanted.title, str(error)))


@dataclass(slots=True)
class _Tally:
    """Passes events on and counts them."""

    pass_on: Tell[Event]
    new: int = 0
    updated: set[int] = field(default_factory=set)
    failed: int = 0
    pages: int = 0
    pages_failed: int = 0

    def tell(self, event: Event) -> None:
        match event:
            case FeedRefreshed(new=new, changed=changed):
                self.new += new
                self.updated.update(changed)
            case FeedFailed():
                self.failed += 1
            case NothingReached(feeds=feeds):
                self.failed += feeds
            case PageFetched():
                self.pages += 1
            case PageFailed():
                self.pages_failed += 1
        self.pass_on(event)

    def finished(self) -> RefreshFinished:
        return RefreshFinished(self.new, len(self.updated), self.failed, self.pages, self.pages_failed)
