"""A feed's new answer: read in a worker, and what it brings taken into the library."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from reader.model.article import Change, Known, Merged, Seen
from reader.model.errors import ExtractionFailed, NotFound
from reader.model.feed import Feed, ParsedFeed
from reader.model.ports import Answer, Response
from reader.model.texts import gettext as _
from reader.poller.batches import Batches
from reader.poller.decide import decide
from reader.poller.means import Means

if TYPE_CHECKING:
    from reader.poller.sighting import Sight

_SECOND_TRY: Final = 5.0
"""Seconds: a feed without its texts is read in a moment, or it is the feed itself that can't be read."""


@dataclass(frozen=True, slots=True)
class News:
    """What an answer brought: its fingerprint, what it says of the feed, the dates of its new entries, its articles.

    All of it is empty where the answer is the one of before.
    """

    fingerprint: str = ""
    parsed: ParsedFeed | None = None
    dates: Sequence[datetime | None] = ()
    merged: Merged = field(default_factory=Merged)


async def take_in(
    means: Means, batches: Batches[Answer, Merged | None], feed: Feed, response: Response, before: str = ""
) -> News:
    """Takes the entries of a feed's new answer into the library, and asks for the pages that are wanted ahead.

    Entries that the answer with the fingerprint `before` had are not read again. Raises `ParseError`,
    `ExtractionFailed`, `NotFound` where the feed was removed meanwhile, and `LibraryError`.
    """
    sight = await _read(means, feed, response, before)
    wants_pages = feed.full_text != "never" and not means.refresh.metered
    answer = Answer(
        feed.id,
        sight.parsed,
        sight.seen,
        decide if wants_pages else _without_pages,
        pages=means.refresh.pages_ahead if wants_pages else 0,
        always=feed.full_text == "always",
    )
    merged = await batches.add(answer)
    if merged is None:
        raise NotFound(_("This feed was removed."))
    return News(sight.fingerprint, sight.parsed, sight.dates, merged)


async def _read(means: Means, feed: Feed, response: Response, before: str) -> Sight:
    """The answer as a worker reads it; without the texts in it, where one of them ends the worker."""
    # What reads feeds is loaded where one says something new.
    from reader.poller.sighting import Making, read_answer, read_without_bodies

    making, workers = Making(means.read_fragment, means.make_drafts, means.clock()), means.workers_for(response.body)
    try:
        return await workers.run(read_answer, response, feed, before, making)
    except ExtractionFailed as error:
        try:
            async with asyncio.timeout(_SECOND_TRY):
                return await workers.run(read_without_bodies, response, feed, before, making)
        except TimeoutError:
            raise error from None


def _without_pages(seen: Sequence[Seen], known: Sequence[Known | None]) -> Sequence[Change]:
    return [replace(change, refetch=False) for change in decide(seen, known)]
