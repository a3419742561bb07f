"""Puts the rooms together: settings and a folder become a library to read, and a poller that fills it.

Opening the library loads the store alone. What a refresh needs (the network, the parser of feeds, the extractor)
loads when the poller is opened.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, Self, TypeVar

from reader.library.bookmarks import Bookmarks
from reader.library.marks import Marks
from reader.library.reading import Reading
from reader.library.subscriptions import Subscriptions
from reader.model.times import utc_now
from reader.settings.schema import Network, Settings
from reader.store import Articles, Database, Feeds, PollerLock, RawPages

if TYPE_CHECKING:
    from reader.model.ports import Fetcher
    from reader.poller.reextract import Reextractor
    from reader.poller.refresh import Poller

LIBRARY_FILE: Final = "library.db"
LOCK_FILE: Final = "poller.lock"
LOOP_FILE: Final = "polling.lock"


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
    """A poller for the library in the folder `data`, the only one at work on it while it is open.

    Raises `Busy` where another newsreader is at work on this library, `LibraryError`, and `SettingsError` for a proxy
    that can't be used. The poller has a connection to the library, a network and worker processes of its own, which
    are closed with it.
    """
    async with _at_work(data, settings, _poller) as poller:
        yield poller


def polling_loop(data: Path) -> PollerLock:
    """What a program holds that polls the library in the folder `data` again and again, so that one does.

    As a context; raises `Busy` where another one does, and `LibraryError`. Between its rounds others may poll.
    """
    return PollerLock(data / LOOP_FILE, "polls this library")


@asynccontextmanager
async def open_reextractor(data: Path, settings: Settings) -> AsyncIterator[Reextractor]:
    """What reads kept pages of the library in the folder `data` again, the only one at work on it while it is open.

    Raises `Busy` and `LibraryError`. It has worker processes of its own, and no network.
    """
    async with _at_work(data, settings, _reextractor) as reextractor:
        yield reextractor


class _Closing(Protocol):
    async def aclose(self) -> None: ...


T = TypeVar("T")
W = TypeVar("W", bound=_Closing)


@asynccontextmanager
async def _at_work(data: Path, settings: Settings, assemble: Callable[[Database, Settings], W]) -> AsyncIterator[W]:
    """What `assemble` puts together for a library that nobody else is at work on."""
    with PollerLock(data / LOCK_FILE):
        async with (
            _made(lambda: Database.open(data / LIBRARY_FILE), _close) as database,
            _made(lambda: assemble(database, settings), lambda worker: worker.aclose()) as worker,
        ):
            yield worker


@asynccontextmanager
async def _made(make: Callable[[], T], close: Callable[[T], Awaitable[None]]) -> AsyncIterator[T]:
    """What `make` makes in a thread, where neither its imports nor the disk keep a screen waiting.

    It is closed in the end, also when whoever waits for it goes away meanwhile.
    """
    import asyncio

    making = asyncio.ensure_future(asyncio.to_thread(make))
    try:
        yield await asyncio.shield(making)
    finally:
        await close(await making)


async def _close(database: Database) -> None:
    database.close()


def _poller(database: Database, settings: Settings) -> Poller:
    from reader.extractor import VERSION, extract, read_fragment
    from reader.poller.means import Means
    from reader.poller.refresh import Poller
    from reader.workers import ProcessWorkers

    means = Means(
        feeds=Feeds(database),
        articles=Articles(database),
        pages=RawPages(database),
        fetcher=_fetcher(settings.network),
        workers=ProcessWorkers(),
        read_page=extract,
        read_fragment=read_fragment,
        version=VERSION,
        clock=utc_now,
        refresh=settings.refresh,
        network=settings.network,
        keep=settings.keep,
    )
    return Poller(means)


def _reextractor(database: Database, settings: Settings) -> Reextractor:
    from reader.extractor import VERSION, extract
    from reader.poller.reextract import Reextractor
    from reader.workers import ProcessWorkers

    return Reextractor(
        pages=RawPages(database),
        workers=ProcessWorkers(),
        read_page=extract,
        version=VERSION,
        clock=utc_now,
        keep=settings.keep,
    )


def _fetcher(network: Network) -> Fetcher:
    if network.offline:
        from reader.net.offline import OfflineFetcher

        return OfflineFetcher()
    from reader.net.fetcher import HttpFetcher

    return HttpFetcher(network)
