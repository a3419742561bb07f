"""Puts the rooms together: settings and a folder become a library to read, a poller that fills it, and a finder of
feeds.

Opening the library loads the store's own opening alone. What a refresh needs (the network, the parser of feeds, the
extractor, what writes) loads when the poller or the finder is opened.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from reader.library.opened import Library, library_exists, open_library
from reader.model.errors import LibraryError
from reader.model.texts import deferred
from reader.settings import languages
from reader.settings.paths import LIBRARY_FILE, seal_key_file
from reader.store.database import Database

if TYPE_CHECKING:
    from reader.model.ports import Fetcher, Tell, Workers
    from reader.poller.adopting import Adopter
    from reader.poller.aside import AsidePoller
    from reader.poller.finding import Finder
    from reader.poller.means import Means
    from reader.poller.reextract import Reextractor
    from reader.poller.refresh import Poller
    from reader.settings.schema import Network, Settings
    from reader.store.lock import PollerLock
    from reader.store.repair import Repaired

__all__ = ["LIBRARY_FILE", "Library", "library_exists", "open_library"]

LOCK_FILE: Final = "poller.lock"
LOOP_FILE: Final = "polling.lock"
REPAIR_FILE: Final = "repairing.lock"

MENDING: Final = deferred("Another newsreader{process} mends this library. Try again when it is done.")
POLLING: Final = deferred("Another newsreader{process} polls this library. Try again when it is done.")

_HEAVY_NICE: Final = 10
"""How much the workers that read what is large give way, to the other workers too."""


def restore_library(data: Path, source: Path) -> Path | None:
    """Puts the library in `source` in the place of the one in the folder `data`; gives where that one is kept.

    Raises `Busy` where another newsreader is at work on this library or has it open, and `LibraryError`.
    """
    from reader.store.copies import restore

    with _undisturbed(data):
        return restore(data / LIBRARY_FILE, source)


def repair_library(data: Path, tell: Tell) -> Repaired:
    """Mends the library in the folder `data`. Raises `Busy` as `restore_library` does, and `LibraryError`."""
    from reader.store.repair import repair

    with _undisturbed(data):
        return repair(data / LIBRARY_FILE, tell)


@contextmanager
def _undisturbed(data: Path) -> Iterator[None]:
    """While nobody polls the library in the folder `data`, mends it or puts another in its place."""
    from reader.store.disks import make_folder
    from reader.store.lock import PollerLock, WorkLock

    make_folder(data)
    with polling_loop(data), PollerLock(data / LOCK_FILE), WorkLock(data / REPAIR_FILE, MENDING):
        yield


@asynccontextmanager
async def open_poller(data: Path, settings: Settings) -> AsyncIterator[Poller]:
    """A poller for the library in the folder `data`, the only one at work on it while it is open.

    Raises `Busy` where another newsreader is at work on this library, `LibraryError`, and `SettingsError` for a proxy
    that can't be used. The poller has a connection to the library, a network and worker processes of its own, which
    are closed with it.
    """
    async with _at_work(data, settings, _poller) as poller:
        yield poller


@asynccontextmanager
async def open_poller_aside(data: Path, settings: Settings) -> AsyncIterator[AsidePoller]:
    """What `open_poller` opens, at work in a loop of its own: for a screen, which must not wait."""
    from reader.sideloop import SideLoop

    side, opened = SideLoop(), AsyncExitStack()
    try:
        poller = await side.run(opened.enter_async_context(open_poller(data, settings)))
        from reader.poller.aside import AsidePoller

        aside = AsidePoller(poller, side)
        try:
            yield aside
        finally:
            try:
                await aside.aclose()
            finally:
                await side.run(opened.aclose())
    finally:
        await side.aclose()


def polling_loop(data: Path) -> PollerLock:
    """What a program holds that polls the library in the folder `data` again and again, so that one does.

    As a context; raises `Busy` where another one does, and `LibraryError`. Between its rounds others may poll.
    """
    from reader.store.lock import PollerLock

    return PollerLock(data / LOOP_FILE, POLLING)


def work_lock(data: Path) -> PollerLock:
    """What a program holds while it is the only one at work on the library in the folder `data`.

    As a context; raises `Busy` where another one is, and `LibraryError`.
    """
    from reader.store.lock import PollerLock

    return PollerLock(data / LOCK_FILE)


@asynccontextmanager
async def open_reextractor(data: Path, settings: Settings) -> AsyncIterator[Reextractor]:
    """What reads kept pages of the library in the folder `data` again, the only one at work on it while it is open.

    Raises `Busy` and `LibraryError`. It has worker processes of its own, and no network.
    """
    async with _at_work(data, settings, _reextractor) as reextractor:
        yield reextractor


@asynccontextmanager
async def open_finder(data: Path, settings: Settings) -> AsyncIterator[Finder]:
    """What finds feeds for a person, for the library in the folder `data`. Others may be at work on it.

    Raises `LibraryError`, and `SettingsError` for a proxy that can't be used. The finder has what the poller has.
    """
    async with _put_together(data, settings, _finder) as finder:
        yield finder


@asynccontextmanager
async def open_adopter(data: Path) -> AsyncIterator[Adopter]:
    """What brings articles of another program into the library in the folder `data`. Raises `LibraryError`."""
    from reader.settings.schema import Settings

    async with _put_together(data, Settings(), _adopter) as adopter:
        yield adopter


class _Closing(Protocol):
    async def aclose(self) -> None: ...


T = TypeVar("T")
W = TypeVar("W", bound=_Closing)


@asynccontextmanager
async def _at_work(data: Path, settings: Settings, assemble: Callable[[Database, Settings], W]) -> AsyncIterator[W]:
    """What `assemble` puts together for a library that nobody else is at work on."""
    with work_lock(data):
        async with _put_together(data, settings, assemble) as worker:
            yield worker


@asynccontextmanager
async def _put_together(
    data: Path, settings: Settings, assemble: Callable[[Database, Settings], W]
) -> AsyncIterator[W]:
    """What `assemble` puts together for a library, with a connection of its own to it."""
    async with (
        _made(lambda: _writable(data), _close) as database,
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


def _writable(data: Path) -> Database:
    """The library in the folder `data`; raises `LibraryError` where nothing can be brought into it."""
    database = Database.open(data / LIBRARY_FILE)
    if database.read_only:
        database.close()
        raise LibraryError(database.read_only)
    return database


async def _close(database: Database) -> None:
    database.close()


def _poller(database: Database, settings: Settings) -> Poller:
    from reader.poller.refresh import Poller
    from reader.workers import ProcessWorkers

    return Poller(_means(database, settings, ProcessWorkers(prepare=languages.for_workers())))


def _adopter(database: Database, _: Settings) -> Adopter:
    from reader.extractor import read_fragment
    from reader.model.times import utc_now
    from reader.poller.adopting import Adopter
    from reader.store import Articles, drafted
    from reader.workers import ProcessWorkers

    return Adopter(Articles(database), ProcessWorkers(prepare=languages.for_workers()), read_fragment, drafted, utc_now)


def _finder(database: Database, settings: Settings) -> Finder:
    from reader.poller.finding import Finder
    from reader.store.lock import PollerLock
    from reader.workers import ProcessWorkers

    workers = ProcessWorkers(count=1, prepare=languages.for_workers())  # one answer is read at a time
    means = _means(database, settings, workers)
    return Finder(means, lambda: PollerLock(database.path.with_name(LOCK_FILE)))


def _means(database: Database, settings: Settings, workers: Workers) -> Means:
    from reader.extractor import VERSION, extract, read_fragment
    from reader.library.hooks import HookRunner
    from reader.library.programs import ProgramRunner, Seals
    from reader.model.times import utc_now
    from reader.poller.means import Means
    from reader.store import Articles, Feeds, Intake, RawPages, Retention, Upkeep, drafted
    from reader.workers import ProcessWorkers

    return Means(
        feeds=Feeds(database),
        intake=Intake(database),
        articles=Articles(database),
        pages=RawPages(database),
        retention=Retention(database),
        upkeep=Upkeep(database),
        fetcher=_fetcher(settings.network),
        programs=ProgramRunner(Seals(seal_key_file()), settings),
        workers=workers,
        heavy=ProcessWorkers(nice=_HEAVY_NICE, prepare=languages.for_workers()),
        read_page=extract,
        read_fragment=read_fragment,
        make_drafts=drafted,
        version=VERSION,
        clock=utc_now,
        refresh=settings.refresh,
        network=settings.network,
        keep=settings.keep,
        hooks=HookRunner(database, settings.permitted_hooks, utc_now),
    )


def _reextractor(database: Database, settings: Settings) -> Reextractor:
    from reader.extractor import VERSION, extract
    from reader.model.times import utc_now
    from reader.poller.reextract import Reextractor
    from reader.store import RawPages
    from reader.workers import ProcessWorkers

    return Reextractor(
        pages=RawPages(database),
        workers=ProcessWorkers(prepare=languages.for_workers()),
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
