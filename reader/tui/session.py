"""What the screen asks of the library: views, articles, and how all stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from time import monotonic

from textual import work

from reader.library.bookmarks import Bookmark
from reader.library.feedhealth import FeedHealth
from reader.library.opened import Library
from reader.library.reading import View
from reader.model.completion import Vocabulary
from reader.model.errors import NewsreaderError, QueryError
from reader.model.ports import Clock
from reader.tui import messages
from reader.tui.arrangement import Arrangement, Arrangements
from reader.tui.asking import Asking, Threads
from reader.tui.journal import Journal
from reader.tui.places import Place

LOOK_SECONDS = 2.0
"""How often the library is asked whether another process wrote to it."""

SOON_SECONDS = 0.5
"""How long what a refresh brings may wait to be shown with what comes next."""

REST_SECONDS = 0.05
"""How long the cursor rests before an article is brought, where it moved just before: held keys come faster."""

TIDY_SECONDS = 30.0
"""How often some room in the library's file is given back, where there is much."""


class Session(Asking):
    """Reads the library in threads, and tells the screen by messages."""

    def __init__(self, library: Library, clock: Clock, threads: Threads) -> None:
        super().__init__("session", threads)
        self.library = library
        self.clock = clock
        self.busy = False
        """Whether a refresh is under way, and other work had better wait."""
        self.still = False
        """Whether nothing is told while it is under way."""
        self.view: View | None = None
        self.destination: Place | None = None
        """The place that was wished last: it may not be shown yet."""
        self.arrangements = Arrangements()
        self.journal = Journal()
        self.words = Vocabulary()
        """What a query can name, as of the last time that one was asked for."""
        self._is_there = asyncio.Event()
        self._is_there.set()
        self._version = -1
        self._tells_soon = False
        self._counts_views = False
        self._views_changed = False
        self._wanted = 0
        self._moved = 0.0
        self._awaits_rest = False

    def on_mount(self) -> None:
        self.library.tell = partial(self.say, failed=True)  # a message may be posted from any thread
        self.set_interval(LOOK_SECONDS, self.look)
        self.set_interval(TIDY_SECONDS, self.give_back)

    def begin(self, place: Place) -> tuple[messages.ViewOpened, messages.LibraryChanged] | None:
        """What the first frame shows of a place, read at once: a person waits for nothing else.

        None where the library can't, which is said.
        """
        self.destination = place
        try:
            opened = self._opened(place)
            self.view = opened.view
            standing = self._standing()
        except NewsreaderError as error:
            self.say(str(error), failed=True)
            return None
        return opened, standing

    def open(self, place: Place) -> None:
        """Open a place; the newest wish wins."""
        self.destination = place
        self._is_there.clear()
        self._open(place)

    async def settled(self) -> bool:
        """Wait for the place that was wished last; False where there was nothing to wait for."""
        is_under_way = not self._is_there.is_set()
        await self._is_there.wait()
        return is_under_way

    @work(exclusive=True, group="view", exit_on_error=False)
    async def _open(self, place: Place) -> None:
        try:
            opened = await self.ask(self._opened, place)
        except QueryError as error:
            self.say(str(error), failed=True)
            return
        finally:
            if self.destination is place:  # else a newer wish ended this one
                self._is_there.set()
        if opened is not None:
            await self._show(opened)

    @work(exclusive=True, group="view", exit_on_error=False)
    async def rearrange(self, place: Place, arrangement: Arrangement) -> None:
        """Let a view that is shown stand otherwise: the same articles, but for an order that looks for the best."""
        self._is_there.set()  # where it ends an opening that had not begun
        self.arrangements.keep(place, arrangement)
        view = self.view
        opened = await self.ask(lambda: self._opened(place, None if arrangement.order == "best" else view))
        if opened is not None:
            await self._show(opened)

    async def _show(self, opened: messages.ViewOpened) -> None:
        self.view, self._moved = opened.view, monotonic()
        self.post_message(opened)
        await self._show_rest(opened.view, opened.place)

    @work(exclusive=True, group="view", exit_on_error=False)
    async def bring_rest(self, place: Place) -> None:
        """Bring what does not fit into the first frame of a place that was begun."""
        self._is_there.set()
        if self.view is not None:
            await self._show_rest(self.view, place)

    async def _show_rest(self, view: View, place: Place) -> None:
        if view.ids.is_whole:
            return
        await asyncio.sleep(REST_SECONDS)  # what is seen comes first, and who types on wants no more of it
        whole = await self.ask(self._whole, view, self.arrangements.of(place))
        if whole is not None:
            self.post_message(whole)

    @work(exclusive=True, group="words", exit_on_error=False)
    async def learn_words(self, tell: Callable[[], None]) -> None:
        """Bring what a query can name up to date, and tell that it is."""
        words = await self.ask(self.library.reading.vocabulary)
        if words is not None:
            self.words = words
            tell()

    def preview(self, article_id: int) -> None:
        """Bring the body of the article under the cursor: at once, or when the cursor comes to rest."""
        is_moving = monotonic() - self._moved < REST_SECONDS
        self._wanted, self._moved = article_id, monotonic()
        if not is_moving:
            self.read(article_id)
        elif not self._awaits_rest:
            self._awaits_rest = True
            self._read_at_rest()

    @work(group="rest", exit_on_error=False)
    async def _read_at_rest(self) -> None:
        """Bring the article that is still under the cursor after a while."""
        before = self._wanted
        await asyncio.sleep(REST_SECONDS)
        if self._wanted != before:
            self._read_at_rest()
            return
        self._awaits_rest = False
        self.read(self._wanted)

    @work(exclusive=True, group="story", exit_on_error=False)
    async def read(self, article_id: int) -> None:
        """Bring an article's body."""
        story = await self.ask(self.library.reading.story, article_id)
        if story is not None:
            self.post_message(messages.StoryOpened(story))

    async def first_unread(self, ids: Sequence[int]) -> int | None:
        """The place in `ids` of the first article that is unread."""
        return await self.ask(self.library.reading.first_unread, ids)

    @work(exclusive=True, group="tell", exit_on_error=False)
    async def tell(self) -> None:
        """Say how the library stands."""
        standing = await self.ask(self._standing)
        if standing is not None:
            self.post_message(standing)
        self.count_views()

    @work(group="views", exit_on_error=False)
    async def count_views(self) -> None:
        """Say how many articles the saved views show: a query may take its time, so one count goes on at a time, and
        none while much changes."""
        self._views_changed = True
        if self._counts_views or self.busy:
            return
        self._counts_views = True
        try:
            while self._views_changed:
                self._views_changed = False
                views = await self.ask(self.library.views.counted, self.clock())
                if views is not None:
                    self.post_message(messages.ViewsCounted(views))
        finally:
            self._counts_views = False

    def tell_soon(self) -> None:
        """Say how the library stands in a moment, once for all that happens until then."""
        if not self._tells_soon:
            self._tells_soon = True
            self.set_timer(SOON_SECONDS, self._tell_now)

    def _tell_now(self) -> None:
        self._tells_soon = False
        self.tell()

    async def look(self) -> None:
        """Say how the library stands, where another process changed it or a rule that hides has ended."""
        if self.still and self.busy:
            return
        ended = await self.ask(self.library.mutes.settle, self.clock())
        version = await self.ask(self.library.reading.version)
        if ended or (version is not None and version != self._version):
            self._version = self._version if version is None else version
            self.post_message(messages.Changed(()))
            self.tell()

    async def give_back(self) -> None:
        """Give back some room in the library's file while nothing else goes on; what can't be now can be later."""
        if not self.busy:
            with suppress(NewsreaderError):
                await self.threads.run(self.library.tidying.give_back)

    @work(exclusive=True, group="bookmark", exit_on_error=False)
    async def keep_bookmark(self, bookmark: Bookmark) -> None:
        """Write down where the person is."""
        await self.ask(self.library.bookmarks.keep, bookmark)

    async def health(self) -> tuple[FeedHealth, ...]:
        """How each feed is."""
        return await self.ask(self.library.subscriptions.health, self.clock()) or ()

    def on_unmount(self) -> None:
        self.threads.close()

    def _opened(self, place: Place, shown: View | None = None) -> messages.ViewOpened:
        """A place, or the view of it that is `shown`, as it is arranged."""
        reading, arrangement = self.library.reading, self.arrangements.of(place)
        if shown is None:
            view = reading.open(place.whole_query, feed=place.feed, now=self.clock(), order=arrangement.order)
        else:
            view = reading.in_order(shown, arrangement.order)
        return messages.ViewOpened(view, place, reading.groups(view.ids.ready, arrangement.grouping))

    def _whole(self, view: View, arrangement: Arrangement) -> messages.ViewWhole:
        ids = view.ids[:]
        return messages.ViewWhole(view, ids, self.library.reading.groups(ids, arrangement.grouping))

    def _standing(self) -> messages.LibraryChanged:
        reading = self.library.reading
        waiting = reading.waiting(self.view, self.clock()) if self.view else 0
        subscriptions = self.library.subscriptions
        feeds = subscriptions.feeds()
        folders = subscriptions.folders() if any(feed.folder for feed in feeds) else ()
        return messages.LibraryChanged(feeds, folders, reading.counts(), waiting)
