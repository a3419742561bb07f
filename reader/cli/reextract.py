"""`newsreader reextract`: reads kept pages again with today's extractor, offline, and tells how it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from reader import wiring
from reader.cli import amounts, articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, ProgressLine
from reader.cli.refresh import event_values
from reader.model import events
from reader.model.text import clean_line
from reader.model.texts import deferred, ngettext
from reader.model.texts import gettext as _
from reader.model.times import utc_now

_KEPT: Final = deferred("keeps what it had, for its page gives less now")


def run(context: Context) -> Exit:
    """Reads the pages of the articles that match, the newest first; an interruption keeps what was read."""
    wishes = context.arguments
    with wiring.open_library(context.data, diagnostics.say) as library:
        ids = articles.open_view(library.reading, " ".join(wishes.query), utc_now()).ids[:]
    if not ids:
        diagnostics.say(_("No article matches.") if wishes.query else _("No articles are here yet."))
        return Exit.OK
    teller = Teller(as_json=wishes.json, again=wishes.again)
    try:
        asyncio.run(_reextract(context, ids, teller.tell))
    except KeyboardInterrupt:
        teller.tell_stop()
        return Exit.INTERRUPTED
    finally:
        teller.line.clear()
    return Exit.OK


async def _reextract(context: Context, ids: Sequence[int], report: Callable[[events.RereadEvent], None]) -> None:
    async with wiring.open_reextractor(context.data, context.settings) as reextractor:
        async for event in reextractor.read(ids, again=context.arguments.again):
            report(event)
            output.flush()


class Teller:
    """Tells a person of events on stderr: on a terminal a line that moves on, elsewhere a line each.

    As JSON the events go to stdout, and stderr has the line that moves on and nothing else.
    """

    def __init__(self, *, as_json: bool, again: bool) -> None:
        self.line = ProgressLine()
        self._as_json = as_json
        self._again = again
        self._pages = 0
        self._done = 0

    def tell(self, event: events.RereadEvent) -> None:
        """Prints the event, where there is something to print of it."""
        if self._as_json:
            self.line.clear()
            output.value(event_values(event))
        match event:
            case events.RereadStarted():
                self._pages = event.pages
                self._say(_beginning(event))
            case events.PageReread():
                self._tell_page(event.title, _(_KEPT) if event.outcome == "less" else "")
            case events.PageFailed():
                self._tell_page(event.title, event.message)
            case events.RereadFinished():
                self.line.clear()
                self._say(_summary(event) if event.pages else "")

    def tell_stop(self) -> None:
        """Says how far it came."""
        self.line.clear()
        after = "" if self._again else _(" The next `newsreader reextract` goes on from there.")
        diagnostics.say(
            _("Stopped after {} of {}. What was read is kept.{}").format(self._done, amounts.pages(self._pages), after)
        )

    def _tell_page(self, title: str, message: str) -> None:
        self._done += 1
        line = f"{self._done}/{self._pages} {clean_line(title)}"
        if self.line.moves:
            if message:
                self._say(f"{line}: {message}")
            self.line.show(line)
        else:
            self._say(f"{line}: {message}" if message else line)

    def _say(self, text: str) -> None:
        if text and not self._as_json:
            self.line.clear()
            diagnostics.say(text)


def _beginning(event: events.RereadStarted) -> str:
    if not event.pages and not event.up_to_date:
        return _(
            "No page of these articles is kept. Pages are kept from their fetching on, as [keep] in the settings says."
        )
    if not event.up_to_date:
        return ""
    number = event.up_to_date
    said = ngettext("{} page is up to date. --again reads all.", "{} pages are up to date. --again reads all.", number)
    return said.format(number)


def _summary(event: events.RereadFinished) -> str:
    parts = [_("{} read again, {} changed").format(amounts.pages(event.pages), amounts.articles(event.changed))]
    if event.less:
        parts.append(
            ngettext(
                "{} keeps what it had, for its page gives less now",
                "{} keep what they had, for their pages give less now",
                event.less,
            ).format(event.less)
        )
    if event.failed:
        parts.append(ngettext("{} page failed", "{} pages failed", event.failed).format(event.failed))
    return _("Done: {}.").format(", ".join(parts))
