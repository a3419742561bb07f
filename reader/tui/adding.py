"""Bringing feeds into the library that a person names by an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.model.feed import Feed, NewFeed
from reader.model.finding import Finding, FoundFeed, typed_addresses
from reader.tui.session import Session
from reader.tui.shared_poller import Refresher, SharedPoller


@dataclass(frozen=True, slots=True)
class Added:
    """A feed that is in the library now; `is_new` where it was not before."""

    feed: Feed
    is_new: bool


class Adding:
    """Looks at addresses, and adds the feeds that are there. Everything here raises `NewsreaderError`."""

    def __init__(self, session: Session, poller: SharedPoller) -> None:
        self._session = session
        self._poller = poller

    @property
    def is_offline(self) -> bool:
        """Whether no address can be looked at, by the person's wish."""
        return self._poller.offline

    async def look(self, typed: str, asking: Callable[[str], None]) -> Finding | Added:
        """What is at an address as a person types it; where it is one feed, that one added.

        `asking` hears of each address before it is asked.
        """
        async with self._poller.borrow() as poller:
            finding = await poller.find(typed_addresses(typed), asking)
            if len(finding.feeds) == 1:
                return await self._add(poller, finding, finding.feeds[0])
            return finding

    async def add(self, finding: Finding, chosen: FoundFeed) -> Added:
        """Add one of several feeds, once it has answered itself."""
        async with self._poller.borrow() as poller:
            return await self._add(poller, finding, chosen)

    async def keep(self, typed: str) -> Added:
        """Add an address that nobody has looked at: the next refresh does."""
        return await self._keep(NewFeed(typed_addresses(typed)[0]))

    async def _add(self, poller: Refresher, finding: Finding, chosen: FoundFeed) -> Added:
        found = await poller.ask(finding, chosen)
        added = await self._keep(NewFeed(found.url, typed=finding.typed), found.here)
        if not added.is_new:
            return added
        await poller.take_in(added.feed.id, found)
        return Added(await self._find(added.feed), is_new=True)

    async def _keep(self, wanted: NewFeed, here: int = 0) -> Added:
        subscriptions, now = self._session.library.subscriptions, self._session.clock()

        def keep() -> Added:
            before = {feed.id: feed for feed in subscriptions.feeds()}
            feed = before.get(here) or subscriptions.add(wanted, now)
            return Added(feed, is_new=feed.id not in before)

        return await self._session.threads.run(keep)

    async def _find(self, feed: Feed) -> Feed:
        """A feed as it is now."""
        feeds = await self._session.threads.run(self._session.library.subscriptions.feeds)
        return next((one for one in feeds if one.id == feed.id), feed)
