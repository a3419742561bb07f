"""How a refresh goes, in a few words. Pure: each event gives the next standing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from gettext import gettext as _
from gettext import ngettext

from reader.model.events import (
    BudgetSpent,
    Event,
    FeedFailed,
    FeedHeld,
    FeedRefreshed,
    NothingReached,
    PageFailed,
    PageFetched,
    PagesWanted,
    RefreshFinished,
    RefreshStarted,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a refresh stands.

    `phrase` is for the top line, `sentence` what to say at the end ("" where there is nothing to say). `failed` and
    `notes` are what a person has to know even of a refresh that they did not ask for.
    `article_id` is the article that the last event was about; `brought_articles` whether it brought some.
    """

    feeds: int = 0
    feeds_done: int = 0
    pages: int = 0
    pages_done: int = 0
    failed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sentence: str = ""
    article_id: int | None = None
    brought_articles: bool = False

    @property
    def phrase(self) -> str:
        """`refreshing 3 of 9`, `fetching articles 12 of 40`, or "" where nothing goes on."""
        if self.pages_done < self.pages:
            return _("fetching articles {} of {}").format(self.pages_done, self.pages)
        if self.feeds_done < self.feeds:
            return _("refreshing {} of {}").format(self.feeds_done, self.feeds)
        return ""

    def after(self, event: Event) -> Progress:
        """How it stands after an event."""
        now = replace(self, article_id=None, brought_articles=False)
        match event:
            case RefreshStarted(feeds):
                return Progress(feeds=feeds)
            case FeedRefreshed(title=title, new=new, updated=updated, note=note):
                notes = (*self.notes, f"{title}: {note}") if note else self.notes
                brought = bool(new or updated)
                return replace(now, feeds_done=self.feeds_done + 1, notes=notes, brought_articles=brought)
            case FeedFailed(title=title, message=message):
                return replace(now, feeds_done=self.feeds_done + 1, failed=(*self.failed, f"{title}: {message}"))
            case FeedHeld():
                return replace(now, feeds_done=self.feeds_done + 1)
            case NothingReached(feeds, message):
                return replace(now, feeds_done=self.feeds_done + feeds, failed=(message,) * feeds)
            case BudgetSpent(megabytes):
                spent = _("The {} MB of today are fetched; the rest waits for tomorrow.").format(megabytes)
                return replace(now, feeds_done=self.feeds, notes=(*self.notes, spent))
            case PagesWanted(pages):
                return replace(now, pages=pages)
            case PageFetched(article_id=article_id) | PageFailed(article_id=article_id):
                return replace(now, pages_done=self.pages_done + 1, article_id=article_id)
            case RefreshFinished():
                said = " ".join(filter(None, (_summary(event, self.failed, self.feeds), *self.notes)))
                return Progress(failed=self.failed, notes=self.notes, sentence=said)


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
