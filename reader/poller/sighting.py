"""What a feed's answer shows of articles: its entries with the keys that name them. Pure; made to run in a worker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model.article import Seen
from reader.model.blocks import Block
from reader.model.errors import ExtractionFailed, NotAFeed
from reader.model.feed import Entry, Feed, ParsedFeed
from reader.net.addresses import host_of, is_private_literal
from reader.poller.decide import hash_of
from reader.poller.discover import discover
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
    """A feed's answer as it was read: the feed, those of its entries that are new, and by what to know it again."""

    parsed: ParsedFeed
    seen: tuple[Seen, ...]
    fingerprint: str


def look(body: bytes, content_type: str | None, url: str, feed: Feed, before: str = "") -> Sight:
    """An answer that came from `url`, without the entries that the one of the fingerprint `before` had.

    The entries' bodies are not read yet. Raises `NotAFeed`.
    """
    try:
        parsed, hashes = parse_new(body, content_type, url, hashes_of(before))
    except NotAFeed as error:
        raise NotAFeed(_with_feeds_named(str(error), body, content_type, url)) from error
    seen = (replace(one, hash=hash_of(one.entry)) for one in sight(parsed, feed.id, feed.url))
    return Sight(parsed, tuple(seen), fingerprint(body, hashes))


def _with_feeds_named(message: str, body: bytes, content_type: str | None, url: str) -> str:
    """What is said of an answer that is no feed, with the feeds that it names itself if it is a page."""
    stated = [found.url for found in discover(body, content_type or "", url) if found.stated]
    if not stated:
        return message
    others = f" (and {len(stated) - _NAMED_AT_MOST} more)" if len(stated) > _NAMED_AT_MOST else ""
    return f"{message} It names as its feeds: {', '.join(stated[:_NAMED_AT_MOST])}{others}."


def read_bodies(read: Callable[[str, str], tuple[Block, ...]], texts: Sequence[Seen]) -> tuple[Seen, ...]:
    """Entries with the bodies that their feed carries; one that can't be read has its teaser alone."""
    return tuple(_with_body(read, one) for one in texts)


def _with_body(read: Callable[[str, str], tuple[Block, ...]], seen: Seen) -> Seen:
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
    """An entry of a public feed, whose address into a private network is not followed and so not kept."""
    return replace(entry, url="") if is_private_literal(host_of(entry.url)) else entry


def _telling_none(entries: Iterable[Entry], site: str) -> frozenset[str]:
    counted = Counter(canonical(entry.url) for entry in entries if entry.url)
    shared = {f"url:{url}" for url, count in counted.items() if count >= _SHARED_BY}
    return frozenset(shared | {f"url:{canonical(site)}"})
