"""An article as a list shows it: apart from all that makes it, so that a list need not wait for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from reader.model.blocks import Direction
    from reader.model.feed import Enclosure

Ready: TypeAlias = Literal["full", "teaser", "none"]
"""How much of an article is here: its body, the feed's teaser alone, or the title alone."""

Fetch: TypeAlias = Literal["idle", "queued", "failed"]
"""Whether an article's page is waited for."""


Shortage: TypeAlias = Literal["", "paywall", "consent", "script", "teasers", "error"]
"""Why a page gives less than an article: it sells the rest, asks for consent first, leaves it to scripts, only points
to other articles, or says that something went wrong; "" where nothing is wrong with it."""

Short: TypeAlias = Shortage | Literal["less"]
"""Why less than the article is here: what its page lacks, or "less" where the page gives no more than its feed does."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as a list shows it, and as `--json` prints it.

    `published` is never empty: where no feed and no page gives a date it is the moment the article was first
    seen. `updated` is set only where it differs from `published`. `words` is the length of the body (characters
    divided by two in scripts without spaces). `read` and `starred` are the moments of the marks, or None. `short`
    says why less than the article is here, "" where nothing speaks for it; `from_feed` is true where the body is the
    feed's own text. `picture` is the absolute address of the picture that stands for it, `enclosures` what comes with
    it beside what the body has. `tags` are the person's own, in the order in which they were given. `hidden` is true
    where a rule or the person's hand puts it out of sight.
    """

    id: int
    title: str
    url: str
    feed: str
    feeds: tuple[str, ...]
    published: datetime
    updated: datetime | None = None
    language: str = ""
    direction: Direction = "ltr"
    kicker: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    opinion: bool = False
    read: datetime | None = None
    starred: datetime | None = None
    ready: Ready = "none"
    fetch: Fetch = "idle"
    fetch_error: str = ""
    words: int = 0
    short: Short = ""
    from_feed: bool = False
    picture: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    tags: tuple[str, ...] = ()
    hidden: bool = False
