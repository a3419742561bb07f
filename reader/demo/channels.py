"""The feeds that the sample site offers: which articles each holds, and in which format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from reader.model.blocks import Direction
from reader.model.feed import NewFeed

Format: TypeAlias = Literal["rdf", "rss", "atom", "gone"]
"""How a feed is written; a feed that is `gone` is still subscribed to, and answered with an error page."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: the articles of `language` that belong to `section`; every one belongs to "all"."""

    path: str
    title: str
    language: str
    section: str
    format: Format = "rdf"

    @property
    def direction(self) -> Direction:
        """The direction in which the feed's language is written."""
        return direction_of(self.language)

    @property
    def tracking(self) -> str:
        """What the feed appends to each address, to be recognised by it: `en-rss-en-all-1573-rdf`."""
        kind = {"rdf": "rdf", "rss": "xml-mrss", "atom": "atom", "gone": "rdf"}[self.format]
        return f"{self.language}-{self.path.rpartition('/')[2]}-1573-{kind}"


CHANNELS: Final = (
    Channel("/rdf/rss-en-top", "Sample · Top stories", "en", "top"),
    Channel("/rdf/rss-en-world", "Sample · World", "en", "world"),
    Channel("/rdf/rss-en-all", "Sample · All news", "en", "all"),
    Channel("/xml/rss_en_science", "Sample · Science", "en", "science", "rss"),
    Channel("/atom/rss-en-cul", "Sample · Culture", "en", "culture", "atom"),
    Channel("/rdf/rss-de-all", "Sample · Deutsch", "de", "all"),
    Channel("/rdf/rss-ar-all", "Sample · العربية", "ar", "all"),
    Channel("/rdf/rss-chi-all", "Sample · 中文", "zh", "all"),
    Channel("/rdf/rss-hin-all", "Sample · हिन्दी", "hi", "all"),
    Channel("/rdf/rss-amh-news", "Sample · አማርኛ", "am", "all"),
    Channel("/rdf/rss-per-all", "Sample · فارسی", "fa", "all"),
    Channel("/rdf/rss-en-gone", "Sample · Closed section", "en", "gone", "gone"),
)
"""In the order in which a person sees them."""


def direction_of(language: str) -> Direction:
    """The direction in which one of the site's languages is written."""
    return "rtl" if language in ("ar", "fa") else "ltr"


def feeds(base_url: str) -> tuple[NewFeed, ...]:
    """The sample's feeds on the server at `base_url` (no slash at its end), ready to be subscribed to."""
    return tuple(
        NewFeed(base_url + channel.path, channel.title, channel.language, channel.direction) for channel in CHANNELS
    )
