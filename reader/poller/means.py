"""What the poller works with, as it is handed in."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.ports import ArticleStore, Clock, FeedStore, Fetcher, PageStore, ReadFragment, ReadPage, Workers
from reader.settings.schema import Keep, Network, Refresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The library, the network, the workers and what runs in them, the clock and the settings.

    `version` is the extractor's (`reader.extractor.VERSION`), which is noted beside the pages that it read.
    """

    feeds: FeedStore
    articles: ArticleStore
    pages: PageStore
    fetcher: Fetcher
    workers: Workers
    read_page: ReadPage
    read_fragment: ReadFragment
    version: int
    clock: Clock
    refresh: Refresh
    network: Network
    keep: Keep
