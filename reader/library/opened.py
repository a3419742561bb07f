"""A library with all its doors: what a person does with it, by kinds."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from reader.library.bookmarks import Bookmarks
from reader.library.changes import Changes
from reader.library.downloads import Downloads
from reader.library.hiding import Hiding
from reader.library.marks import Marks
from reader.library.mirror import Mirror
from reader.library.mutes import Mutes
from reader.library.reading import Reading
from reader.library.subscriptions import Subscriptions
from reader.library.tidying import Tidying
from reader.library.views import Views
from reader.model.errors import Busy
from reader.model.ports import Clock, Tell
from reader.model.times import utc_now
from reader.settings.paths import LIBRARY_FILE
from reader.store import Database


@dataclass(frozen=True, slots=True)
class Library:
    """What a person does with a library. Closed by `close`, or as a context."""

    reading: Reading
    marks: Marks
    subscriptions: Subscriptions
    bookmarks: Bookmarks
    mutes: Mutes
    views: Views
    hiding: Hiding
    changes: Changes
    tidying: Tidying
    downloads: Downloads
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


def open_library(
    data: Path, tell: Tell = lambda _: None, clock: Clock = utc_now, subscriptions: Path | None = None
) -> Library:
    """The library in the folder `data`, made where there is none, without the rules whose end has come.

    `tell` is told what a person should know of how it is opened. `subscriptions` is the file into which its feeds are
    written as OPML whenever they change. Raises `LibraryError`.
    """
    database = Database.open(data / LIBRARY_FILE, tell=tell)
    if not database.read_only:
        with suppress(Busy):  # it is done at the next look
            Mutes(database).settle(clock())
    mirror = Mirror(database, subscriptions)
    return Library(
        reading=Reading(database),
        marks=Marks(database, mirror.write),
        subscriptions=Subscriptions(database, mirror.write),
        bookmarks=Bookmarks(database),
        mutes=Mutes(database),
        views=Views(database),
        hiding=Hiding(database),
        changes=Changes(database),
        tidying=Tidying(database),
        downloads=Downloads(database),
        database=database,
    )
