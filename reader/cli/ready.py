"""`newsreader ready`: which articles can be read without a network, and fetching the texts that are missing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from reader import wiring
from reader.cli import amounts, articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, ProgressLine, bar
from reader.library.downloads import Plan
from reader.model import events
from reader.model.errors import Offline
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.wiring import Library

_MEGABYTE: Final = 1_000_000


def run(context: Context) -> Exit:
    """Says how it stands with the articles that match; with --download it is mended."""
    wishes = context.arguments
    if wishes.download and context.settings.network.offline:
        raise Offline(
            _("Offline, as you wished. Nothing is fetched; `newsreader list is:ready` lists what is here whole.")
        )
    with wiring.open_library(context.data, diagnostics.say) as library:
        ids = articles.open_view(library.reading, " ".join(wishes.query), utc_now()).ids[:]
        if not ids and not wishes.json:
            diagnostics.say(_("No article matches.") if wishes.query else _("No articles are here yet."))
            return Exit.OK
        plan = library.downloads.plan(ids, context.settings.network.wished_pause)
        if not wishes.download:
            _tell(ids, plan, as_json=wishes.json)
            return Exit.OK
        return _download(context, library, plan)


def plan_values(ids: Sequence[int], plan: Plan) -> dict[str, object]:
    """How it stands, as JSON."""
    lacking = len(plan.ids)
    return {
        "articles": len(ids),
        "full": len(ids) - lacking - plan.hopeless,
        "lacking": lacking,
        "hopeless": plan.hopeless,
        "bytes": plan.size,
        "seconds": round(plan.seconds),
    }


def _tell(ids: Sequence[int], plan: Plan, *, as_json: bool) -> None:
    values = plan_values(ids, plan)
    if as_json:
        output.value(values)
        return
    output.line(_("{}: {} can be read here whole.").format(amounts.articles(len(ids)), values["full"]))
    if plan.ids:
        size, minutes = max(1, round(plan.size / _MEGABYTE)), max(1, round(plan.seconds / 60))
        output.line(
            _("{} lack their texts: about {} MB and {} min. --download fetches them.").format(
                len(plan.ids), size, minutes
            )
        )
    if plan.hopeless:
        output.line(_("{} gave nothing when their pages were fetched.").format(plan.hopeless))


def _download(context: Context, library: Library, plan: Plan) -> Exit:
    """Fetches what is missing; what was not fetched when it is interrupted is asked for no more."""
    if not plan.ids:
        diagnostics.say(_("Nothing is missing that could be fetched."))
        return Exit.OK
    fresh = library.downloads.want(plan.ids)
    teller = Teller(as_json=context.arguments.json)
    try:
        asyncio.run(_fetch(context, plan.ids, teller))
    except KeyboardInterrupt:
        teller.line.clear()
        library.downloads.let_go(fresh)
        diagnostics.say(_("Stopped. What came is here."))
        return Exit.INTERRUPTED
    finally:
        teller.line.clear()
    return Exit.FAILED if teller.failed or teller.left else Exit.OK


async def _fetch(context: Context, ids: Sequence[int], teller: Teller) -> None:
    async with wiring.open_poller(context.data, context.settings) as poller:
        async for event in poller.download(ids):
            teller.tell(event)
            output.flush()


class Teller:
    """Tells of pages as they come: on a terminal a bar, elsewhere a line each; as JSON on stdout."""

    def __init__(self, *, as_json: bool) -> None:
        self.line = ProgressLine()
        self.failed = 0
        self.left = 0
        self._as_json = as_json
        self._pages = 0
        self._done = 0

    def tell(self, event: events.DownloadEvent) -> None:
        """Prints what there is to say of an event."""
        if self._as_json:
            output.value(download_values(event))
        match event:
            case events.DownloadStarted():
                self._pages = event.pages
            case events.Downloaded(outcome=outcome):
                self._done += 1
                if isinstance(outcome, events.PageFailed):
                    self.failed += 1
                self._say(outcome)
            case events.DownloadFinished():
                self.line.clear()
                self.left = event.left
                left = _(" {} wait: their hosts can't be reached now.").format(event.left) if event.left else ""
                failed = _(", {} gave nothing").format(self.failed) if self.failed else ""
                diagnostics.say(
                    _("Done: {} fetched{}.{}").format(amounts.articles(self._done - self.failed), failed, left)
                )

    def _say(self, outcome: events.PageFetched | events.PageFailed) -> None:
        title = clean_line(outcome.title)
        message = f": {outcome.message}" if isinstance(outcome, events.PageFailed) else ""
        if self.line.moves and not diagnostics.is_verbose():
            self.line.show(f"{bar(self._done, self._pages)} {title}")
        elif not self._as_json:
            diagnostics.say(f"{self._done}/{self._pages} {title}{message}")


def download_values(event: events.DownloadEvent) -> dict[str, object]:
    """An event as JSON."""
    match event:
        case events.DownloadStarted():
            return {"event": "download_started", "pages": event.pages}
        case events.DownloadFinished():
            return {"event": "download_finished", "left": event.left}
        case events.Downloaded(outcome=outcome, size=size):
            message = outcome.message if isinstance(outcome, events.PageFailed) else ""
            named = {"article_id": outcome.article_id, "title": outcome.title, "message": message}
            return {"event": "downloaded", **named, "bytes": size}
