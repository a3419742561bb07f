"""A library with all its doors: what a person does with it, by kinds.

A door is made, and its module loaded, when it is first gone through: a command goes through one or two.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.model.errors import Busy
from reader.model.times import utc_now
from reader.settings.paths import LIBRARY_FILE, seal_key_file
from reader.store.database import Database
from reader.store.ends import some_ended

if TYPE_CHECKING:
    from reader.library.bookmarks import Bookmarks
    from reader.library.changes import Changes
    from reader.library.downloads import Downloads
    from reader.library.hiding import Hiding
    from reader.library.marks import Marks
    from reader.library.mutes import Mutes
    from reader.library.programs import Programs
    from reader.library.reading import Reading
    from reader.library.subscriptions import Subscriptions
    from reader.library.tidying import Tidying
    from reader.library.views import Views
    from reader.model.ports import Clock, Tell


class Library:
    """What a person does with a library. Closed by `close`, or as a context."""

    def __init__(self, database: Database, subscriptions_file: Path | None = None, tell: Tell = lambda _: None) -> None:
        self.database = database
        self.tell = tell
        """Is told, once, that the file can't be written: from whichever thread changed the feeds."""
        self._subscriptions_file = subscriptions_file
        self._told = ""

    @cached_property
    def reading(self) -> Reading:
        """To be read: lists, stories, counts."""
        from reader.library.reading import Reading

        return Reading(self.database)

    @cached_property
    def marks(self) -> Marks:
        """What is read, starred and tagged, and undoing."""
        from reader.library.marks import Marks

        return Marks(self.database, self._write_subscriptions)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """The feeds."""
        from reader.library.subscriptions import Subscriptions

        return Subscriptions(self.database, self._write_subscriptions)

    @cached_property
    def programs(self) -> Programs:
        """The programs that write feeds."""
        from reader.library.programs import Programs, Seals

        return Programs(self.database, self.subscriptions, Seals(seal_key_file()))

    @cached_property
    def bookmarks(self) -> Bookmarks:
        """Where the person was."""
        from reader.library.bookmarks import Bookmarks

        return Bookmarks(self.database)

    @cached_property
    def mutes(self) -> Mutes:
        """Rules that hide."""
        from reader.library.mutes import Mutes

        return Mutes(self.database)

    @cached_property
    def views(self) -> Views:
        """Saved queries."""
        from reader.library.views import Views

        return Views(self.database)

    @cached_property
    def hiding(self) -> Hiding:
        """Why an article is out of sight."""
        from reader.library.hiding import Hiding

        return Hiding(self.database)

    @cached_property
    def changes(self) -> Changes:
        """What became of an article since it was read."""
        from reader.library.changes import Changes

        return Changes(self.database)

    @cached_property
    def tidying(self) -> Tidying:
        """What the rules of the settings let go."""
        from reader.library.tidying import Tidying

        return Tidying(self.database)

    @cached_property
    def downloads(self) -> Downloads:
        """What is wanted before the network goes."""
        from reader.library.downloads import Downloads

        return Downloads(self.database)

    def _write_subscriptions(self) -> None:
        if self._subscriptions_file is not None:
            from reader.library.mirror import Mirror

            trouble = Mirror(self.database, self._subscriptions_file).write()
            if trouble and trouble != self._told:
                self.tell(trouble)
            self._told = trouble or self._told

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

    `subscriptions` is the file into which its feeds are written as OPML whenever they change. `tell` is told what a
    person should know of how it is opened, and of that file. Raises `LibraryError`.
    """
    library = Library(Database.open(data / LIBRARY_FILE, tell=tell), subscriptions, tell)
    if not library.database.read_only:
        with suppress(Busy):  # it is done at the next look
            if some_ended(library.database, clock()):
                library.mutes.settle(clock())
    return library
