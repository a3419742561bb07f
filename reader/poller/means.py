"""What the poller works with, as it is handed in."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.ports import ArticleStore, Clock, FeedStore, Fetcher, ReadFragment, ReadPage, Workers
from reader.settings.schema import Network, Refresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The library, the network, the workers and what runs in them, the clock and the settings."""

    feeds: FeedStore
    articles: ArticleStore
    fetcher: Fetcher
    workers: Workers
    read_page: ReadPage
    read_fragment: ReadFragment
    clock: Clock
    refresh: Refresh
    network: Network
