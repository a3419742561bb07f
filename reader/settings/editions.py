"""DW's language editions and their feeds, as the first run offers them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from reader.model.blocks import Direction
from reader.model.feed import NewFeed
from reader.settings.paths import shipped

Evidence: TypeAlias = Literal["payload", "tested", "catalogue", "claimed"]
"""How well a feed is attested: a real answer was seen, others report it alive, a list names it, code names it."""


@dataclass(frozen=True, slots=True)
class EditionFeed:
    """A feed of an edition; `default` marks those that are certain, and followed with their edition."""

    section: str
    url: str
    evidence: Evidence
    default: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its name in its own language and in English, its language (BCP 47), its feeds (none known: none)."""

    name: str
    english: str
    language: str
    direction: Direction
    home: str
    feeds: tuple[EditionFeed, ...] = ()

    @property
    def defaults(self) -> tuple[EditionFeed, ...]:
        """The feeds that are followed with the edition: the certain ones, or where none is certain, the first."""
        return tuple(feed for feed in self.feeds if feed.default) or self.feeds[:1]

    @property
    def new_feeds(self) -> tuple[NewFeed, ...]:
        """The same as feeds to add."""
        return tuple(map(self.new_feed, self.defaults))

    def new_feed(self, feed: EditionFeed) -> NewFeed:
        """One of its feeds as one to add, in a folder of the edition's name."""
        return NewFeed(feed.url, f"{self.name} · {feed.section}", self.language, self.direction, self.name)

    @property
    def is_certain(self) -> bool:
        """Whether at least one of its feeds is."""
        return any(feed.default for feed in self.feeds)


def load_editions() -> tuple[Edition, ...]:
    """All editions in the order of the shipped `feeds.toml`: those without a known feed stand last."""
    content = tomllib.loads((shipped() / "feeds.toml").read_text(encoding="utf-8"))
    return tuple(_edition(value) for value in content["edition"])


def _edition(value: dict[str, Any]) -> Edition:
    return Edition(**{**value, "feeds": tuple(EditionFeed(**feed) for feed in value["feeds"])})
