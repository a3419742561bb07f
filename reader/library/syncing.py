"""What makes the feeds of a library equal to those of a list. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.feed import Feed, FeedWishes, NewFeed
from reader.model.programs import names_program


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed of the library, and the address that the person gave for it, which it may have moved from."""

    feed: Feed
    typed: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Feeds to add, feeds to remove, and what is to change of others."""

    added: tuple[NewFeed, ...] = ()
    removed: tuple[Feed, ...] = ()
    changed: tuple[tuple[Feed, FeedWishes], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.added or self.removed or self.changed)


def plan_of(followed: Sequence[Followed], wanted: Sequence[NewFeed]) -> Plan:
    """The plan that makes `followed` equal to `wanted`: the same feeds in the same folders.

    A feed that a program writes stays, for no list brings one. A title that the list does not give stays what it is,
    and so do interval, full text and proxy where it has none.
    """
    known = {address: one.feed for one in followed for address in (one.typed, one.feed.url)}
    named = {known[feed.url].id for feed in wanted if feed.url in known}
    changed = ((known[feed.url], _wishes(known[feed.url], feed)) for feed in wanted if feed.url in known)
    return Plan(
        added=tuple(feed for feed in wanted if feed.url not in known),
        removed=tuple(one.feed for one in followed if one.feed.id not in named and not names_program(one.feed.url)),
        changed=tuple((feed, wishes) for feed, wishes in changed if wishes != FeedWishes()),
    )


def _wishes(feed: Feed, wanted: NewFeed) -> FeedWishes:
    return FeedWishes(
        title=wanted.title if wanted.title and wanted.title != feed.title else None,
        folder=wanted.folder if wanted.folder != feed.folder else None,
        interval=wanted.interval if wanted.interval and wanted.interval != feed.interval else None,
        full_text=wanted.full_text if wanted.full_text not in {"auto", feed.full_text} else None,
        proxy=wanted.proxy if wanted.proxy and wanted.proxy != feed.proxy else None,
    )
