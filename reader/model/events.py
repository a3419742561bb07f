"""What happens while feeds are asked and pages read, one value an event: the command line prints them, the screen
posts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reader.model.article import Renewal


@dataclass(frozen=True, slots=True)
class RefreshStarted:
    """A refresh began for this many feeds; one event follows for each of them, or one for all (`NothingReached`)."""

    feeds: int


@dataclass(frozen=True, slots=True)
class FeedRefreshed:
    """A feed answered; `new` and `updated` count its articles (none, where nothing changed).

    `changed` are the ids of those that were updated: several feeds may tell of the same one. `note` is a sentence for
    a person where the feed has moved, else "".
    """

    feed_id: int
    title: str
    new: int
    updated: int
    changed: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeedFailed:
    """A feed gave nothing usable; `message` is for a person. Nothing that was here is lost."""

    feed_id: int
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class FeedHeld:
    """A feed was not asked, because its server wants to be left alone for `seconds` more."""

    feed_id: int
    title: str
    seconds: float


@dataclass(frozen=True, slots=True)
class NothingReached:
    """None of the feeds was reached, `feeds` in all, which is told once for all of them: it is the network's fault."""

    feeds: int
    message: str


@dataclass(frozen=True, slots=True)
class BudgetSpent:
    """As much as a day may cost was fetched: `feeds` and all pages wait for tomorrow, or for a person's wish."""

    megabytes: int
    feeds: int


@dataclass(frozen=True, slots=True)
class PagesWanted:
    """The feeds are in; this many pages will be fetched for them."""

    pages: int


@dataclass(frozen=True, slots=True)
class PageFetched:
    """An article's page is here, and read."""

    article_id: int
    title: str


@dataclass(frozen=True, slots=True)
class PageFailed:
    """An article's page gave nothing; what is here stays."""

    article_id: int
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class RefreshFinished:
    """The refresh is over. An article that several feeds updated counts once."""

    new: int
    updated: int
    failed: int
    pages: int
    pages_failed: int


@dataclass(frozen=True, slots=True)
class HookFailed:
    """A program of the person's that is told of new articles could not be, for the reason that `message` says."""

    message: str


Event: TypeAlias = (
    RefreshStarted
    | FeedRefreshed
    | FeedFailed
    | FeedHeld
    | NothingReached
    | BudgetSpent
    | PagesWanted
    | PageFetched
    | PageFailed
    | HookFailed
    | RefreshFinished
)


@dataclass(frozen=True, slots=True)
class DownloadStarted:
    """So many pages are fetched by a person's wish."""

    pages: int


@dataclass(frozen=True, slots=True)
class Downloaded:
    """One of them was fetched, or gave nothing; `size` are the bytes of all until now."""

    outcome: PageFetched | PageFailed
    size: int


@dataclass(frozen=True, slots=True)
class DownloadFinished:
    """All of them were tried but for `left`, which stay queued: their hosts can't be reached, or want to be left
    alone."""

    left: int


DownloadEvent: TypeAlias = DownloadStarted | Downloaded | DownloadFinished


@dataclass(frozen=True, slots=True)
class RereadStarted:
    """This many kept pages are read again; `up_to_date` more were read by today's extractor already."""

    pages: int
    up_to_date: int


@dataclass(frozen=True, slots=True)
class PageReread:
    """A kept page was read again; `outcome` says what that did to the article."""

    article_id: int
    title: str
    outcome: Renewal


@dataclass(frozen=True, slots=True)
class RereadFinished:
    """All of them were read again: so many articles changed, so many kept what they had, so many pages failed."""

    pages: int
    changed: int
    less: int
    failed: int


RereadEvent: TypeAlias = RereadStarted | PageReread | PageFailed | RereadFinished
