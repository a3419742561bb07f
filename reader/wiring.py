"""Puts the rooms together: settings and a folder become a library to read, and a poller that fills it.

Opening the library loads the store alone. What a refresh needs (the network, the parser of feeds, the extractor)
loads when the poller is opened.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from reader.library.bookmarks import Bookmarks
from reader.library.marks import Marks
from reader.library.reading import Reading
from reader.library.subscriptions import Subscriptions
from reader.model.times import utc_now
from reader.settings.schema import Network, Settings
from reader.store import Articles, Database, Feeds, PollerLock

if TYPE_CHECKING:
    from reader.model.ports import Fetcher
    from reader.poller.refresh import Poller

LIBRARY_FILE: Final = "library.db"
LOCK_FILE: Final = "poller.lock"


@dataclass(frozen=True, slots=True)
class Library:
    """What a person does with a library. Closed by `close`, or as a context."""

    reading: Reading
    marks: Marks
    subscriptions: Subscriptions
    bookmarks: Bookmarks
    database: Database

    def close(self) -> None:
        """Closes the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def library_exists(data: Path) -> bool:
    """Whether there is a library in the folder `data`."""
    return (data / LIBRARY_FILE).is_file()


def open_library(data: Path) -> Library:
    """The library in the folder `data`, made where there is none. Raises `LibraryError`."""
    database = Database.open(data / LIBRARY_FILE)
    return Library(Reading(database), Marks(database), Subscriptions(database), Bookmarks(database), database)


@asynccontextmanager
async def open_poller(data: Path, settings: Settings) -> AsyncIterator[Poller]:
    """A poller for the library in the folder `data`, the only one while it is open.

    Raises `Busy` where another newsreader polls for this library, `LibraryError`, and `SettingsError` for a proxy
    that can't be used. The poller has a connection to the library, a network and worker processes of its own, which
    are closed with it.
    """
    import asyncio

    async with AsyncExitStack() as closing:
        closing.enter_context(PollerLock(data / LOCK_FILE))
        database = await asyncio.to_thread(Database.open, data / LIBRARY_FILE)
        closing.callback(database.close)
        poller = await asyncio.to_thread(_assemble, database, settings)  # its imports would keep a screen waiting
        closing.push_async_callback(poller.aclose)
        yield poller


def _assemble(database: Database, settings: Settings) -> Poller:
    from reader.extractor import extract, read_fragment
    from reader.poller.refresh import Poller
    from reader.workers import ProcessWorkers

    return Poller(
        feeds=Feeds(database),
        articles=Articles(database),
        fetcher=_fetcher(settings.network),
        workers=ProcessWorkers(),
        read_page=extract,
        read_fragment=read_fragment,
        clock=utc_now,
        refresh=settings.refresh,
        network=settings.network,
    )


def _fetcher(network: Network) -> Fetcher:
    if network.offline:
        from reader.net.offline import OfflineFetcher

        return OfflineFetcher()
    from reader.net.fetcher import HttpFetcher

    return HttpFetcher(network)
