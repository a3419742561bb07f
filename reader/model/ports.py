"""What the poller is handed: the network, the library and the workers, each as small as it can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ParamSpec, Protocol, TypeAlias, TypeVar

from reader.model.article import (
    Change,
    Extraction,
    KeptPages,
    Known,
    Merged,
    RawPage,
    Renewal,
    Seen,
    Shortage,
    WantedPage,
)
from reader.model.blocks import Block
from reader.model.feed import Feed, ParsedFeed, PolledFeed, Polling
from reader.model.programs import Program
from reader.model.retention import Rule

P = ParamSpec("P")
T = TypeVar("T")

Clock: TypeAlias = Callable[[], datetime]
"""Gives the present moment, aware and in UTC."""

Tell: TypeAlias = Callable[[str], None]
"""Takes a sentence for a person, while work goes on."""

ReadPage: TypeAlias = Callable[[bytes, str, str], Extraction]
"""Turns a page's bytes, its address and its `Content-Type` ("" where it states none) into what it gives
(`reader.extractor.extract`)."""

Decide: TypeAlias = Callable[[Sequence[Seen], Sequence[Known | None]], Sequence[Change]]
"""Says what seen entries do to the library, given what is known of each (`reader.poller.decide`)."""

MakeDrafts: TypeAlias = Callable[[Sequence[Seen], Feed, ParsedFeed, datetime], tuple[Seen, ...]]
"""Gives seen entries of a feed, as an answer of a moment describes it, their drafts (`reader.store.drafted`)."""

ReadFragment: TypeAlias = Callable[[str, str], tuple[Block, ...]]
"""Turns the HTML that a feed carries, and its address, into blocks (`reader.extractor.read_fragment`)."""


@dataclass(frozen=True, slots=True)
class Request:
    """A polite question: `cap` is the most decoded bytes to take, `deadline` the most seconds for all of it.

    `origin` is the address that a person typed and to which the question goes back: the feed's. Its own host and port
    may be on a private network; nothing else that a server names may be. `authorization` is the header of that name,
    for that host alone. `proxy` is the address of the proxy to ask through, "none" for going without any, "" for what
    the environment says. `avoid` are hosts to which no redirect leads, for they asked to be left alone. With `cut` the
    beginning of an answer that is larger than `cap` is enough.
    """

    url: str
    origin: str = ""
    accept: str = "*/*"
    etag: str = ""
    modified: str = ""
    cap: int = 8_000_000
    deadline: float = 30.0
    authorization: str = field(default="", repr=False)
    proxy: str = field(default="", repr=False)
    avoid: frozenset[str] = frozenset()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: status 200 with a body, or 304 without one. `url` is where the answer came from in the end.

    `moved_to` is the address to use from now on, where every redirect on the way was permanent; `fresh_until` the
    moment until which the server says that nothing new will be there (`Cache-Control: max-age`, `Expires`), or None.
    `open_ended` is true where nothing but the end of the connection says where the body ends, which may be torn then.
    """

    status: int
    url: str
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    body: bytes = b""
    moved_to: str = ""
    fresh_until: datetime | None = None
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed's answer brings to the library: what it says of the feed, and the entries that are new in it.

    `pages` is for how many of the feed's newest unread articles their pages are wanted, `always` whether also where the
    feed carries the text.
    """

    feed_id: int
    parsed: ParsedFeed
    seen: tuple[Seen, ...]
    decide: Decide
    pages: int = 0
    always: bool = False


class Fetcher(Protocol):
    """The network. Raises `FetchError` for whatever is not a usable answer."""

    async def get(self, request: Request) -> Response: ...

    async def aclose(self) -> None: ...


class Workers(Protocol):
    """Processes that can be killed. Raises `ExtractionFailed` where `function` crashes or passes `deadline`."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...

    def close(self) -> None: ...


class Hooks(Protocol):
    """What is done with what arrives until `finish`, which gives a sentence for each thing that failed."""

    async def begin(self) -> None: ...

    async def finish(self) -> tuple[str, ...]: ...


class NoHooks:
    """Nothing is done."""

    async def begin(self) -> None: ...

    async def finish(self) -> tuple[str, ...]:
        return ()


class Programs(Protocol):
    """The programs that write feeds. Raises `ProgramFailed`, for one that may not be run too."""

    def require(self, program: Program, seal: str) -> None: ...

    async def run(self, program: Program, seal: str, page: bytes) -> bytes: ...


class FeedStore(Protocol):
    """The library's feeds, as the poller needs them."""

    def polled(self, ids: Sequence[int] | None = None) -> tuple[PolledFeed, ...]: ...

    def record_pollings(self, pollings: Sequence[tuple[int, Polling]]) -> None: ...

    def hold_host(self, host: str, until: datetime, now: datetime) -> None: ...

    def held_hosts(self, now: datetime) -> dict[str, datetime]: ...

    def move(self, feed_id: int, url: str) -> Feed: ...

    def traffic(self, day: str) -> int: ...

    def add_traffic(self, day: str, size: int) -> None: ...


class IntakeStore(Protocol):
    """Where feeds' answers are taken in. None is for a feed that is no longer there."""

    def take_in(self, answers: Sequence[Answer], now: datetime) -> Sequence[Merged | None]: ...


class ArticleStore(Protocol):
    """The library's articles, as the poller needs them. Every call is one transaction."""

    def wanted_pages(self, now: datetime, limit: int) -> tuple[WantedPage, ...]: ...

    def page_for(self, article_id: int) -> WantedPage: ...

    def keep_page(self, article_id: int, url: str, extraction: Extraction, now: datetime) -> bool: ...

    def page_failed(self, article_id: int, message: str, retry: datetime | None, short: Shortage = "") -> None: ...


class PageStore(Protocol):
    """The pages that are kept as they were fetched. Every call is one transaction."""

    def keep(self, article_id: int, page: RawPage, version: int, now: datetime, *, taken: bool) -> None: ...

    def among(self, ids: Sequence[int], version: int | None) -> KeptPages: ...

    def page(self, article_id: int) -> RawPage | None: ...

    def renew(self, article_id: int, extraction: Extraction, version: int, now: datetime) -> Renewal: ...

    def note_read(self, article_id: int, version: int) -> None: ...

    def drop(self, before: datetime) -> int: ...


class Doomed(Protocol):
    """The articles that a rule lets go."""

    @property
    def rule(self) -> Rule: ...

    @property
    def ids(self) -> Sequence[int]: ...


class RetentionStore(Protocol):
    """What the rules let go that the person has agreed to. Every call is one transaction."""

    def due(self, rules: Sequence[Rule], now: datetime) -> Sequence[Rule]: ...

    def doomed(self, rules: Sequence[Rule], now: datetime) -> Sequence[Doomed]: ...

    def delete(self, rule: Rule, ids: Sequence[int], now: datetime) -> int: ...


class UpkeepStore(Protocol):
    """The room in the library's file. A step is one short transaction, and tells whether more are worth making."""

    def step(self) -> bool: ...
