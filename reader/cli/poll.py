"""`newsreader poll`: asks feeds when they are due, again and again, in the foreground."""

from __future__ import annotations

import asyncio
import signal
from contextlib import aclosing
from typing import Final

from reader import wiring
from reader.cli import diagnostics
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.refresh import budget_spent, nothing_reached, summary
from reader.model import events
from reader.model.errors import Busy, NewsreaderError, Offline
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.model.times import utc_now
from reader.wiring import Library

LOOK_SECONDS: Final = 60.0
"""How often it is looked whether something is due; by the clock, so that a machine that slept is on time."""

_ENDINGS: Final = (signal.SIGINT, signal.SIGTERM)


def run(context: Context) -> Exit:
    """Polls until it is told to stop: that is 0 for SIGTERM and 130 for ctrl+c."""
    if context.settings.network.offline:
        raise Offline(_("Offline, as you wished. No feed is asked; all that is here can be read."))
    with wiring.open_library(context.data, diagnostics.say) as library, wiring.polling_loop(context.data):
        number = len(library.subscriptions.feeds())
        said = ngettext("Polling {} feed. ctrl+c stops.", "Polling {} feeds. ctrl+c stops.", number)
        diagnostics.say(said.format(number))
        ending = asyncio.run(Loop(context, library).run())
    diagnostics.say(_("Stopped. What came is kept."))
    return Exit.INTERRUPTED if ending == signal.SIGINT else Exit.OK


class Loop:
    """Rounds of polling, each told on a line."""

    def __init__(self, context: Context, library: Library) -> None:
        self._context = context
        self._library = library
        self._said = ""

    async def run(self) -> signal.Signals:
        """Makes a round whenever there is something to do; gives the signal that ended it."""
        ended: asyncio.Future[signal.Signals] = asyncio.get_running_loop().create_future()

        def end(by: signal.Signals) -> None:
            if not ended.done():
                ended.set_result(by)

        for ending in _ENDINGS:
            asyncio.get_running_loop().add_signal_handler(ending, end, ending)
        rounds = asyncio.create_task(self._rounds())
        await asyncio.wait((ended, rounds), return_when=asyncio.FIRST_COMPLETED)
        rounds.cancel()
        await asyncio.wait((rounds,))
        if not rounds.cancelled() and (fault := rounds.exception()):
            raise fault
        return await ended

    async def _rounds(self) -> None:
        interval = self._context.settings.refresh.interval
        while True:
            try:
                await asyncio.to_thread(self._library.mutes.settle, utc_now())
                if await asyncio.to_thread(self._library.subscriptions.has_work, utc_now(), interval):
                    await self._round()
            except Busy as error:
                self._say(_("{} This round waits.").format(error))
            except NewsreaderError as error:
                self._say(str(error))
            await asyncio.sleep(LOOK_SECONDS)

    async def _round(self) -> None:
        told: list[str] = []
        async with (
            wiring.open_poller(self._context.data, self._context.settings) as poller,
            aclosing(poller.refresh()) as happening,
        ):
            async for event in happening:
                match event:
                    case events.NothingReached():
                        told.append(nothing_reached(event))
                    case events.BudgetSpent():
                        told.append(budget_spent(event))
                    case events.HookFailed(message=message):
                        self._say(message)
                    case events.FeedRefreshed(title=title, note=note) if note:
                        told.append(f"{title}: {note}")
                    case events.RefreshFinished() if told:
                        self._say(" ".join(told))
                    case events.RefreshFinished():
                        self._said = ""
                        diagnostics.say(f"{utc_now().astimezone():%H:%M} {summary(event)}.")

    def _say(self, sentence: str) -> None:
        """Says a sentence, but not what the round before it said already."""
        if sentence != self._said:
            self._said = sentence
            diagnostics.say(f"{utc_now().astimezone():%H:%M} {sentence}")
