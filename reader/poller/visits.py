"""A visit to a feed: it is asked, its answer read in a worker, and what is new taken into the library."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import SystemRandom
from typing import Final, TypeAlias

from reader.model.article import Change, Known, Merged, Seen
from reader.model.blocks import Block
from reader.model.errors import ExtractionFailed, FetchError, NotFound, Offline, ParseError, TimedOut, Unreachable
from reader.model.events import FeedFailed, FeedHeld, FeedRefreshed
from reader.model.feed import PolledFeed, Polling
from reader.model.ports import Request, Response
from reader.net.addresses import host_of
from reader.poller import pacing
from reader.poller.decide import decide
from reader.poller.feeds import parse
from reader.poller.holds import Holds
from reader.poller.identity import upgrade
from reader.poller.means import Means
from reader.poller.sighting import sight
from reader.poller.streams import in_thread

Outcome: TypeAlias = FeedRefreshed | FeedFailed | FeedHeld

_ACCEPT: Final = "application/rss+xml, application/rdf+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
_chance: Final = SystemRandom().random


@dataclass(frozen=True, slots=True)
class _Unreached:
    polled: PolledFeed
    message: str


class Visits:
    """The visits of one refresh."""

    def __init__(self, means: Means, holds: Holds) -> None:
        self._means = means
        self._holds = holds
        self._unreached: list[_Unreached] = []
        self._answered = False
        self._offline = False

    @property
    def outage(self) -> bool:
        """Whether feeds were asked and nothing at all answered: the network is down, not the feeds."""
        return not self._answered and (self._offline or bool(self._unreached))

    async def visit(self, polled: PolledFeed) -> Outcome:
        """Asks a feed, unless it is to be left alone, and takes in its answer."""
        feed, host = polled.feed, host_of(polled.feed.url)
        seconds = self._holds.seconds(host, polled.polling.held_until)
        if seconds:
            return FeedHeld(feed.id, feed.title, seconds)
        try:
            response = await self._means.fetcher.get(self._request(polled))
            self._answered = True
            return await self._take_in(polled, response)
        except Offline as error:
            self._offline = True
            return FeedFailed(feed.id, feed.title, str(error))
        except (Unreachable, TimedOut) as error:
            self._unreached.append(_Unreached(polled, str(error)))
            return FeedFailed(feed.id, feed.title, str(error))
        except FetchError as error:
            self._answered = True
            await self._note_failure(polled, str(error), await self._holds.heed(host, error))
            return FeedFailed(feed.id, feed.title, str(error))
        except (ParseError, ExtractionFailed) as error:
            await self._note_failure(polled, str(error))
            return FeedFailed(feed.id, feed.title, str(error))
        except NotFound as error:  # the person removed it meanwhile
            return FeedFailed(feed.id, feed.title, str(error))

    async def settle(self) -> None:
        """Notes the feeds that were not reached, now that it is known whether others were."""
        for unreached in self._unreached:
            if self.outage:
                polling, now = unreached.polled.polling, self._means.clock()
                check = pacing.after_outage(now, _chance())
                await self._record(
                    unreached.polled, replace(polling, checked=now, next_check=check, error=unreached.message)
                )
            else:
                await self._note_failure(unreached.polled, unreached.message)

    def _request(self, polled: PolledFeed) -> Request:
        network = self._means.network
        return Request(
            url=upgrade(polled.feed.url),
            accept=_ACCEPT,
            etag=polled.polling.etag,
            modified=polled.polling.modified,
            cap=network.feed_megabytes * 1_000_000,
            deadline=network.deadline,
        )

    async def _take_in(self, polled: PolledFeed, response: Response) -> FeedRefreshed:
        feed, polling = polled.feed, polled.polling
        title, merged, body_hash = feed.title, Merged(), polling.body_hash
        if response.status != 304:
            body_hash = hashlib.sha256(response.body).hexdigest()
            if body_hash != polling.body_hash:
                title, merged = await self._merge(polled, response)
        now = self._means.clock()
        kept = response if response.status != 304 or response.etag or response.modified else polling
        polling = Polling(
            etag=kept.etag,
            modified=kept.modified,
            body_hash=body_hash,
            checked=now,
            succeeded=now,
            next_check=pacing.after_success(now, self._means.refresh.interval, _chance()),
        )
        await self._record(polled, polling)
        return FeedRefreshed(feed.id, title, len(merged.new), len(merged.updated), merged.updated)

    async def _merge(self, polled: PolledFeed, response: Response) -> tuple[str, Merged]:
        """Takes the entries of a new answer into the library; gives the feed's title and what they brought."""
        feed, articles = polled.feed, self._means.articles
        parsed = await self._means.workers.run(parse, response.body, response.content_type or None, response.url)
        seen = await asyncio.gather(*(self._with_body(one) for one in sight(parsed, feed.id, feed.url)))
        changed: list[int] = []

        def deciding(some: Sequence[Seen], known: Sequence[Known | None]) -> Sequence[Change]:
            changes = decide(some, known)
            changed[:] = (change.article_id for change in changes if change.refetch and change.article_id is not None)
            return changes

        await in_thread(self._means.feeds.describe, feed.id, parsed)
        merged = await in_thread(articles.merge, feed.id, seen, deciding, self._means.clock())
        await in_thread(articles.queue_pages, feed.id, self._means.refresh.pages_ahead, changed)
        return (parsed.title or feed.title) if feed.title == feed.url else feed.title, merged

    async def _with_body(self, seen: Seen) -> Seen:
        """An entry with the body that its feed carries; one that can't be read has its teaser, and its page."""
        if not seen.entry.content:
            return seen
        blocks: tuple[Block, ...] = ()
        try:
            blocks = await self._means.workers.run(self._means.read_fragment, seen.entry.content, seen.entry.url)
        except ExtractionFailed:
            return seen
        return replace(seen, blocks=blocks)

    async def _note_failure(self, polled: PolledFeed, message: str, held_until: datetime | None = None) -> None:
        now, failures = self._means.clock(), polled.polling.failures + 1
        failed = replace(
            polled.polling,
            checked=now,
            next_check=pacing.after_failure(now, failures, _chance(), held_until),
            held_until=held_until,
            failures=failures,
            error=message,
        )
        await self._record(polled, failed)

    async def _record(self, polled: PolledFeed, polling: Polling) -> None:
        await in_thread(self._means.feeds.record_polling, polled.feed.id, polling)
