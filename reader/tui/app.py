"""The program on a screen."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Mapping, Sequence
from gettext import gettext as _

from textual.app import App

from reader.model.feed import NewFeed
from reader.model.ports import Clock
from reader.model.times import utc_now
from reader.settings.editions import Edition
from reader.settings.schema import Settings
from reader.tui import themes
from reader.tui.screens.reading import Reach, ReadingScreen
from reader.tui.screens.welcome import WelcomeScreen
from reader.tui.session import Library, OpenPoller, Session


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
        bindings: Mapping[str, tuple[str, ...]],
        editions: Sequence[Edition],
        open_poller: OpenPoller,
        *,
        sample: bool = False,
        notice: str = "",
        clock: Clock = utc_now,
    ) -> None:
        look = themes.choose(settings.look.theme)
        # Textual decides here how it heeds NO_COLOR, and takes the terminal's own colours for black unless it is told.
        super().__init__(ansi_color=True if look == themes.TERMINAL.name else None)
        self.animation_level = "none"
        self._library = library
        self._settings = settings
        self._editions = editions
        self._open_poller = open_poller
        self._clock = clock
        self._notice = notice
        self._reach = Reach(self._make_session, settings, bindings, sample)
        for theme in themes.ALL:
            self.register_theme(theme)
        self.theme = look

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(themes.DARK.variables)

    def on_mount(self) -> None:
        screen = ReadingScreen(self._reach)
        self.push_screen(screen)
        if self._notice:
            screen.say(self._notice, failed=True)
        if sys.platform != "win32":
            for ending in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(ending, self.exit)
        if not self._library.subscriptions.feeds():
            self.choose_editions(screen.session)

    def choose_editions(self, session: Session) -> None:
        """Ask which editions to read, and subscribe to them."""

        async def subscribe(feeds: tuple[NewFeed, ...] | None) -> None:
            if feeds:
                await session.subscribe(feeds)
            elif not session.library.subscriptions.feeds():
                session.say(_("The library is empty. a chooses editions; newsreader demo shows the sample."))

        self.push_screen(WelcomeScreen(self._editions, session.library.subscriptions.feeds()), subscribe)

    def action_interrupt(self) -> None:
        """What ctrl+c does: end the input or the refresh that is under way, else quit."""
        screen = self.screen
        if isinstance(screen, ReadingScreen):
            if screen.prompt.is_open:
                screen.step_back()
                return
            if screen.session.stop_refresh():
                screen.say(_("The refresh was stopped. What came is kept."))
                return
        self.exit()

    def _fatal_error(self) -> None:
        """Leave after an error that nobody caught; `run` raises it.

        Textual has no public door for this, and its own report is a traceback with every local variable.
        """
        self._close_messages_no_wait()

    def _make_session(self) -> Session:
        return Session(self._library, self._open_poller, self._clock, self._settings)


def run(
    library: Library,
    settings: Settings,
    bindings: Mapping[str, tuple[str, ...]],
    editions: Sequence[Edition],
    open_poller: OpenPoller,
    *,
    sample: bool = False,
    notice: str = "",
) -> None:
    """Show the library until the person leaves, `notice` first.

    Raises what went wrong inside and could not be told on the screen.
    """
    app = NewsreaderApp(library, settings, bindings, editions, open_poller, sample=sample, notice=notice)
    app.run()
    if app._exception is not None:  # as in `_fatal_error`: there is no public door
        raise app._exception
