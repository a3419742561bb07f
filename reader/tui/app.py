"""The program on a screen."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual import events, on
from textual.app import App
from textual.geometry import Offset
from textual.theme import Theme
from textual.widgets import Input

from reader.library.newsboat.places import find_newsboat
from reader.library.opened import Library
from reader.model.feed import NewFeed
from reader.model.ports import Clock
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.settings.editions import Edition
from reader.settings.keymap import KeyMap
from reader.settings.schema import Settings
from reader.settings.terminals import OURS, THEIRS, orders_rows
from reader.tui import messages, themes
from reader.tui.background import Shade
from reader.tui.early_keys import keys_of
from reader.tui.glimpse import Glimpse
from reader.tui.hangup import leaving_with_the_terminal
from reader.tui.leaving import frame_left
from reader.tui.pauses import shorten_pauses
from reader.tui.reach import Reach
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.welcome import WelcomeScreen
from reader.tui.shared_poller import OpenPoller
from reader.tui.turns import Turns
from reader.tui.widgets.lines import LineView
from reader.tui.window_title import KEEP, RESTORE, title, titled


class NewsreaderApp(App[None], inherit_bindings=False):
    """Opens on the library; where that has no feeds yet, asks for some first."""

    CSS_PATH = "styles/newsreader.tcss"
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (144, "-wide")]
    BINDINGS = [("ctrl+z", "suspend_process"), ("ctrl+c", "interrupt")]

    def __init__(
        self,
        library: Library,
        settings: Settings,
        keymap: KeyMap,
        editions: Sequence[Edition],
        open_poller: OpenPoller,
        *,
        sample: bool = False,
        notice: str = "",
        shade: Shade | None = None,
        typed: bytes = b"",
        settings_file: Path | None = None,
        glimpse: Glimpse | None = None,
        clock: Clock = utc_now,
    ) -> None:
        theme = themes.find(settings.look.theme, shade)
        # Textual decides here how it heeds NO_COLOR, and takes the terminal's own colours for black unless it is told.
        super().__init__(ansi_color=theme.ansi or None)
        self.animation_level = "none"
        self._library = library
        self.editions = editions
        self._notice = notice
        self._typed = typed
        self._reach = Reach(library, open_poller, clock, settings, keymap, sample, settings_file)
        self._shade = shade
        self._glimpse = glimpse
        self._frame = ""
        self._unread = 0
        self._cursor = Offset(0, 0)
        self.turns = Turns(self, super().on_event, self._settled)
        self.leave_order(settings)
        self.set_class(settings.look.ascii, "-ascii")
        self.set_class(settings.look.quiet, "-quiet")
        self.wear(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(themes.DARK.variables)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands: at the beginning of the line that is read, so that a braille line and
        a magnifier follow, or where something is typed."""
        match self.focused:
            case LineView() as lines:
                return lines.place
            case Input() as line:
                return line.cursor_screen_offset
        return self._cursor

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._cursor = position

    def wear(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self.register_theme(theme)
        self.theme = theme.name
        self.ansi_color = theme.ansi or None

    def dress(self, name: str) -> None:
        """Show everything in the theme that a setting names."""
        self.wear(themes.find(name, self._shade))

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.turns.take(event)
        else:
            await super().on_event(event)

    async def _settled(self) -> bool:
        screen = self.screen
        # Who types a query goes on typing while it is asked.
        return isinstance(screen, ReadingScreen) and not screen.prompt.is_open and await screen.session.settled()

    @property
    def frame(self) -> str:
        """What the next start will show first; "" where that can't be known. Known once the program was left."""
        return self._frame

    def exit(self, *arguments: Any, **named: Any) -> None:
        screen = self.screen
        try:
            if isinstance(screen, ReadingScreen) and not self._notice:
                screen.trail.leave()
                frame = frame_left(screen)
                self._frame = frame and self._order + frame
        finally:  # nothing keeps a person who wants to leave
            super().exit(*arguments, **named)

    def _take_over(self, glimpse: Glimpse) -> None:
        """Draw on a terminal that shows a glimpse."""
        self._write(glimpse.frame)  # some terminals clear what is on them when a screen is opened
        if glimpse.attributes and self._driver is not None:
            vars(self._driver)["attrs_before"] = glimpse.attributes  # what others find who get the terminal meanwhile
        glimpse.hand_over()

    def on_mount(self) -> None:
        if self._glimpse is not None:
            self._take_over(self._glimpse)
        screen = ReadingScreen(self._reach)
        self.push_screen(screen)
        if self._notice:
            screen.say(self._notice, failed=True)
        if sys.platform != "win32":
            for ending in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(ending, self.exit)
        self._write(KEEP + titled(title(0)) + self._order)
        self.app_suspend_signal.subscribe(self, self._leave_window, immediate=True)
        self.app_resume_signal.subscribe(self, self._come_back)
        if not self._library.subscriptions.feeds():
            self.choose_editions(screen)

    def on_unmount(self) -> None:
        self._write(THEIRS + RESTORE)

    @on(messages.LibraryChanged)
    def _tell_unread(self, event: messages.LibraryChanged) -> None:
        """Give the window a title; it stays the same one where nothing may change unasked."""
        unread = 0 if self.has_class("-quiet") else event.counts.unread
        if unread != self._unread:
            self._unread = unread
            self._write(titled(title(unread)))

    @on(messages.LibraryChanged)
    def _part_panes(self, event: messages.LibraryChanged) -> None:
        """Show one pane at a time where a terminal that orders rows would take two panes for one text."""
        self.set_class(self.has_class("-logical") and any(feed.direction == "rtl" for feed in event.feeds), "-one-pane")

    def leave_order(self, settings: Settings) -> None:
        """Leave the order of each row to the terminal, or take it in hand."""
        self.set_class(orders_rows(settings.look.rtl, os.environ), "-logical")
        self._write(self._order)

    @property
    def _order(self) -> str:
        """What tells the terminal who orders rows."""
        return THEIRS if self.has_class("-logical") else OURS

    def _leave_window(self, _: App[object]) -> None:
        self._write(THEIRS + RESTORE)

    def _come_back(self, _: App[object]) -> None:
        """Draw everything anew after a time in the background."""
        self._write(KEEP + titled(title(self._unread)) + self._order)
        self.screen.refresh(layout=True)

    def _write(self, sequence: str) -> None:
        """Send the terminal what is no text; Textual has no public door for it."""
        if self._driver is not None:
            self._driver.write(sequence)

    def on_ready(self) -> None:
        for event in keys_of(self._typed):
            self.post_message(event)

    def choose_editions(self, screen: ReadingScreen) -> None:
        """Ask which editions to read, and subscribe to them."""

        async def subscribe(feeds: tuple[NewFeed, ...] | None) -> None:
            if feeds:
                await screen.refreshing.subscribe(feeds)
            elif not self._library.subscriptions.feeds():
                screen.say(
                    _("The library is empty. a adds a feed, g e chooses editions; newsreader demo shows the sample.")
                )

        followed = self._library.subscriptions.feeds()
        elsewhere = 0 if followed else find_newsboat().feeds

        def add() -> None:
            self.call_later(screen.dispatch.run, "add_feed")

        self.push_screen(WelcomeScreen(self.editions, followed, add, elsewhere), subscribe)

    async def action_interrupt(self) -> None:
        """What ctrl+c does: copy what is selected, else end the input or the refresh that is under way, else quit."""
        screen = self.screen
        if isinstance(screen, ReadingScreen):
            if screen.article.selected:
                await screen.dispatch.run("copy_address")
                return
            if screen.prompt.is_open:
                screen.step_back()
                return
            if screen.downloading.stop():
                return
            if screen.refreshing.stop():
                screen.say(_("The refresh was stopped. What came is kept."))
                return
        self.exit()

    def _fatal_error(self) -> None:
        """Leave after an error that nobody caught; `run` raises it.

        Textual has no public door for this, and its own report is a traceback with every local variable.
        """
        self._close_messages_no_wait()


def run(
    library: Library,
    settings: Settings,
    keymap: KeyMap,
    editions: Sequence[Edition],
    open_poller: OpenPoller,
    *,
    sample: bool = False,
    notice: str = "",
    shade: Shade | None = None,
    typed: bytes = b"",
    settings_file: Path | None = None,
    glimpse: Glimpse | None = None,
) -> str:
    """Show the library until the person leaves, `notice` first, in a theme for a background of this `shade`.

    `typed` is what the person typed before, and `glimpse` is on the terminal. Changes to settings are written
    into `settings_file`; where there is none, they last as long as the screen.

    Gives the frame that the next start begins with, "" where that can't be known.

    Raises what went wrong inside and could not be told on the screen.
    """
    app = NewsreaderApp(
        library,
        settings,
        keymap,
        editions,
        open_poller,
        sample=sample,
        notice=notice,
        shade=shade,
        typed=typed,
        settings_file=settings_file,
        glimpse=glimpse,
    )
    shorten_pauses()
    with leaving_with_the_terminal():
        app.run()
    if app._exception is not None:  # as in `_fatal_error`: there is no public door
        raise app._exception
    return app.frame
