"""A feed, what a parsed answer of it holds, and how its polling stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:  # a list of feeds has no bodies, and need not wait for them
    from reader.model.blocks import Direction
    from reader.model.programs import Program

FullText: TypeAlias = Literal["auto", "always", "never"]
"""Whether a feed's pages are fetched ahead: where the feed does not carry the whole text, always, or never."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in the library. `title` is the person's own, else the feed's, else its address.

    `interval` are the minutes between two checks where the person wants others than the settings say, else 0. `proxy`
    is the address of the proxy that the person wants for it, without a login, "none" for going without any, else "".
    """

    id: int
    url: str
    title: str
    site: str = ""
    language: str = ""
    direction: Direction = "ltr"
    folder: str = ""
    articles: int = 0
    unread: int = 0
    checked: datetime | None = None
    error: str = ""
    interval: int = 0
    full_text: FullText = "auto"
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed that a person wants: what is known of it before it was ever fetched.

    `url` may hold a user and a password, which are kept apart from it. `typed` is the address that the person gave,
    with the login that it may hold, where a redirect or a page led from there to the feed. `seal` shows that a person
    agreed to the program that is named in the place of an address. The rest is what `Feed` has.
    """

    url: str
    title: str = ""
    language: str = ""
    direction: Direction = "ltr"
    folder: str = ""
    typed: str = field(default="", repr=False)
    interval: int = 0
    full_text: FullText = "auto"
    proxy: str = field(default="", repr=False)
    seal: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What comes with an entry to be played or kept: its absolute address, http or https, and what is said of it.

    `media_type` is `audio/mpeg`, or `audio/*` where no more than the medium is known, "" for nothing; `size` is in
    bytes, and 0 where unknown, as are the `seconds` that it plays.
    """

    url: str
    media_type: str = ""
    size: int = 0
    seconds: int = 0

    @property
    def medium(self) -> Literal["audio", "video", "file"]:
        """Whether it is heard, seen, or neither as far as is known."""
        match self.media_type.partition("/")[0]:
            case "audio":
                return "audio"
            case "video":
                return "video"
        return "file"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed's answer, clean, in the feed's own words.

    `id` is the feed's own name for it (guid), or its address, or a hash of its words; `url` is absolute, or ""
    where the item has none. `content` is the HTML of a feed that carries whole articles, not yet made harmless:
    only the extractor reads it. `site_id` is a content id that the feed states (DW's `dwsyn:contentID`). `enclosures`
    have each address once, and `picture` is the absolute address of the picture that stands for the item, or "".
    """

    id: str
    url: str
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    language: str = ""
    site_id: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a feed wants to be asked, as it says itself.

    `minutes` is the longest of its `ttl` and `sy:updatePeriod` divided by `sy:updateFrequency`, 0 where it says
    nothing; `skip_hours` (0 to 23, UTC) and `skip_days` (0 for Monday to 6) are those in which it has nothing new.
    """

    minutes: int = 0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's answer: its own title, site and language, and its entries in the order they stand."""

    title: str = ""
    site: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    rhythm: Rhythm = Rhythm()


@dataclass(frozen=True, slots=True)
class Polling:
    """How a feed's polling stands.

    `etag` and `modified` are the validators of the newest good answer, byte for byte; `body_hash` is the fingerprint of
    its body. `next_check` is the moment from which the feed is due; `held_until` the moment that the server
    asked us to wait for (`Retry-After`), which no wish of a person's goes against. `validated` is when the validators
    were given, or were left out of a question last; `stopped` is set where the server said that the feed is gone for
    good. `rhythm` is what the feed said of itself last, `moments` are those of its newest entries, newest first.
    """

    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    checked: datetime | None = None
    succeeded: datetime | None = None
    next_check: datetime | None = None
    held_until: datetime | None = None
    failures: int = 0
    error: str = ""
    validated: datetime | None = None
    stopped: bool = False
    rhythm: Rhythm = Rhythm()
    moments: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Login:
    """What opens a feed that is not public.

    The `secret` is what `source` says: the first line that a command prints, the first line of a file, or (`typed`)
    itself, where the person put it into the feed's address. With a `user` it is the password, without one the whole of
    the header `Authorization`.
    """

    user: str
    source: Literal["command", "file", "typed"]
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PolledFeed:
    """A feed as the poller sees it.

    `typed` is the address that the person gave, where the feed has moved since; it decides which hosts may be on a
    private network, and which may see the login. `proxy` is the whole address of the feed's own proxy. `seal` shows
    that a person agreed to the program that writes the feed.
    """

    feed: Feed
    polling: Polling = field(default_factory=Polling)
    typed: str = ""
    login: Login | None = None
    proxy: str = field(default="", repr=False)
    seal: str = field(default="", repr=False)

    @property
    def program(self) -> Program | None:
        """The program that writes the feed, None for a feed of the web."""
        from reader.model.programs import program_of  # a list of feeds needs it not

        return program_of(self.feed.url)

    @property
    def asked(self) -> str:
        """The address that is asked for the feed, or for what its program makes the feed of; "" for none."""
        from reader.model.programs import asked_for

        return asked_for(self.feed.url)

    @property
    def origin(self) -> str:
        """The address that the person gave."""
        return self.typed or self.asked


@dataclass(frozen=True, slots=True)
class FeedWishes:
    """What a person changes of a feed; None leaves a thing as it is, and "" or 0 takes it back."""

    title: str | None = None
    interval: int | None = None
    full_text: FullText | None = None
    folder: str | None = None
    login: Login | Literal[""] | None = None
    proxy: str | None = field(default=None, repr=False)
