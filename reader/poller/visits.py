"""A visit to a feed: it is asked, its answer read in a worker, and what is new taken into the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import SystemRandom
from typing import Final

from reader.model.article import Merged
from reader.model.due import is_ahead
from reader.model.errors import BadStatus, ExtractionFailed, FetchError, NoSecret, NotFound, Offline, ParseError
from reader.model.events import Event, FeedFailed, FeedHeld, FeedRefreshed, NothingReached
from reader.model.feed import PolledFeed, Polling
from reader.model.ports import Answer, Request, Response
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.net.addresses import host_of
from reader.poller import doubts, pacing, validators
from reader.poller.batches import Batches
from reader.poller.doubts import Doubt
from reader.poller.holds import Holds
from reader.poller.identity import upgrade
from reader.poller.intake import News, take_in
from reader.poller.logins import Logins
from reader.poller.means import Means
from reader.poller.split import is_same
from reader.poller.streams import Tell, in_thread

ACCEPT: Final = (
    "application/rss+xml, application/rdf+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
    " application/json;q=0.8, */*;q=0.5"
)
_GONE: Final = 410
_POLLINGS_AT_ONCE: Final = 100
_ANSWERS_AT_ONCE: Final = 10
_chance: Final = SystemRandom().random


class Visits:
    """The visits of one refresh, each told as it ends.

    As long as no feed has answered, one that gives nothing is in doubt: it is told when another has, or all at the end.
    """

    def __init__(self, means: Means, holds: Holds, tell: Tell[Event]) -> None:
        self._means = means
        self._holds = holds
        self._tell = tell
        self._logins = Logins()
        self._pollings = Batches(self._record_all, _POLLINGS_AT_ONCE)
        self._answers = Batches(self._take_in_all, _ANSWERS_AT_ONCE)
        self._doubts: list[Doubt] = []
        self._answered = False
        self.outage = False
        """Whether it is known that nothing at all answered: the network is down, not the feeds."""

    async def visit(self, polled: PolledFeed) -> None:
        """Asks a feed, unless it is to be left alone, and takes in its answer."""
        feed, host = polled.feed, host_of(polled.asked)
        seconds = self._holds.seconds(host, self._held_until(polled.polling))
        if seconds:
            self._tell(FeedHeld(feed.id, feed.title, seconds))
            return
        response: Response | None = None
        try:
            response = await self._answer(polled)
            refreshed = await self._take_in(polled, response)
        except (FetchError, ParseError) as error:
            await self._weigh(polled, error, response)
        except ExtractionFailed as error:
            await self._trust(polled)
            await self._fail(polled, str(error))
        except NotFound as error:  # the person removed it meanwhile
            self._tell(FeedFailed(feed.id, feed.title, str(error)))
        else:
            await self._trust(polled)
            self._tell(refreshed)

    async def settle(self) -> None:
        """Tells of the feeds that were not reached, now that it is known that no other was either."""
        verdict = doubts.judge(self._doubts)
        together = verdict is not None and len(self._doubts) >= doubts.SEVERAL
        self.outage = verdict is not None and verdict.blameless
        for one in self._doubts:
            if not self.outage:
                await self._fail(one.polled, one.message, quietly=together)
                continue
            if not one.offline:
                polling, now = one.polled.polling, self._means.clock()
                check = pacing.after_outage(now, _chance())
                await self._record(one.polled, replace(polling, checked=now, next_check=check, error=one.message))
            if not together:
                self._tell(FeedFailed(one.polled.feed.id, one.polled.feed.title, one.message))
        if verdict is not None and together:
            self._tell(NothingReached(len(self._doubts), verdict.message))

    async def aclose(self) -> None:
        """Ends what is under way; what is being written is waited for."""
        await self._logins.aclose()
        await self._answers.aclose()
        await self._pollings.aclose()

    async def _weigh(self, polled: PolledFeed, error: FetchError | ParseError, response: Response | None) -> None:
        """Fails a feed, or leaves it in doubt where the network may be what failed."""
        doubt = doubts.doubt(polled, error, response)
        if doubt is not None and not self._answered:
            self._doubts.append(doubt)
            return
        if doubt is None and not isinstance(error, NoSecret):
            await self._trust(polled)
        host = host_of(polled.asked)
        held_until = await self._holds.heed(host, error) if isinstance(error, FetchError) else None
        gone = isinstance(error, BadStatus) and error.status == _GONE
        await self._fail(polled, str(error), held_until, gone=gone)

    async def _trust(self, polled: PolledFeed) -> None:
        """Notes that the network works, where a feed shows it: who was in doubt has failed for itself."""
        if polled.program is not None:  # what a program writes tells nothing of the network
            return
        self._answered = True
        doubted, self._doubts = self._doubts, []
        for one in doubted:
            await self._fail(one.polled, one.message)

    async def _answer(self, polled: PolledFeed) -> Response:
        """What a feed's server answers, or what its program writes, which may be handed that."""
        program, programs = polled.program, self._means.programs
        if program is None:
            return await self._means.fetcher.get(await self._request(polled))
        programs.require(program, polled.seal)
        if self._means.network.offline:
            raise Offline(_("Offline: {} was not run.").format(clean_line(program.argv[0])))
        page = await self._means.fetcher.get(await self._request(polled)) if program.page else Response(200, "")
        if page.status == 304:
            return page
        written = await programs.run(program, polled.seal, page.body)
        return replace(page, body=written, content_type="", moved_to="", open_ended=False)

    async def _request(self, polled: PolledFeed) -> Request:
        network = self._means.network
        etag, modified = validators.to_send(polled.polling, self._means.clock())
        return Request(
            url=upgrade(polled.asked),
            origin=upgrade(polled.origin),
            accept=ACCEPT,
            etag=etag,
            modified=modified,
            cap=network.feed_megabytes * 1_000_000,
            deadline=network.deadline,
            authorization=await self._logins.authorization(polled.login),
            proxy=polled.proxy,
            avoid=self._holds.held(),
        )

    def _held_until(self, polling: Polling) -> datetime | None:
        return None if is_ahead(polling.checked, self._means.clock()) else polling.held_until

    async def _take_in(self, polled: PolledFeed, response: Response) -> FeedRefreshed:
        feed, polling, note = polled.feed, polled.polling, ""
        news = News()
        if response.status != 304:
            if not is_same(response.body, polling.body_hash):
                seen_at = replace(feed, url=polled.asked or feed.url)
                news = await take_in(self._means, self._answers, seen_at, response, polling.body_hash)
            note = await self._follow(polled, response.moved_to)
        await self._record(polled, self._after(polled, response, news))
        merged, own_title = news.merged, news.parsed.title if news.parsed else ""
        title = own_title if own_title and feed.title == feed.url else feed.title
        return FeedRefreshed(feed.id, title, len(merged.new), len(merged.updated), merged.updated, note)

    async def _follow(self, polled: PolledFeed, moved_to: str) -> str:
        """Keeps the address to which a feed that was read has moved for good; gives what to tell of it."""
        if moved_to in {"", polled.feed.url, upgrade(polled.feed.url)}:
            return ""
        there = await in_thread(self._means.feeds.move, polled.feed.id, moved_to)
        if there.id != polled.feed.id:
            return _("It has moved to {}, which is feed {}, {}: one of both can be removed.").format(
                there.url, there.id, there.title
            )
        return (
            _("It has moved to {}, and is asked there from now on.").format(there.url)
            if there.url != polled.feed.url
            else ""
        )

    def _after(self, polled: PolledFeed, response: Response, news: News) -> Polling:
        """How polling stands after a good answer."""
        polling, now = polled.polling, self._means.clock()
        rhythm, moments = polling.rhythm, polling.moments
        if news.parsed:
            undated = bool(news.merged.new) and not any(news.dates)
            rhythm = news.parsed.rhythm
            moments = pacing.remembered(moments, [now] if undated else news.dates, now)
        check = pacing.after_success(
            now,
            polled.feed.interval or self._means.refresh.interval,
            _chance(),
            rhythm=rhythm,
            fresh_until=response.fresh_until,
            moments=() if polled.feed.interval else moments,
        )
        return replace(
            validators.after_answer(polling, response, now),
            body_hash=news.fingerprint or polling.body_hash,
            checked=now,
            succeeded=now,
            next_check=check,
            held_until=None,
            failures=0,
            error="",
            stopped=False,
            rhythm=rhythm,
            moments=moments,
        )

    async def _fail(
        self,
        polled: PolledFeed,
        message: str,
        held_until: datetime | None = None,
        *,
        gone: bool = False,
        quietly: bool = False,
    ) -> None:
        """Notes that a feed failed for itself, and tells it unless it is told otherwise."""
        now, failures = self._means.clock(), polled.polling.failures + 1
        if gone:
            message = _("{} It is not asked any more, unless you refresh it by itself.").format(message)
        failed = replace(
            validators.after_failure(polled.polling, now),
            checked=now,
            next_check=pacing.after_failure(now, failures, _chance(), held_until),
            held_until=held_until,
            failures=failures,
            error=message,
            stopped=gone,
        )
        await self._record(polled, failed)
        if not quietly:
            self._tell(FeedFailed(polled.feed.id, polled.feed.title, message))

    async def _record(self, polled: PolledFeed, polling: Polling) -> None:
        await self._pollings.add((polled.feed.id, polling))

    def _record_all(self, pollings: Sequence[tuple[int, Polling]]) -> Sequence[None]:
        self._means.feeds.record_pollings(pollings)
        return [None] * len(pollings)

    def _take_in_all(self, answers: Sequence[Answer]) -> Sequence[Merged | None]:
        return self._means.intake.take_in(answers, self._means.clock())
