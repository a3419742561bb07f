"""How a refresh goes, in a few words. Pure: each event gives the next standing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.model.events import (
    BudgetSpent,
    Downloaded,
    DownloadEvent,
    DownloadFinished,
    DownloadStarted,
    Event,
    FeedFailed,
    FeedHeld,
    FeedRefreshed,
    HookFailed,
    NothingReached,
    PageFailed,
    PageFetched,
    PagesWanted,
    RefreshFinished,
    RefreshStarted,
)
from reader.model.texts import gettext as _
from reader.model.texts import ngettext, number


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a refresh stands.

    `size` are the bytes of a download, None where it is none.
    `phrase` is for the top line, `sentence` what to say at the end ("" where there is nothing to say). `failed` and
    `notes` are what a person has to know even of a refresh that they did not ask for.
    `article_id` is the article that the last event was about; `brought_articles` whether it brought some, and `changed`
    which of those that were here it changed.
    """

    feeds: int = 0
    feeds_done: int = 0
    pages: int = 0
    pages_done: int = 0
    size: int | None = None
    failed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sentence: str = ""
    article_id: int | None = None
    brought_articles: bool = False
    changed: tuple[int, ...] = ()

    @property
    def phrase(self) -> str:
        """`refreshing 3 of 9`, `fetching articles 12 of 40`, or "" where nothing goes on."""
        if self.size is not None:
            done, megabytes = self.pages_done, self.size / 1_000_000
            return _("downloading {} of {} · {} MB").format(done, self.pages, number(megabytes))
        if self.pages_done < self.pages:
            return _("fetching articles {} of {}").format(self.pages_done, self.pages)
        if self.feeds_done < self.feeds:
            return _("refreshing {} of {}").format(self.feeds_done, self.feeds)
        return ""

    def after(self, event: Event | DownloadEvent) -> Progress:
        """How it stands after an event."""
        now = replace(self, article_id=None, brought_articles=False, changed=())
        match event:
            case RefreshStarted(feeds):
                return Progress(feeds=feeds)
            case FeedRefreshed(title=title, new=new, updated=updated, changed=changed, note=note):
                notes = (*self.notes, f"{title}: {note}") if note else self.notes
                brought = bool(new or updated)
                done = self.feeds_done + 1
                return replace(now, feeds_done=done, notes=notes, brought_articles=brought, changed=changed)
            case FeedFailed(title=title, message=message):
                return replace(now, feeds_done=self.feeds_done + 1, failed=(*self.failed, f"{title}: {message}"))
            case FeedHeld():
                return replace(now, feeds_done=self.feeds_done + 1)
            case NothingReached(feeds, message):
                return replace(now, feeds_done=self.feeds_done + feeds, failed=(message,) * feeds)
            case BudgetSpent(megabytes):
                spent = _("The {} MB of today are fetched; the rest waits for tomorrow.").format(megabytes)
                return replace(now, feeds_done=self.feeds, notes=(*self.notes, spent))
            case HookFailed(message):
                return replace(now, notes=(*self.notes, message))
            case PagesWanted(pages):
                return replace(now, pages=pages)
            case PageFetched(article_id=article_id) | PageFailed(article_id=article_id):
                return replace(now, pages_done=self.pages_done + 1, article_id=article_id)
            case DownloadStarted() | Downloaded() | DownloadFinished():
                return _after_download(now, event)
            case RefreshFinished():
                said = " ".join(filter(None, (_summary(event, self.failed, self.feeds), *self.notes)))
                return Progress(failed=self.failed, notes=self.notes, sentence=said)


def leaves_unreached(event: Event | DownloadEvent, before: bool) -> bool:
    """Whether nothing can be reached after an event, as far as is known."""
    match event:
        case NothingReached():
            return True
        case FeedRefreshed() | PageFetched() | Downloaded(outcome=PageFetched()):
            return False
    return before


def _after_download(now: Progress, event: DownloadEvent) -> Progress:
    match event:
        case DownloadStarted(pages):
            return Progress(pages=pages, size=0)
        case Downloaded(outcome, size):
            failed = (*now.failed, outcome.title) if isinstance(outcome, PageFailed) else now.failed
            return replace(now, pages_done=now.pages_done + 1, size=size, failed=failed, article_id=outcome.article_id)
        case DownloadFinished(left):
            return Progress(sentence=_downloaded(now, left))


def _downloaded(progress: Progress, left: int) -> str:
    came = progress.pages_done - len(progress.failed)
    parts = [ngettext("Downloaded {} article, {} MB.", "Downloaded {} articles, {} MB.", came)]
    parts = [part.format(came, number((progress.size or 0) / 1_000_000, 1)) for part in parts]
    if progress.failed:
        failed = len(progress.failed)
        parts.append(ngettext("{} page gave nothing.", "{} pages gave nothing.", failed).format(failed))
    if left:
        said = ngettext(
            "{} could not be reached yet and stays wanted; D goes on.",
            "{} could not be reached yet and stay wanted; D goes on.",
            left,
        )
        parts.append(said.format(left))
    return " ".join(parts)


def _summary(event: RefreshFinished, failed: tuple[str, ...], feeds: int) -> str:
    if len(failed) == feeds > 1:
        return _("No feed could be refreshed; everything here can still be read. {}").format(failed[0])
    parts: list[str] = []
    if event.new:
        parts.append(ngettext("{} new article.", "{} new articles.", event.new).format(event.new))
    if event.updated:
        parts.append(ngettext("{} updated.", "{} updated.", event.updated).format(event.updated))
    if len(failed) == 1:
        parts.append(failed[0])
    elif failed:
        parts.append(_("{} feeds failed; the first, {}").format(len(failed), failed[0]))
    return " ".join(parts)
