"""What the screen asks of the network, and how far that is."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress

from textual import work
from textual.worker import WorkerError

from reader.model.errors import Busy, NewsreaderError
from reader.model.events import DownloadEvent, Event, PageFailed, PageFetched
from reader.model.feed import NewFeed
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.settings.schema import Settings
from reader.tui import clipboard, messages
from reader.tui.asking import Asking
from reader.tui.browser import is_openable, on_terminal, open_address
from reader.tui.journal import Said
from reader.tui.programs import lend, outcome
from reader.tui.progress import Progress, leaves_unreached
from reader.tui.session import Session
from reader.tui.shared_poller import OpenPoller, SharedPoller

DUE_SECONDS = 60.0
"""How often feeds are looked for that are due."""


class Refreshing(Asking):
    """Follows refreshes and fetches single articles; nothing here happens while `offline`.

    `unreached` is set where a refresh reached nothing, until something answers.
    """

    def __init__(self, session: Session, open_poller: OpenPoller, settings: Settings) -> None:
        super().__init__("refreshing", session.threads)
        self.session = session
        self.poller = SharedPoller(open_poller, offline=settings.network.offline)
        self.progress = Progress()
        self.unreached = False
        self._wanted = settings.refresh
        session.still = settings.look.quiet
        self._told: tuple[str, ...] = ()

    def on_mount(self) -> None:
        if self._wanted.background:
            self.set_interval(DUE_SECONDS, self.refresh_due)

    @property
    def refreshing(self) -> bool:
        """Whether a refresh is under way."""
        return self.session.busy

    @property
    def offline(self) -> bool:
        """Whether the person wants no network."""
        return self.poller.offline

    @property
    def seems_offline(self) -> bool:
        """Whether nothing can be fetched, as far as is known: it was never tried for the sake of knowing."""
        return self.offline or self.unreached

    def go_offline(self, *, offline: bool) -> None:
        """Use no network, or use it again: what is due is asked then."""
        self.poller.offline = offline
        self.unreached = False
        here = self.session.library.reading.counts().all
        if offline:
            self.stop()
            self.say(ngettext("Offline. {} article is here.", "Offline. {} articles are here.", here).format(here))
        else:
            self.say(_("Online again."))
            self.call_later(self.refresh_due)
        self.session.tell()

    async def subscribe(self, feeds: Iterable[NewFeed]) -> None:
        """Add feeds, and fetch them."""
        library = self.session.library
        for feed in (wanted := tuple(feeds)):
            await self.ask(library.subscriptions.add, feed, self.session.clock())
        self.session.tell()
        if self.offline:
            number = len(wanted)
            said = ngettext(
                "{} feed is kept, and fetched as soon as there is a network.",
                "{} feeds are kept, and fetched as soon as there is a network.",
                number,
            )
            self.say(said.format(number))
        else:
            self.refresh_now(None, force=False)

    async def browse(self, address: str) -> None:
        """Open an address in the browser, or show it where there is none."""
        if not is_openable(address):
            self.say(_("Such addresses are never opened: {}").format(address), failed=True)
        elif argv := on_terminal(address):
            code = lend(self.app, argv)
            if code:
                self.say(outcome(argv[0], code), failed=True)
        elif await asyncio.to_thread(open_address, address):
            self.say(_("Opened in the browser: {}").format(address))
        else:
            await clipboard.send(self.app, clean_line(address))
            self.say(_("No browser can be opened here. The address: {}").format(address))

    async def refresh_due(self) -> None:
        """Ask the feeds that are due, where some are; what comes is not said, and nobody is in another's way."""
        if self.offline or self.refreshing:
            return
        has_work = self.session.library.subscriptions.has_work
        if await self.ask(has_work, self.session.clock(), self._wanted.interval) and not self.refreshing:
            self.session.busy = True
            self._follow(None, force=False, quiet=True)

    def refresh_now(self, feed_ids: Sequence[int] | None, *, force: bool) -> None:
        """Ask feeds (all where none is named)."""
        if self.offline:
            here = self.session.library.reading.counts().all
            self.say(ngettext("Offline. {} article is here.", "Offline. {} articles are here.", here).format(here))
        elif self.refreshing:
            self.say(
                _("A download is under way. D stops it.")
                if self.progress.size is not None
                else _("A refresh is under way.")
            )
        else:
            self.session.busy = True
            self._follow(feed_ids, force=force)

    async def rest(self) -> None:
        """End a refresh that is under way, and wait until it has ended."""
        for refresh in self.workers.cancel_group(self, "refresh"):
            with suppress(WorkerError):
                await refresh.wait()

    def show(self, event: Event | DownloadEvent) -> None:
        """Take an event into the progress, and show it."""
        self.progress = self.progress.after(event)
        self.unreached = leaves_unreached(event, self.unreached)
        self.post_message(messages.Progressed(self.progress))
        if self.progress.brought_articles and not self.session.still:
            self.session.tell_soon()

    @work(group="refresh", exit_on_error=False)
    async def _follow(self, feed_ids: Sequence[int] | None, *, force: bool, quiet: bool = False) -> None:
        trouble = ""
        try:
            async with self.poller.borrow() as poller:
                async for event in poller.refresh(feed_ids, force=force):
                    self.show(event)
        except Busy as error:  # which polls in our place, where nobody asked for it
            trouble = "" if quiet else str(error)
        except NewsreaderError as error:
            trouble = str(error)
        finally:
            self.session.busy = False
            self._end(trouble, quiet=quiet)

    def _end(self, trouble: str, *, quiet: bool) -> None:
        """Say how the refresh ended; one that nobody asked for says what is wrong, and that once."""
        progress, self.progress = self.progress, Progress()
        told = (trouble, *progress.failed, *progress.notes)
        if not (quiet and (told == self._told or not any(told))) and (sentence := trouble or progress.sentence):
            self.say(sentence, failed=bool(trouble) or bool(progress.failed))
            now = self.session.clock()
            for told_of in filter(None, told):
                self.session.journal.keep(Said(now, told_of, told_of not in progress.notes))
        self._told = told
        self.post_message(messages.Progressed(self.progress))
        self.post_message(messages.Changed(()))
        self.session.tell()

    @work(group="article", exit_on_error=False)
    async def fetch(self, article_id: int) -> None:
        """Fetch one article's page now, by the person's wish."""
        try:
            async with self.poller.borrow() as poller:
                async for event in poller.fetch_article(article_id):
                    self.unreached = leaves_unreached(event, self.unreached)
                    self.post_message(messages.Progressed(Progress().after(event)))
                    if isinstance(event, PageFailed):
                        self.say(f"{event.title}: {event.message}", failed=True)
                    elif isinstance(event, PageFetched):
                        self.say(_("Fetched: {}").format(event.title))
        except NewsreaderError as error:
            self.say(str(error), failed=True)

    def stop(self) -> bool:
        """End a refresh that is under way; whether there was one."""
        return bool(self.workers.cancel_group(self, "refresh"))
