"""Download for offline: the texts that a view lacks, fetched while the person goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work

from reader.library.downloads import Plan
from reader.model.errors import NewsreaderError
from reader.model.texts import gettext as _
from reader.model.texts import ngettext, number
from reader.tui import messages
from reader.tui.asking import Asking
from reader.tui.progress import Progress
from reader.tui.refreshing import Refreshing
from reader.tui.session import Session


class Downloading(Asking):
    """One download at a time. What it has not fetched when the program ends stays wanted; what is stopped does not."""

    def __init__(self, session: Session, refreshing: Refreshing) -> None:
        super().__init__("downloading", session.threads)
        self._session = session
        self._refreshing = refreshing
        self._fresh: Sequence[int] = ()
        self._is_stopped = False

    async def plan(self, pause: float) -> Plan | None:
        """What it takes to have all texts of the view that is shown; None where the library can't tell."""
        view = self._session.view
        return (
            None if view is None else await self.ask(lambda: self._session.library.downloads.plan(view.ids[:], pause))
        )

    @work(exclusive=True, group="download", exit_on_error=False)
    async def start(self, ids: Sequence[int]) -> None:
        """Fetch the pages of articles. A refresh that is under way makes room, and goes on afterwards."""
        refreshing = self._refreshing
        self._is_stopped = False
        self._fresh = await self.ask(self._session.library.downloads.want, ids) or ()
        await refreshing.rest()
        self._session.busy = True
        trouble = ""
        try:
            async with refreshing.poller.borrow() as poller:
                async for event in poller.download(ids):
                    refreshing.show(event)
        except NewsreaderError as error:
            trouble = str(error)
        except asyncio.CancelledError:
            if self._is_stopped:
                trouble = _("The download was stopped. What came is here.")
                await self.ask(self._session.library.downloads.let_go, self._fresh)
            raise
        finally:
            self._session.busy = False
            self._end(trouble)
        await refreshing.refresh_due()

    def stop(self) -> bool:
        """End a download that is under way; whether there was one."""
        self._is_stopped = True
        return bool(self.workers.cancel_group(self, "download"))

    def _end(self, trouble: str) -> None:
        progress, self._refreshing.progress = self._refreshing.progress, Progress()
        if sentence := trouble or progress.sentence:
            self.say(sentence, failed=bool(trouble) and not self._is_stopped)
        self.post_message(messages.Progressed(self._refreshing.progress))
        self.post_message(messages.Changed(()))
        self._session.tell()


def described(plan: Plan, title: str, *, metered: bool) -> tuple[str, ...]:
    """What a download takes, in sentences."""
    number = len(plan.ids)
    said = ngettext(
        "{} article of “{}” is here without its text.", "{} articles of “{}” are here without their texts.", number
    ).format(number, title)
    cost = _("That is {} and takes {}.").format(_size(plan.size), _time(plan.seconds))
    paragraphs = [said, cost]
    if plan.hopeless:
        paragraphs.append(hopeless(plan.hopeless))
    if metered:
        paragraphs.append(_("Your settings say that this network is metered."))
    return tuple(paragraphs)


def hopeless(number: int) -> str:
    """That some articles can't be downloaded."""
    said = ngettext(
        "{} other gave nothing when its page was fetched; x tries an article again.",
        "{} others gave nothing when their pages were fetched; x tries an article again.",
        number,
    )
    return said.format(number)


def _size(size: int) -> str:
    megabytes = size / 1_000_000
    return _("under 1 MB") if megabytes < 1 else _("about {} MB").format(number(megabytes))


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return _("under a minute")
    return ngettext("about {} minute", "about {} minutes", minutes).format(minutes)
