"""A feed's new answer: read in a worker, and what it brings taken into the library."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reader.model.article import Change, Known, Merged, Seen
from reader.model.errors import ExtractionFailed
from reader.model.feed import Feed, ParsedFeed
from reader.model.ports import Response
from reader.poller.decide import decide
from reader.poller.means import Means
from reader.poller.sighting import look, read_bodies
from reader.poller.streams import in_thread


@dataclass(frozen=True, slots=True)
class News:
    """What an answer brought: its fingerprint, the feed as it was read with its new entries alone, and its articles.

    All of it is empty where the answer is the one of before.
    """

    body_hash: str = ""
    parsed: ParsedFeed | None = None
    merged: Merged = field(default_factory=Merged)


_BODIES_AT_ONCE: Final = 40
"""Entries whose texts are read by one run of a worker: should one of them end it, the others wait for their pages."""


async def take_in(means: Means, feed: Feed, response: Response, before: str = "") -> News:
    """Takes the entries of a feed's new answer into the library, and asks for the pages that are wanted ahead.

    Entries that the answer with the fingerprint `before` had are not read again. Raises `ParseError`,
    `ExtractionFailed`, `NotFound` where the feed was removed meanwhile, and `LibraryError`.
    """
    sight = await means.workers.run(look, response.body, response.content_type or None, response.url, feed, before)
    seen = await _with_bodies(means, sight.seen)
    wants_pages = feed.full_text != "never" and not means.refresh.metered
    await in_thread(means.feeds.describe, feed.id, sight.parsed)
    decided = decide if wants_pages else _without_pages
    merged = await in_thread(means.articles.merge, feed.id, seen, decided, means.clock())
    if wants_pages:
        always = feed.full_text == "always"
        await in_thread(means.articles.queue_pages, feed.id, means.refresh.pages_ahead, (), always=always)
    return News(sight.fingerprint, sight.parsed, merged)


def _without_pages(seen: Sequence[Seen], known: Sequence[Known | None]) -> Sequence[Change]:
    return [replace(change, refetch=False) for change in decide(seen, known)]


async def _with_bodies(means: Means, seen: Sequence[Seen]) -> list[Seen]:
    """The entries with the bodies that their feed carries."""
    carrying = [one for one in seen if one.entry.content]
    parts = [carrying[start : start + _BODIES_AT_ONCE] for start in range(0, len(carrying), _BODIES_AT_ONCE)]
    done = await asyncio.gather(*(_read(means, part) for part in parts))
    read = iter([one for part in done for one in part])
    return [next(read) if one.entry.content else one for one in seen]


async def _read(means: Means, part: Sequence[Seen]) -> Sequence[Seen]:
    try:
        return await means.workers.run(read_bodies, means.read_fragment, part)
    except ExtractionFailed:
        return part
