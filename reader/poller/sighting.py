"""What a feed's answer shows of articles: its entries with the keys that name them. Pure; made to run in a worker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from reader.model.article import Seen
from reader.model.errors import ExtractionFailed, NotAFeed
from reader.model.feed import Entry, Feed, ParsedFeed
from reader.model.ports import MakeDrafts, ReadFragment, Response
from reader.model.texts import gettext as _
from reader.net.addresses import host_of, is_private_literal
from reader.poller.decide import hash_of
from reader.poller.discover import candidates
from reader.poller.feeds import parse_new
from reader.poller.identity import canonical, keys, own
from reader.poller.split import fingerprint, hashes_of

_STUMBLES: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What reading one text may fall over on, which costs that text alone."""

_NAMED_AT_MOST: Final = 3
"""As many feeds of a page are told in one sentence."""

_SHARED_BY: Final = 3
"""An address that as many entries of one answer have names none of them: a show's home page, say."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A feed's answer as it was read: what it says of the feed, its new entries, and by what to know it again.

    `dates` are those of the entries, None for one without.
    """

    parsed: ParsedFeed
    seen: tuple[Seen, ...]
    dates: tuple[datetime | None, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Making:
    """How entries are made ready for the library: their bodies read, and what is written down of them at `now`."""

    read: ReadFragment
    draft: MakeDrafts
    now: datetime

    def ready(self, sight: Sight, feed: Feed) -> Sight:
        """The entries of a sight with their drafts in the place of their bodies."""
        read = tuple(_with_body(self.read, one) if one.entry.content else one for one in sight.seen)
        return replace(sight, seen=self.draft(read, feed, sight.parsed, self.now))


def read_answer(answer: Response, feed: Feed, before: str, making: Making) -> Sight:
    """What `look` sees in an answer, made ready. Raises `NotAFeed`."""
    return making.ready(look(answer.body, answer.content_type or None, answer.url, feed, before), feed)


def read_without_bodies(answer: Response, feed: Feed, before: str, making: Making) -> Sight:
    """The same without the texts that the feed carries: for an answer whose texts could not be read."""
    sight = look(answer.body, answer.content_type or None, answer.url, feed, before)
    seen = (replace(one, entry=replace(one.entry, content="")) for one in sight.seen)
    return making.ready(replace(sight, seen=tuple(seen)), feed)


def look(body: bytes, content_type: str | None, url: str, feed: Feed, before: str = "") -> Sight:
    """An answer that came from `url`, without the entries that the one of the fingerprint `before` had.

    The entries' bodies are not read yet. Raises `NotAFeed`.
    """
    try:
        parsed, hashes = parse_new(body, content_type, url, hashes_of(before))
    except NotAFeed as error:
        raise NotAFeed(_with_feeds_named(str(error), body, url)) from error
    seen = (replace(one, hash=hash_of(one.entry)) for one in sight(parsed, feed.id, feed.url))
    dates = tuple(entry.published or entry.updated for entry in parsed.entries)
    return Sight(replace(parsed, entries=()), tuple(seen), dates, fingerprint(body, hashes))


def _with_feeds_named(message: str, body: bytes, url: str) -> str:
    """What is said of an answer that is no feed, with the feeds that it names itself if it is a page."""
    stated = [found.url for found in candidates(body, url) if found.stated]
    if not stated:
        return message
    others = _(" (and {} more)").format(len(stated) - _NAMED_AT_MOST) if len(stated) > _NAMED_AT_MOST else ""
    return _("{} It names as its feeds: {}{}.").format(message, ", ".join(stated[:_NAMED_AT_MOST]), others)


def _with_body(read: ReadFragment, seen: Seen) -> Seen:
    """An entry with the body that its feed carries; one that can't be read has its teaser alone."""
    entry = replace(seen.entry, content="")
    try:
        return replace(seen, entry=entry, blocks=read(seen.entry.content, entry.url))
    except (ExtractionFailed, *_STUMBLES):
        return replace(seen, entry=entry)


def sight(parsed: ParsedFeed, feed_id: int, feed_url: str) -> tuple[Seen, ...]:
    """The entries of a feed's answer as they are seen, without their bodies."""
    outside = not is_private_literal(host_of(feed_url))
    entries = [_kept_outside(entry) if outside else entry for entry in parsed.entries]
    telling_none = _telling_none(entries, parsed.site)
    return tuple(
        Seen(
            entry,
            tuple(key for key in keys(entry, feed_id, feed_url) if key not in telling_none),
            own=own(entry, feed_url),
        )
        for entry in entries
    )


def _kept_outside(entry: Entry) -> Entry:
    """An entry of a public feed, whose addresses into a private network are not followed and so not kept."""
    urls = (entry.url, entry.picture, *(one.url for one in entry.enclosures))
    inside = {url for url in urls if url and is_private_literal(host_of(url))}
    if not inside:
        return entry
    return replace(
        entry,
        url="" if entry.url in inside else entry.url,
        picture="" if entry.picture in inside else entry.picture,
        enclosures=tuple(one for one in entry.enclosures if one.url not in inside),
    )


def _telling_none(entries: Iterable[Entry], site: str) -> frozenset[str]:
    counted = Counter(canonical(entry.url) for entry in entries if entry.url)
    shared = {f"url:{url}" for url, count in counted.items() if count >= _SHARED_BY}
    return frozenset(shared | {f"url:{canonical(site)}"})
