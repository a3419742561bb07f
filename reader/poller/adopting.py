"""Articles that another program has, brought into the library as if their feed had said them now."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from reader.model.article import Change, Known, Merged, Seen
from reader.model.errors import ExtractionFailed
from reader.model.feed import Entry, Feed, ParsedFeed
from reader.model.ports import Clock, Decide, MakeDrafts, ReadFragment, Workers
from reader.poller.decide import decide
from reader.poller.sighting import Making, Sight, sight
from reader.poller.streams import in_thread


class Store(Protocol):
    """The library's articles, as an adopter needs them."""

    def merge(self, feed_id: int, seen: Sequence[Seen], decide: Decide, now: datetime) -> Merged: ...


class Adopter:
    """Brings in entries, the texts that they carry read in worker processes."""

    def __init__(self, articles: Store, workers: Workers, read: ReadFragment, draft: MakeDrafts, clock: Clock) -> None:
        self._articles = articles
        self._workers = workers
        self._read = read
        self._draft = draft
        self._clock = clock

    async def adopt(self, feed: Feed, entries: Sequence[Entry]) -> tuple[Seen, ...]:
        """Brings entries of a feed into the library; gives each with the keys that name its article.

        An article that is here already keeps its words. Where the texts end their worker, the entries come without.
        Raises `NotFound` for a feed that was removed meanwhile, and `LibraryError`.
        """
        making = Making(self._read, self._draft, self._clock())
        try:
            seen = await self._workers.run(ready, entries, feed, making)
        except ExtractionFailed:
            seen = await self._workers.run(ready, [replace(entry, content="") for entry in entries], feed, making)
        await in_thread(self._articles.merge, feed.id, seen, only_new, making.now)
        return seen

    async def aclose(self) -> None:
        """Ends the workers."""
        await asyncio.to_thread(self._workers.close)


def ready(entries: Sequence[Entry], feed: Feed, making: Making) -> tuple[Seen, ...]:
    """Entries as they are seen, with their drafts. Made to run in a worker."""
    parsed = ParsedFeed(title=feed.title, site=feed.site, language=feed.language)
    seen = sight(replace(parsed, entries=tuple(entries)), feed.id, feed.url)
    return making.ready(Sight(parsed, seen, (), ""), feed).seen


def only_new(seen: Sequence[Seen], known: Sequence[Known | None]) -> Sequence[Change]:
    """What entries do to the library where only those count whose articles it lacks."""
    return [change for change in decide(seen, known) if change.article_id is None]
