"""An article: what feeds said of it, what its page gave, and what a person sees of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader.model.listed import Article as Article
from reader.model.listed import Fetch as Fetch
from reader.model.listed import Ready as Ready
from reader.model.listed import Short as Short
from reader.model.listed import Shortage as Shortage

if TYPE_CHECKING:
    from reader.model.blocks import Block, Direction
    from reader.model.feed import Entry

Renewal: TypeAlias = Literal["changed", "same", "less"]
"""What reading a kept page again did: the article is another, it is the same, or it keeps what it had, for it would
have less."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page gave. Empty text, no date and no block are ordinary: a page states what it states.

    `direction` and `language` are the article's own; blocks may differ. `canonical` is the page's own address
    for the article, absolute, or "". `opinion` is true where the page labels the article as one. `section` is the
    part of the paper that it stands in, `picture` the absolute address of the picture that stands for it. `rules`
    names the site's rules that read the page, "" for those that hold for any page; `missed` names the site whose
    rules should have read it and found nothing that they know.
    """

    title: str = ""
    kicker: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    direction: Direction = "ltr"
    canonical: str = ""
    opinion: bool = False
    section: str = ""
    picture: str = ""
    short: Shortage = ""
    rules: str = ""
    missed: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """An article with its body, as it is read."""

    article: Article
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as the library writes it down, made where the entry was read, so that writing it is all that is left.

    `entry` is what the feed says and `body` the text that it carries, packed; `article` and `words` are what is shown
    and what is indexed, should the article be new, and `published` the moment that orders it, in seconds since 1970.
    Which columns these are is the store's own affair.
    """

    entry: tuple[object, ...]
    body: bytes | None
    article: tuple[object, ...]
    words: tuple[str, ...]
    published: int


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry in a feed's answer with the keys that name its article, the strongest first.

    `own` is true where the feed and the article are on the same site: such a feed's words are shown before
    those of feeds that only point to the article. `blocks` is the body where the feed carries the whole text. `hash`
    is the entry's, where it was taken already, and `draft` what was made of all of it, which then takes the place of
    `blocks`.
    """

    entry: Entry
    keys: tuple[str, ...]
    own: bool = True
    blocks: tuple[Block, ...] = ()
    hash: str = ""
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the library has for the keys of one seen entry.

    `keys` are all keys of the article; `entry_hash` is the hash of this feed's own entry for it, "" where this
    feed never had it; `title` and `date` are that entry's. `departed` is when a rule of the person's deleted the
    article that this feed had, None where it has it, or never had it.
    """

    article_id: int
    keys: frozenset[str]
    entry_hash: str = ""
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    departed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one seen entry does to the library.

    `article_id` is None for an article that is new here. `refetch` is true where the page should be asked for
    again, because the feed gave the article another title or date.
    """

    seen: Seen
    article_id: int | None
    entry_hash: str
    refetch: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """What a feed's answer brought: ids of articles that are new, and of those that changed."""

    new: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WantedPage:
    """An article whose page is to be fetched, or read again.

    `title` is what the article is called now; `feed_title` and `teaser` are the words of the feed that names the
    address, and `feed_url` is where a person typed that feed to be, or what its program is handed. `attempts` counts
    how often the page was asked for in vain. `proxy` is that feed's own.
    """

    article_id: int
    url: str
    title: str
    feed_title: str = ""
    teaser: str = ""
    attempts: int = 0
    feed_url: str = ""
    proxy: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as it was fetched: where it came from, its `Content-Type` ("" where it states none), its bytes."""

    url: str
    content_type: str
    html: bytes


@dataclass(frozen=True, slots=True)
class KeptPages:
    """Which kept pages are to be read again, the newest article first, and how many are up to date."""

    due: tuple[WantedPage, ...] = ()
    up_to_date: int = 0
