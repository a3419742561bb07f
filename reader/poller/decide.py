"""What a feed's answer does to the library: a decision on values. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from reader.model.article import Change, Known, Seen
from reader.model.feed import Entry
from reader.model.times import to_seconds
from reader.poller.identity import canonical, site_of

_ADDRESS: Final = "url:"
"""How keys begin that are an article's address."""


def decide(seen: Sequence[Seen], known: Sequence[Known | None]) -> tuple[Change, ...]:
    """The changes that seen entries make, each given what is known of its keys (None for nothing).

    An entry is new, or joins an article that other feeds or keys brought, or says something else than it did; an
    entry that says what it said makes no change, nor does one whose article the person's rules have deleted, unless
    something was published of it since. The page is asked for again only where this feed itself gives
    another title or date: two feeds that word one article differently are no news.
    """
    changes = (_change(one, have) for one, have in zip(seen, known, strict=True))
    return tuple(change for change in changes if change is not None)


def _change(seen: Seen, known: Known | None) -> Change | None:
    entry_hash = seen.hash or hash_of(seen.entry)
    if known is None:
        return Change(seen, None, entry_hash)
    if known.entry_hash == entry_hash and known.keys.issuperset(seen.keys):
        return None
    if known.departed and not _is_later(seen.entry, known.departed):
        return None
    seen = replace(seen, own=seen.own and _may_own(seen.entry, known))
    return Change(seen, known.article_id, entry_hash, refetch=bool(known.entry_hash) and _is_news(seen.entry, known))


def _may_own(entry: Entry, known: Known) -> bool:
    """Whether a feed may speak as the article's own site: not where the article is known to be another site's.

    So a feed that had another's address under a name of its own can't put its own address in that one's place.
    """
    sites = {site_of(key.removeprefix(_ADDRESS)) for key in known.keys if key.startswith(_ADDRESS)}
    return not sites or site_of(entry.url) in sites


def hash_of(entry: Entry) -> str:
    """A hash of an entry's words, address and dates, and of what it encloses.

    Parameters that only count visits make no difference. An entry that encloses nothing has the hash of its words
    alone, under which libraries know it.
    """
    words = (entry.title, canonical(entry.url), entry.summary, entry.content)
    dates = tuple(moment and to_seconds(moment) for moment in (entry.published, entry.updated))
    enclosed = [(canonical(one.url), one.media_type, one.size, one.seconds) for one in entry.enclosures]
    said = (words, dates, enclosed) if enclosed else (words, dates)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _is_news(entry: Entry, known: Known) -> bool:
    return (
        entry.title != known.title
        or _differs(entry.published, known.published)
        or _differs(entry.updated, known.updated)
    )


def _is_later(entry: Entry, moment: datetime) -> bool:
    return any(date is not None and date > moment for date in (entry.published, entry.updated))


def _differs(given: datetime | None, before: datetime | None) -> bool:
    return given is not None and before is not None and to_seconds(given) != to_seconds(before)
