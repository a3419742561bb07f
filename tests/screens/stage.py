"""The real program on the sample library: what screen tests and screenshots begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from reader import demo, wiring
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.events import Event
from reader.model.times import utc_now
from reader.settings.editions import load_editions
from reader.settings.load import load_keys
from reader.settings.schema import Look, Network, Refresh, Settings, Theme
from reader.tui.app import NewsreaderApp
from reader.tui.screens.reading import ReadingScreen

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""When the sample is served, so that ages are the same in every run."""

SETTINGS = replace(Settings(), network=Network(page_pause=0), refresh=Refresh(on_start=False), look=Look(theme="dark"))


async def fill(data: Path) -> list[Event]:
    """Fetch the whole sample into a library in `data`, through the same code as the real thing.

    One feed after another: an article of several feeds is of the one that names it first.
    """
    with serve(Site.load(NOON)) as address, wiring.open_library(data) as library:
        for feed in demo.feeds(address):
            library.subscriptions.add(feed, utc_now())
        async with wiring.open_poller(data, SETTINGS) as poller:
            feeds = [feed.id for feed in library.subscriptions.feeds()]
            return [event for feed in feeds async for event in poller.refresh([feed])]


@asynccontextmanager
async def on_screen(
    data: Path,
    size: tuple[int, int],
    settings: Settings = SETTINGS,
    *,
    sample: bool = True,
    settings_file: Path | None = None,
    subscriptions: Path | None = None,
) -> AsyncIterator[Stage]:
    """The program running on the library in `data`, at noon, its first view on the screen."""
    with wiring.open_library(data, subscriptions=subscriptions) as library:
        app = NewsreaderApp(
            library,
            settings,
            load_keys(settings),
            load_editions(),
            lambda: wiring.open_poller_aside(data, settings),
            sample=sample,
            settings_file=settings_file,
            clock=lambda: NOON,
        )
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot)
            await stage.settle()
            yield stage


class Stage:
    """Types keys, and reads the screen."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReadingScreen:
        """The screen on which news are read."""
        screen = self.app.screen_stack[1]
        assert isinstance(screen, ReadingScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Type keys, each after what the one before did."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press_at_once(*("space" if char == " " else char for char in text))

    async def press_at_once(self, *keys: str) -> None:
        """Type keys faster than the screen can follow."""
        for key in keys:
            character = {"space": " "}.get(key, key if len(key) == 1 else None)
            self.app.post_message(events.Key(key, character))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until all work that was begun is done and shown."""
        for _ in range(2):
            await self.pilot.pause()
            while not self.app.turns.is_idle:
                await self.pilot.pause(0.01)
            while self.app.workers:
                with suppress(WorkerCancelled):  # by a newer wish, which is waited for next
                    await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def until(self, holds: Callable[[], bool | Awaitable[bool]]) -> None:
        """Wait until something holds; the test run's own limit ends what never does."""
        while not holds():
            await self.pilot.pause(0.02)

    @property
    def lines(self) -> list[str]:
        """What is visible, line by line."""
        update = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in update]

    @property
    def text(self) -> str:
        """What is visible, as one text."""
        return "\n".join(self.lines)


def with_theme(theme: Theme) -> Settings:
    """The settings with another theme."""
    return replace(SETTINGS, look=Look(theme=theme))
