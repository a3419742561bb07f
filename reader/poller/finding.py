"""What is at an address that a person types: it is asked at once, and where it is a page, its feeds are found."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from reader.model.errors import (
    BadStatus,
    ExtractionFailed,
    FetchError,
    Held,
    NotAFeed,
    TimedOut,
    Unreachable,
    Untrusted,
)
from reader.model.events import Event, FeedRefreshed
from reader.model.feed import PolledFeed
from reader.model.finding import Finding, FoundFeed
from reader.model.logins import part_login
from reader.model.ports import Request, Response
from reader.model.texts import gettext as _
from reader.net.addresses import host_of
from reader.poller.discover import Candidate, candidates
from reader.poller.feeds import parse
from reader.poller.holds import Holds
from reader.poller.identity import canonical, upgrade
from reader.poller.logins import Logins
from reader.poller.means import Means
from reader.poller.streams import in_thread
from reader.poller.traffic import Traffic
from reader.poller.visits import ACCEPT, Visits

Asking: TypeAlias = Callable[[str], None]
"""Hears of each address before it is asked."""

_PATIENCE: Final = 10.0
"""Seconds for an address, where another may be meant."""

_LINKS_AT_MOST: Final = 5
"""As many links that look like feeds are asked."""

_TRYING_AT_MOST: Final = 30.0
"""Seconds for all of them."""

_NOT_THERE: Final = frozenset({404, 410})
"""What a server says of one address; whatever else it says of one holds for the next as well."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What an answer is: a feed with its title and the ids of its entries, or a page with what may be its feeds."""

    title: str = ""
    entries: tuple[str, ...] | None = None
    candidates: tuple[Candidate, ...] = ()


def glance_at(body: bytes, content_type: str | None, url: str) -> Glance:
    """What the answer from `url` is. Made to run in a worker."""
    try:
        parsed = parse(body, content_type, url)
    except NotAFeed:
        return Glance(candidates=candidates(body, url))
    return Glance(parsed.title, tuple(entry.id for entry in parsed.entries))


class Finder:
    """Finds feeds for a person who waits for them, and takes in what they answered once they are in the library.

    Each address is asked as a feed is: within the same bounds, never a host that wants to be left alone, one at a time.
    Only the address that was typed may lead to a private network. `lock` gives the turn at working on the library.
    """

    def __init__(self, means: Means, lock: Callable[[], AbstractContextManager[object]]) -> None:
        self._means = means
        self._lock = lock
        self._traffic = Traffic(means.fetcher, means.feeds, means.clock, means.refresh.megabytes_a_day)
        self._holds = Holds(means.feeds, means.clock)
        self._logins = Logins()
        self._here: dict[str, PolledFeed] = {}
        self._answers: dict[str, Response] = {}

    async def find(self, addresses: Sequence[str], asking: Asking) -> Finding:
        """What is at the first of `addresses` that can be reached, each a way to mean what a person typed.

        A page's feeds are those that it states, none of them asked; else those among its links and where feeds often
        are that answered as feeds. A feed of the library that has answered before is not asked. Raises `FetchError`,
        and `ExtractionFailed` for an answer that can't be read.
        """
        await self._traffic.load()
        await self._holds.load()
        self._here = {canonical(one.feed.url): one for one in await in_thread(self._means.feeds.polled)}
        for address in addresses:
            known = self._here.get(canonical(address))
            if known is not None and known.polling.succeeded is not None:
                return Finding(address, (FoundFeed(known.feed.url, known.feed.title, here=known.feed.id),))
        for address in addresses[:-1]:
            try:
                return await self._look(address, asking, _PATIENCE)
            except Untrusted:  # who can't prove itself is not asked by a way that needs no proof
                raise
            except (Unreachable, TimedOut):
                continue
        return await self._look(addresses[-1], asking)

    async def ask(self, finding: Finding, feed: FoundFeed) -> FoundFeed:
        """One of the feeds of `finding` as it is itself: under its own address, with its own title and entries.

        One that has answered, or is in the library, is not asked again. Raises `FetchError`, `NotAFeed` and
        `ExtractionFailed`.
        """
        if feed.here or feed.entries is not None:
            return feed
        found, _fetched = await self._see(feed.url, finding.typed)
        if found is None:
            raise NotAFeed(_("This is a web page, not a feed."))
        return found

    async def take_in(self, feed_id: int, found: FoundFeed) -> bool:
        """Brings the answer of `found` into the library, where it is now the feed `feed_id`; tells whether it is there.

        Raises `Busy` where another newsreader is at work, whose next refresh brings it in, and `LibraryError`.
        """
        response = self._answers.get(found.url)
        polled = await in_thread(self._means.feeds.polled, [feed_id])
        if response is None or not polled:
            return False
        told: list[Event] = []
        with self._lock():
            visits = Visits(replace(self._means, fetcher=_Answered(response)), self._holds, told.append)
            try:
                await visits.visit(polled[0])
                await visits.settle()
            finally:
                await visits.aclose()
        return any(isinstance(event, FeedRefreshed) for event in told)

    async def settle(self) -> None:
        """Writes down what was fetched, and ends what was asked for a login."""
        await self._traffic.note()
        await self._logins.aclose()

    async def aclose(self) -> None:
        """Closes the network and the workers as well."""
        await self.settle()
        await self._means.aclose()

    async def _look(self, typed: str, asking: Asking, patience: float | None = None) -> Finding:
        url = part_login(typed)[0]
        asking(url)
        feed, glance = await self._see(url, typed, patience)
        if feed is not None:
            return Finding(typed, (feed,))
        stated = [one for one in glance.candidates if one.stated]
        if stated:
            return Finding(typed, tuple(self._named(one) for one in stated), is_page=True)
        linked = [one for one in glance.candidates if not one.guessed][:_LINKS_AT_MOST]
        guessed = [one for one in glance.candidates if one.guessed]
        found = await self._try(linked, typed, asking) or await self._try(guessed, typed, asking)
        return Finding(typed, found, is_page=True)

    def _named(self, candidate: Candidate) -> FoundFeed:
        url = part_login(candidate.url)[0]
        return FoundFeed(url, candidate.title, here=self._number(url))

    def _number(self, url: str) -> int:
        """The number of the library's feed with an address, 0 for none."""
        known = self._here.get(canonical(url))
        return known.feed.id if known else 0

    async def _try(self, wanted: Sequence[Candidate], typed: str, asking: Asking) -> tuple[FoundFeed, ...]:
        """Those that are feeds, each once under whatever addresses; no more is asked of a host that has trouble."""
        found: dict[tuple[str, ...], FoundFeed] = {}
        left: set[str] = set()
        with suppress(TimeoutError):
            async with asyncio.timeout(_TRYING_AT_MOST):
                for url in (part_login(one.url)[0] for one in wanted if host_of(one.url) not in left):
                    await asyncio.sleep(self._means.network.wished_pause)
                    asking(url)
                    try:
                        feed, glance = await self._see(url, typed)
                    except (FetchError, ExtractionFailed) as error:
                        if not (isinstance(error, BadStatus) and error.status in _NOT_THERE):
                            left.add(host_of(url))
                        continue
                    if feed is not None:
                        found.setdefault((glance.title, *(glance.entries or ())), feed)
        return tuple(found.values())

    async def _see(self, url: str, typed: str, patience: float | None = None) -> tuple[FoundFeed | None, Glance]:
        """The feed at an address, None where there is none, and what was seen there."""
        response = await self._get(url, typed, patience)
        glance = await self._means.workers.run(glance_at, response.body, response.content_type or None, response.url)
        if glance.entries is None:
            return None, glance
        kept = part_login(response.moved_to)[0] or url
        self._answers[kept] = response
        return FoundFeed(kept, glance.title, len(glance.entries), self._number(kept)), glance

    async def _get(self, url: str, typed: str, patience: float | None) -> Response:
        host, network = host_of(url), self._means.network
        seconds = self._holds.seconds(host)
        if seconds:
            raise Held(
                _("{} asks to be left alone for {} min more.").format(host, max(1, round(seconds / 60))), host=host
            )
        origin, login = part_login(typed)
        request = Request(
            url=upgrade(url),
            origin=upgrade(origin),
            accept=ACCEPT,
            cap=network.feed_megabytes * 1_000_000,
            deadline=min(network.deadline, patience or network.deadline),
            authorization=await self._logins.authorization(login),
            avoid=self._holds.held(),
        )
        try:
            return await self._traffic.get(request)
        except FetchError as error:
            await self._holds.heed(host, error)
            raise


class _Answered:
    """A `Fetcher` whose answer is there already."""

    def __init__(self, response: Response) -> None:
        self._response = response

    async def get(self, request: Request) -> Response:  # noqa: ARG002 - it was this one that was asked
        """The answer."""
        return self._response

    async def aclose(self) -> None:
        """Nothing is open."""
