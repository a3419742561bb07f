"""`newsreader refresh`: asks feeds, fetches pages, and prints what happens as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from re import sub
from time import monotonic
from typing import TYPE_CHECKING, Final

from reader import wiring
from reader.cli import amounts, diagnostics, output
from reader.cli.arguments import UsageError
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, ProgressLine, bar
from reader.model import events
from reader.model.errors import Busy, Offline
from reader.model.texts import gettext as _
from reader.model.texts import ngettext

if TYPE_CHECKING:
    from reader.poller.refresh import Poller


_PATIENCE: Final = 600.0
"""Seconds that a person's wish waits for another newsreader to be done."""

_LOOK: Final = 0.5


def run(context: Context) -> Exit:
    """Refreshes the feeds that were named, else those that are due.

    Where another newsreader is at work on the library, what is due is left to it, and what the person wishes waits.
    """
    wishes = context.arguments
    if wishes.feeds and wishes.all:
        raise UsageError(_("--all asks every feed: name feeds, or say --all."))
    if context.settings.network.offline:
        raise Offline(_("Offline, as you wished. No feed was asked; all that is here can be read."))
    with wiring.open_library(context.data, diagnostics.say) as library:
        feeds = library.subscriptions.feeds()
        named = [library.subscriptions.find(name).id for name in wishes.feeds] or None
    if not feeds:
        diagnostics.say(_("There are no feeds yet. `newsreader` offers DW's; `newsreader feeds add URL` adds one."))
        return Exit.OK
    teller = Teller()
    report = _print_json if wishes.json else teller.tell
    try:
        failed = asyncio.run(_refresh(context, named, force=bool(named) or wishes.all, report=report))
    finally:
        teller.line.clear()
    return Exit.FAILED if failed else Exit.OK


async def _refresh(
    context: Context, named: Sequence[int] | None, *, force: bool, report: Callable[[events.Event], None]
) -> int:
    """How many feeds failed."""
    failed = 0
    async with AsyncExitStack() as opened:
        poller = await _opened(opened, context, waits=force)
        if poller is None:
            return 0
        async for event in poller.refresh(named, force=force):
            if isinstance(event, events.RefreshFinished):
                failed = event.failed
            report(event)
            output.flush()
    return failed


async def _opened(opened: AsyncExitStack, context: Context, *, waits: bool) -> Poller | None:
    """The poller, once no other newsreader is at work; None where one is and nothing `waits` for its end."""
    end, told = monotonic() + _PATIENCE, False
    while True:
        try:
            return await opened.enter_async_context(wiring.open_poller(context.data, context.settings))
        except Busy as error:
            if not waits:
                diagnostics.say(_("{} What is due is asked by that one, or next time.").format(_who(error)))
                return None
            if monotonic() > end:
                raise
            if not told:
                diagnostics.say(_("{} This waits until it is done; ctrl+c stops.").format(_who(error)))
            told = True
        await asyncio.sleep(_LOOK)


def _who(error: Busy) -> str:
    """The first sentence of what is said of another newsreader, without the advice behind it."""
    first, point, _advice = str(error).partition(". ")
    return f"{first}." if point else first


def event_values(event: events.Event | events.RereadEvent) -> dict[str, object]:
    """An event as JSON: its name in `event`, and its fields."""
    name = sub(r"(?<!^)(?=[A-Z])", "_", type(event).__name__).lower()
    return {"event": name, **asdict(event)}


def _print_json(event: events.Event) -> None:
    output.value(event_values(event))
    match event:
        case events.FeedFailed():
            diagnostics.warn(f"{event.title}: {event.message}")
        case events.NothingReached():
            diagnostics.warn(nothing_reached(event))
        case events.HookFailed():
            diagnostics.warn(event.message)


class Teller:
    """Tells a person of events on stderr: what a refresh brings is in the library, not in its output.

    On a terminal a bar shows how far it is, and lines say what is new and what failed; elsewhere each event is a line.
    """

    def __init__(self) -> None:
        self.line = ProgressLine()
        self._feeds = _Steps()
        self._pages = _Steps()

    def tell(self, event: events.Event) -> None:
        """Prints the event's line, where it has one."""
        match event:
            case events.RefreshStarted(feeds=0):
                diagnostics.say(_("No feed is due. --all asks them anyway."))
            case events.RefreshStarted():
                self._feeds.total = event.feeds
            case events.FeedRefreshed():
                note = f". {event.note}" if event.note else ""
                self._step(
                    self._feeds,
                    event.title,
                    f"{event.title}: {news(event.new, event.updated)}{note}",
                    matters=bool(event.new or event.updated or note),
                )
            case events.FeedFailed():
                self._step(self._feeds, event.title, f"{event.title}: {event.message}", failed=True)
            case events.FeedHeld():
                minutes = max(1, round(event.seconds / 60))
                said = _("{}: not asked, for its server wants {} min of rest.").format(event.title, minutes)
                self._step(self._feeds, event.title, said, matters=True)
            case events.NothingReached() | events.HookFailed():
                self._say(_failure(event), failed=True)
            case events.BudgetSpent():
                self._say(budget_spent(event))
            case events.PagesWanted():
                self._pages.total = event.pages
            case events.PageFetched():
                self._step(self._pages, event.title, f"{self._pages.next} {event.title}")
            case events.PageFailed():
                self._step(self._pages, event.title, f"{self._pages.next} {event.title}: {event.message}")
            case events.RefreshFinished():
                self._say(_("Done: {}.").format(summary(event)))

    def _step(self, steps: _Steps, title: str, said: str, *, matters: bool = False, failed: bool = False) -> None:
        """One feed or page more: said where it matters, and everywhere but on a terminal."""
        steps.done += 1
        if matters or failed or not self.line.moves or diagnostics.is_verbose():
            self._say(said, failed=failed)
        self.line.show(f"{bar(steps.done, steps.total)} {title}")

    def _say(self, said: str, *, failed: bool = False) -> None:
        self.line.clear()
        (diagnostics.warn if failed else diagnostics.say)(said)


@dataclass(slots=True)
class _Steps:
    """How many there are, and how many are done."""

    total: int = 0
    done: int = 0

    @property
    def next(self) -> str:
        """The number of the one that comes, of how many."""
        return f"{self.done + 1}/{max(self.total, self.done + 1)}"


def _failure(event: events.NothingReached | events.HookFailed) -> str:
    return nothing_reached(event) if isinstance(event, events.NothingReached) else event.message


def nothing_reached(event: events.NothingReached) -> str:
    """What befell all feeds, as one sentence for all of them."""
    said = ngettext(
        "The feed was not reached: {message} All that is here can be read.",
        "None of {feeds} feeds was reached: {message} All that is here can be read.",
        event.feeds,
    )
    return said.format(feeds=event.feeds, message=event.message)


def budget_spent(event: events.BudgetSpent) -> str:
    """That the day's budget is spent, and what waits for that."""
    if event.feeds:
        said = _("The {} MB of today are fetched; {} and all articles wait for tomorrow.")
        waiting = said.format(event.megabytes, amounts.feeds(event.feeds))
    else:
        waiting = _("The {} MB of today are fetched; all articles wait for tomorrow.").format(event.megabytes)
    return " ".join((waiting, _("A feed that you name is asked anyway.")))


def news(new: int, updated: int) -> str:
    """How many articles are new and updated, or that none is."""
    parts = [_("{} new").format(new)] if new else []
    parts += [_("{} updated").format(updated)] if updated else []
    return ", ".join(parts) or _("nothing new")


def summary(event: events.RefreshFinished) -> str:
    """What a refresh brought, in a few words."""
    parts = [news(event.new, event.updated)]
    if event.pages or event.pages_failed:
        parts.append(ngettext("{} page fetched", "{} pages fetched", event.pages).format(event.pages))
    if event.pages_failed:
        failed = event.pages_failed
        parts.append(ngettext("{} page failed", "{} pages failed", failed).format(failed))
    if event.failed:
        parts.append(ngettext("{} feed failed", "{} feeds failed", event.failed).format(event.failed))
    return ", ".join(parts)
