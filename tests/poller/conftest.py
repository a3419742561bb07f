"""A poller with a real library, a real server and real workers; only the clock is the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.extractor import VERSION, extract, read_fragment
from reader.library.programs import ProgramRunner, Seals
from reader.library.reading import Reading
from reader.model.article import Story
from reader.model.events import Event
from reader.model.feed import Feed, NewFeed, Polling
from reader.model.ports import Fetcher, ReadFragment, ReadPage
from reader.net.fetcher import HttpFetcher
from reader.poller.means import Means
from reader.poller.refresh import Poller
from reader.settings.schema import Keep, Network, Refresh, Settings
from reader.store import Articles, Database, Feeds, Intake, RawPages, Retention, Upkeep, drafted
from reader.workers import ProcessWorkers
from tests.net.loopback import Site, serving


@dataclass
class Town:
    """A library, the site that its feeds are on, and a clock that a test moves."""

    site: Site
    database: Database
    workers: ProcessWorkers
    now: datetime = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
    network: Network = field(default_factory=lambda: Network(page_pause=0.0))
    settings: Refresh = field(default_factory=Refresh)
    keep: Keep = field(default_factory=Keep)

    @property
    def seals(self) -> Seals:
        return Seals(self.database.path.with_name("seal.key"))

    def later(self, **much: float) -> None:
        self.now += timedelta(**much)

    def subscribe(self, url: str) -> Feed:
        return Feeds(self.database).add(NewFeed(url), self.now)

    def polling(self, feed: Feed) -> Polling:
        (polled,) = Feeds(self.database).polled([feed.id])
        return polled.polling

    def stories(self) -> list[Story]:
        reading = Reading(self.database)
        return [reading.story(article_id) for article_id in reading.open(now=self.now).ids]

    def means(
        self,
        fetcher: Fetcher | None = None,
        *,
        workers: ProcessWorkers | None = None,
        fragments: ReadFragment = read_fragment,
        pages: ReadPage = extract,
    ) -> Means:
        """What works on the library."""
        return Means(
            feeds=Feeds(self.database),
            intake=Intake(self.database),
            articles=Articles(self.database),
            pages=RawPages(self.database),
            retention=Retention(self.database),
            upkeep=Upkeep(self.database),
            fetcher=fetcher or HttpFetcher(self.network, clock=lambda: self.now),
            programs=ProgramRunner(self.seals, Settings(network=self.network)),
            workers=workers or self.workers,
            heavy=workers or self.workers,
            read_page=pages,
            read_fragment=fragments,
            make_drafts=drafted,
            version=VERSION,
            clock=lambda: self.now,
            refresh=self.settings,
            network=self.network,
            keep=self.keep,
        )

    @asynccontextmanager
    async def poller(
        self,
        fetcher: Fetcher | None = None,
        *,
        workers: ProcessWorkers | None = None,
        fragments: ReadFragment = read_fragment,
        pages: ReadPage = extract,
    ) -> AsyncIterator[Poller]:
        """A poller on the library; the town's own workers outlive it."""
        means = self.means(fetcher, workers=workers, fragments=fragments, pages=pages)
        yield Poller(means)
        await means.fetcher.aclose()

    async def refresh(self, *feeds: Feed, force: bool = False, fetcher: Fetcher | None = None) -> list[Event]:
        """All events of a refresh of `feeds` (all, for none)."""
        async with self.poller(fetcher) as poller:
            ids = [feed.id for feed in feeds] or None
            return [event async for event in poller.refresh(ids, force=force)]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def workers() -> Iterator[ProcessWorkers]:
    workers = ProcessWorkers(count=2, deadline=60.0)
    yield workers
    workers.close()


@pytest.fixture
def town(tmp_path: Path, workers: ProcessWorkers) -> Iterator[Town]:
    with serving() as site:
        database = Database.open(tmp_path / "library.db")
        yield Town(site, database, workers)
        database.close()
