"""`newsreader refresh`: asks feeds, fetches pages, and prints what happens as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict
from re import sub

from reader import wiring
from reader.cli import diagnostics, output
from reader.cli.arguments import UsageError
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.model import events
from reader.model.errors import Offline
from reader.model.texts import gettext as _
from reader.model.texts import ngettext


def run(context: Context) -> Exit:
    """Refreshes the feeds that were named, else those that are due."""
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
    report = _print_json if wishes.json else Teller().tell
    failed = asyncio.run(_refresh(context, named, force=bool(named) or wishes.all, report=report))
    return Exit.FAILED if failed else Exit.OK


async def _refresh(
    context: Context, named: Sequence[int] | None, *, force: bool, report: Callable[[events.Event], None]
) -> int:
    """How many feeds failed."""
    failed = 0
    async with wiring.open_poller(context.data, context.settings) as poller:
        async for event in poller.refresh(named, force=force):
            if isinstance(event, events.RefreshFinished):
                failed = event.failed
            report(event)
            output.flush()
    return failed


def event_values(event: events.Event | events.RereadEvent) -> dict[str, object]:
    """An event as JSON: its name in `event`, and its fields."""
    name = sub(r"(?<!^)(?=[A-Z])", "_", type(event).__name__).lower()
    return {"event": name, **asdict(event)}


def _print_json(event: events.Event) -> None:
    output.value(event_values(event))
    match event:
        case events.FeedFailed():
            diagnostics.say(f"{event.title}: {event.message}")
        case events.NothingReached():
            diagnostics.say(nothing_reached(event))


class Teller:
    """Tells a person of events, a line each, on stderr: what a refresh brings is in the library, not in its output."""

    def __init__(self) -> None:
        self._wanted = 0
        self._pages = 0

    def tell(self, event: events.Event) -> None:
        """Prints the event's line, where it has one."""
        match event:
            case events.RefreshStarted(feeds=0):
                diagnostics.say(_("No feed is due. --all asks them anyway."))
            case events.FeedRefreshed():
                note = f". {event.note}" if event.note else ""
                diagnostics.say(f"{event.title}: {news(event.new, event.updated)}{note}")
            case events.FeedFailed():
                diagnostics.say(f"{event.title}: {event.message}")
            case events.FeedHeld():
                minutes = max(1, round(event.seconds / 60))
                diagnostics.say(_("{}: not asked, for its server wants {} min of rest.").format(event.title, minutes))
            case events.NothingReached():
                diagnostics.say(nothing_reached(event))
            case events.BudgetSpent():
                diagnostics.say(budget_spent(event))
            case events.PagesWanted():
                self._wanted = event.pages
            case events.PageFetched():
                self._pages += 1
                diagnostics.say(f"{self._progress()} {event.title}")
            case events.PageFailed():
                self._pages += 1
                diagnostics.say(f"{self._progress()} {event.title}: {event.message}")
            case events.RefreshFinished():
                diagnostics.say(_("Done: {}.").format(summary(event)))

    def _progress(self) -> str:
        return f"{self._pages}/{max(self._wanted, self._pages)}"


def nothing_reached(event: events.NothingReached) -> str:
    """What befell all feeds, as one sentence for all of them."""
    return _("None of {} feeds was reached: {} All that is here can be read.").format(event.feeds, event.message)


def budget_spent(event: events.BudgetSpent) -> str:
    """That the day's budget is spent, and what waits for that."""
    if event.feeds:
        said = _("The {} MB of today are fetched; {} and all articles wait for tomorrow.")
        waiting = said.format(event.megabytes, ngettext("{} feed", "{} feeds", event.feeds).format(event.feeds))
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


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
