"""What is written down of an entry, made before its turn to write has come. Pure; made to run in a worker.

Splitting words, packing bodies and deciding what is shown is most of the work of taking in what is new, and needs no
library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.model.article import Draft, Seen
from reader.model.feed import Feed, ParsedFeed
from reader.model.times import to_seconds
from reader.store.records import described, entry_values, pack, said_first
from reader.store.renewal import index_texts, shown_values
from reader.store.shown import show


def drafted(seen: Sequence[Seen], feed: Feed, parsed: ParsedFeed, now: datetime) -> tuple[Seen, ...]:
    """Entries of an answer that `feed` gave at `now`, with their drafts in the place of their bodies.

    `parsed` is what the answer says of the feed.
    """
    spoken, seconds = described(feed, parsed.language), to_seconds(now)
    return tuple(replace(one, blocks=(), draft=draft(one, spoken, seconds)) for one in seen)


def draft(seen: Seen, feed: Feed, now: int) -> Draft:
    """What is written down of an entry that `feed` shows for the first time at `now`, in seconds."""
    shown = show((said_first(seen, feed, now),), None, now)
    return Draft(
        entry=entry_values(seen.entry),
        body=pack(seen.blocks),
        article=shown_values(shown),
        words=index_texts(shown.title, shown.kicker, shown.lead, shown.authors, shown.blocks),
        published=shown.published,
    )
