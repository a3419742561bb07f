"""What a feed's answer shows of articles: its entries with the keys that name them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from reader.model.article import Seen
from reader.model.feed import Entry, ParsedFeed
from reader.net.addresses import host_of, is_private_literal
from reader.poller.identity import canonical, keys, own

_SHARED_BY: Final = 3
"""An address that as many entries of one answer have names none of them: a show's home page, say."""


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
