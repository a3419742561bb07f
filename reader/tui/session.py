"""What the screen asks of the library and of the network: the only place where work is started."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import ParamSpec, Protocol, TypeAlias, TypeVar

from textual import on, work
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from reader.library.bookmarks import Bookmark, Bookmarks
from reader.library.feedhealth import FeedHealth
from reader.library.marks import Marks
from reader.library.reading import Reading, View
from reader.library.subscriptions import Subscriptions
from reader.model.article import Article
from reader.model.errors import Busy, NewsreaderError, QueryError
from reader.model.events import Event, PageFailed, PageFetched
from reader.model.feed import NewFeed
from reader.model.ports import Clock
from reader.model.text import clean_line
from reader.settings.schema import Settings
from reader.tui import messages
from reader.tui.browser import open_address
from reader.tui.places import Place

P = ParamSpec("P")
T = TypeVar("T")

LOOK_SECONDS = 2.0
"""How often the library is asked whether another process wrote to it."""

DUE_SECONDS = 60.0
"""How often feeds are looked for that are due."""


class Library(Protocol):
    """The library, as the screen needs it."""

    @property
    def reading(self) -> Reading: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def bookmarks(self) -> Bookmarks: ...


class Refresher(Protocol):
    """The poller, as the screen needs it."""

    def refresh(self, feed_ids: Sequence[int] | None = None, *, force: bool = False) -> AsyncIterator[Event]: ...
    def fetch_article(self, article_id: int) -> AsyncIterator[Event]: ...


OpenPoller: TypeAlias = Callable[[], AbstractAsyncContextManager[Refresher]]
"""Opens the poller; the network's modules are loaded only then."""


class Session(Widget):
    """Reads and writes the library in threads, follows refreshes, and tells the screen by messages."""

    def __init__(self, library: Library, open_poller: OpenPoller, clock: Clock, settings: Settings) -> None:
        super().__init__(id="session")
        self.library = library
        self.clock = clock
        self.offline = settings.network.offline
        self._wanted = settings.refresh
        self._open_poller = open_poller
        self._poller: Refresher | None = None
        self._poller_users = 0
        self._poller_change = asyncio.Lock()
        self._poller_exit = AsyncExitStack()
        self._threads = ThreadPoolExecutor(2, "library")
        self._view: View | None = None
        self._version = -1
        self.refreshing = False

    def on_mount(self) -> None:
        self.set_interval(LOOK_SECONDS, self.look)
        if self._wanted.background:
            self.set_interval(DUE_SECONDS, self.refresh_due)

    @on(Worker.StateChanged)
    def _tell_fault(self, event: Worker.StateChanged) -> None:
        """What was begun and ended in a fault of the program's own is said; the screen stays."""
        if event.state is WorkerState.ERROR:
            fault = type(event.worker.error).__name__
            self.say(_("Something went wrong inside the program ({}). What is here stays.").format(fault), failed=True)

    @work(exclusive=True, group="view", exit_on_error=False)
    async def open(self, place: Place) -> None:
        """Open a place; the newest wish wins."""
        try:
            view = await self._ask(self.library.reading.open, place.whole_query, feed=place.feed, now=self.clock())
        except QueryError as error:
            self.post_message(messages.QueryWrong(str(error)))
            return
        if view is not None:
            self._view = view
            self.post_message(messages.ViewOpened(view, place))

    @work(exclusive=True, group="story", exit_on_error=False)
    async def read(self, article_id: int) -> None:
        """Bring an article's body."""
        story = await self._ask(self.library.reading.story, article_id)
        if story is not None:
            self.post_message(messages.StoryOpened(story))

    @work(exclusive=True, group="tell", exit_on_error=False)
    async def tell(self) -> None:
        """Say how the library stands."""
        standing = await self._ask(self._standing)
        if standing is not None:
            self.post_message(standing)

    async def look(self) -> None:
        """Say how the library stands, where another process changed it."""
        version = await self._ask(self.library.reading.version)
        if version is not None and version != self._version:
            self._version = version
            self.tell()

    @work(exclusive=True, group="bookmark", exit_on_error=False)
    async def keep_bookmark(self, bookmark: Bookmark) -> None:
        """Write down where the person is."""
        await self._ask(self.library.bookmarks.keep, bookmark)

    async def set_read(self, ids: Sequence[int], *, read: bool, sentence: str = "") -> None:
        """Mark articles read or unread."""
        marks, now = self.library.marks, self.clock()
        await self._mark(ids, (lambda: marks.read(ids, now)) if read else (lambda: marks.unread(ids)), sentence)

    async def mark_all_read(self, place: Place) -> None:
        """Mark read what is unread in the view that is shown, and nothing that arrived since."""
        unread = Place(place.title, place.whole_query, place.feed).narrowed("is:unread")
        view = await self._ask(self.library.reading.open, unread.whole_query, feed=place.feed, now=self.clock())
        if view is None or self._view is None:
            return
        ids = sorted(set(view.ids) & set(self._view.ids))
        if not ids:
            self.say(_("Nothing here is unread."))
            return
        sentence = ngettext("Marked {} read. u undoes.", "Marked {} read. u undoes.", len(ids)).format(len(ids))
        await self.set_read(ids, read=True, sentence=sentence)

    async def set_starred(self, article: Article) -> None:
        """Star an article, or take its star away."""
        marks, ids, now = self.library.marks, [article.id], self.clock()
        await self._mark(ids, (lambda: marks.unstar(ids)) if article.starred else (lambda: marks.star(ids, now)))

    async def undo(self) -> None:
        """Take back what was done last."""
        sentence = await self._ask(self.library.marks.undo)
        if sentence is not None:
            self.post_message(messages.Changed((), sentence))
            self.tell()

    async def subscribe(self, feeds: Iterable[NewFeed]) -> None:
        """Add feeds, and fetch them."""
        for feed in (wanted := tuple(feeds)):
            await self._ask(self.library.subscriptions.add, feed, self.clock())
        self.tell()
        if self.offline:
            self.say(_("{} feeds are kept, and fetched as soon as there is a network.").format(len(wanted)))
        else:
            self.refresh_now(None, force=False)

    async def browse(self, article: Article) -> None:
        """Open an article's page in the browser, or show its address where there is none."""
        if await asyncio.to_thread(open_address, article.url):
            self.say(_("Opened in the browser: {}").format(article.url))
        else:
            self.app.copy_to_clipboard(clean_line(article.url))
            self.say(_("No browser can be opened here. The address: {}").format(article.url))

    async def health(self) -> tuple[FeedHealth, ...]:
        """How each feed is."""
        return await self._ask(self.library.subscriptions.health, self.clock()) or ()

    async def refresh_due(self) -> None:
        """Ask the feeds that are due, where some are; what comes is not said, and nobody is in another's way."""
        if self.offline or self.refreshing:
            return
        has_work = self.library.subscriptions.has_work
        if await self._ask(has_work, self.clock(), self._wanted.interval) and not self.refreshing:
            self.refreshing = True
            self._follow_refresh(None, force=False, quiet=True)

    def refresh_now(self, feed_ids: Sequence[int] | None, *, force: bool) -> None:
        """Ask feeds (all where none is named)."""
        if self.offline:
            here = self.library.reading.counts().all
            self.say(ngettext("Offline. {} article is here.", "Offline. {} articles are here.", here).format(here))
        elif self.refreshing:
            self.say(_("A refresh is under way."))
        else:
            self.refreshing = True
            self._follow_refresh(feed_ids, force=force)

    @work(group="refresh", exit_on_error=False)
    async def _follow_refresh(self, feed_ids: Sequence[int] | None, *, force: bool, quiet: bool = False) -> None:
        sentence = ""
        try:
            async with self._borrow_poller() as poller:
                async for event in poller.refresh(feed_ids, force=force):
                    self.post_message(messages.Happened(event))
        except Busy as error:  # which polls in our place, where nobody asked for it
            sentence = "" if quiet else str(error)
        except NewsreaderError as error:
            sentence = str(error)
        finally:
            self.refreshing = False
            self.post_message(messages.RefreshEnded(sentence, quiet))
            self.tell()

    @work(group="article", exit_on_error=False)
    async def fetch(self, article_id: int) -> None:
        """Fetch one article's page now, by the person's wish."""
        try:
            async with self._borrow_poller() as poller:
                async for event in poller.fetch_article(article_id):
                    self.post_message(messages.Happened(event))
                    if isinstance(event, PageFailed):
                        self.say(f"{event.title}: {event.message}", failed=True)
                    elif isinstance(event, PageFetched):
                        self.say(_("Fetched: {}").format(event.title))
        except NewsreaderError as error:
            self.say(str(error), failed=True)

    def stop_refresh(self) -> bool:
        """End a refresh that is under way; whether there was one."""
        stopped = self.workers.cancel_group(self, "refresh")
        return bool(stopped)

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Tell the person."""
        self.post_message(messages.Said(sentence, failed))

    @asynccontextmanager
    async def _borrow_poller(self) -> AsyncIterator[Refresher]:
        """The one poller, opened for its first user and closed after its last, so that others may poll too."""
        async with self._poller_change:
            if self._poller is None:
                self._poller = await self._poller_exit.enter_async_context(self._open_poller())
            self._poller_users += 1
        try:
            yield self._poller
        finally:
            self._poller_users -= 1  # before anything is waited for, so that no cancelled wait loses it
            async with self._poller_change:
                if not self._poller_users and self._poller is not None:
                    self._poller = None
                    await self._poller_exit.aclose()

    async def _mark(self, ids: Sequence[int], mark: Callable[[], object], sentence: str = "") -> None:
        try:
            await self._in_thread(mark)
        except NewsreaderError as error:
            self.say(str(error), failed=True)
            return
        self.post_message(messages.Changed(ids, sentence))
        self.tell()

    async def _ask(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What `function` gives, run in a thread; None, and said, where the library can't."""
        try:
            return await self._in_thread(partial(function, *args, **kwargs))
        except QueryError:
            raise
        except NewsreaderError as error:
            self.say(str(error), failed=True)
            return None

    async def _in_thread(self, call: Callable[[], T]) -> T:
        """What a call gives, made in a thread of the library's own: names that take long to resolve fill the others."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def on_unmount(self) -> None:
        self._threads.shutdown(wait=False)

    def _standing(self) -> messages.LibraryChanged:
        reading = self.library.reading
        waiting = reading.waiting(self._view, self.clock()) if self._view else 0
        return messages.LibraryChanged(self.library.subscriptions.feeds(), reading.counts(), waiting)
