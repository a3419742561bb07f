"""What is shown of an article, decided from what its feeds say and what its page gave. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, get_args
from urllib.parse import urlsplit

from reader.model import words
from reader.model.article import Extraction, Ready, Short
from reader.model.blocks import (
    Block,
    Direction,
    Figure,
    Gallery,
    Media,
    Table,
    body_texts,
    media_addresses,
    media_in,
)
from reader.model.feed import Enclosure
from reader.model.media import Medium
from reader.model.shortages import HOLLOW
from reader.store.columns import PAGE, seconds_or_none
from reader.store.records import GivenPage, SaidEntry

_ALIKE: Final = 10
"""A teaser whose first words, as many as these, are the body's repeats it."""

_MUCH: Final = 2
"""A text that is as many times as long as another says much more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as everything shows it. `body_feed_id` says whose the blocks are: a feed's, `PAGE`, or nobody's."""

    feed_id: int | None
    title: str
    url: str
    published: int
    updated: int | None
    language: str
    direction: Direction
    kicker: str
    lead: str
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    topics: tuple[str, ...]
    opinion: bool
    words: int
    ready: Ready
    body_feed_id: int | None
    blocks: tuple[Block, ...]
    short: Short
    picture: str
    enclosures: tuple[Enclosure, ...]

    @property
    def media(self) -> tuple[Medium, ...]:
        """What it has to look at or to listen to."""
        return media_of(self.blocks, self.picture, self.enclosures)


@dataclass(frozen=True, slots=True)
class _Body:
    """The body that is shown, whose it is, and why it is short."""

    feed_id: int | None
    blocks: tuple[Block, ...]
    short: Short


def show(said: Sequence[SaidEntry], page: GivenPage | None, first_seen: int) -> Shown:
    """The article that its entries and its page make.

    The page's words come before the feeds', but a title or a date that a feed changed after the page was fetched is
    shown until the page is fetched again. Feeds of the article's own site come before others, and among them the
    one that changed its words last; among others the first to name the article speaks, and a body that they carry
    is only taken where no other feed has the article. Where the page gives less than the feed does, the feed's text is
    shown. A date ahead of the moment it was given is that moment; without any date an article is as old as its first
    sight. The page's picture stands for it, else a feed's; what feeds enclose is shown beside what the body plays.
    """
    entries = sorted([entry for entry in said if entry.living] or said, key=_rank)
    gave = page.extraction if page else Extraction()
    voice = min(entries, key=_voice, default=None)
    news = voice if voice and (page is None or (voice.changed or 0) > page.fetched) else None
    summary = voice.summary if voice else ""
    body = _body(entries, gave, summary)
    published, updated = _dates(news, page, entries, first_seen)
    spoken = [entry for entry in (voice, *entries) if entry]
    return Shown(
        feed_id=entries[0].feed_id if entries else None,
        title=(news.title if news else "") or gave.title or _first(entry.title for entry in spoken),
        url=_address(entries, page),
        published=published,
        updated=updated,
        language=gave.language or _first(entry.language for entry in spoken),
        direction=gave.direction if gave.language or gave.blocks or not voice else voice.direction,
        kicker=gave.kicker or gave.section,
        lead=_lead(body, gave.lead, summary),
        authors=gave.authors or next((entry.authors for entry in spoken if entry.authors), ()),
        agencies=gave.agencies,
        topics=gave.topics or next((entry.topics for entry in spoken if entry.topics), ()),
        opinion=gave.opinion,
        words=words.count(body_texts(body.blocks)),
        ready="full" if body.blocks else "teaser" if gave.lead or summary else "none",
        body_feed_id=body.feed_id,
        blocks=body.blocks,
        short=body.short,
        picture=gave.picture or _first(entry.picture for entry in spoken),
        enclosures=_beside(body.blocks, next((entry.enclosures for entry in spoken if entry.enclosures), ())),
    )


def media_of(blocks: Sequence[Block], picture: str, enclosures: Sequence[Enclosure]) -> tuple[Medium, ...]:
    """What an article has to look at or to listen to, in the body, as its picture or beside it."""
    found = {*media_in(blocks), *(one.medium for one in enclosures), *(("picture",) if picture else ())}
    return tuple(medium for medium in get_args(Medium) if medium in found)


def _lead(body: _Body, given: str, summary: str) -> str:
    """The page's lead, or the longer teaser of a feed whose text is shown; none that the body only repeats."""
    lead = "" if body.short and body.feed_id != PAGE and len(given) < len(summary) else given
    return lead or ("" if _repeats(summary, body.blocks) else summary)


def told(extraction: Extraction) -> int:
    """How much a page tells, in characters of its lead and its running text; nothing, where that is not the article."""
    return 0 if extraction.short in HOLLOW else len(extraction.lead) + _length(extraction.blocks)


def _rank(entry: SaidEntry) -> tuple[bool, int, int]:
    return not entry.own, entry.first_seen, entry.feed_id


def _voice(entry: SaidEntry) -> tuple[bool, int, int, int]:
    return not entry.own, -(entry.changed or 0) if entry.own else 0, entry.first_seen, entry.feed_id


def _body(entries: Sequence[SaidEntry], gave: Extraction, summary: str) -> _Body:
    """The page's body, or the feed's where the page has none, or less.

    A page that says of itself that it is short has less where the feed has more, any other where the feed has much
    more. What is more than a short text, a picture say, is never given up for a mere teaser.
    """
    feeds = {entry.feed_id for entry in entries}
    carried = (entry for entry in entries if entry.blocks and (entry.own or len(feeds) == 1))
    feed_id, blocks = next(((entry.feed_id, entry.blocks) for entry in carried), (None, ()))
    if not gave.blocks:
        return _Body(feed_id, blocks, gave.short)
    said = _length(blocks) if blocks else len(summary)
    has_less = told(gave) * (1 if gave.short else _MUCH) < said
    if blocks and has_less:
        return _Body(feed_id, blocks, gave.short or "less")
    if gave.short in HOLLOW or (has_less and (gave.short or not _has_more_than_text(gave.blocks))):
        return _Body(None, (), gave.short or "less")
    return _Body(PAGE, gave.blocks, gave.short)


def _beside(blocks: Sequence[Block], enclosures: Sequence[Enclosure]) -> tuple[Enclosure, ...]:
    """The enclosures that a body does not have itself, under an address that may differ in what counts who asks."""
    had = {_file(url) for url in media_addresses(blocks)}
    return tuple(one for one in enclosures if _file(one.url) not in had)


def _file(url: str) -> tuple[str, ...]:
    """The host and the path of an address; its query too, where the path does not end with the name of a file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return (url,)
    place = (parts.netloc.lower(), parts.path)
    return place if "." in parts.path.rpartition("/")[2] else (*place, parts.query)


def _length(blocks: Sequence[Block]) -> int:
    return sum(map(len, body_texts(blocks)))


def _has_more_than_text(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Figure | Gallery | Media | Table) for block in blocks)


def _dates(
    news: SaidEntry | None, page: GivenPage | None, entries: Sequence[SaidEntry], first_seen: int
) -> tuple[int, int | None]:
    """When it was published, and when updated where that is later.

    A page that states the day alone (as DW's classic ones do) gives way to a feed that states the moment.
    """
    said = [(entry.published, entry.updated, entry.said) for entry in entries]
    order = [*said, _page_dates(page)] if _is_day(page) else [_page_dates(page), *said]
    if news:
        order.insert(0, (news.published, news.updated, news.said))
    published: list[int] = []
    updated: list[int] = []
    for given in order:
        published += [] if given[0] is None else [min(given[0], given[2])]
        updated += [] if given[1] is None else [min(given[1], given[2])]
    first = published[0] if published else updated[0] if updated else first_seen
    later = updated[0] if updated else None
    return first, later if later is not None and later > first else None


def _is_day(page: GivenPage | None) -> bool:
    given = page.extraction.published if page else None
    return given is not None and (given.hour, given.minute, given.second) == (0, 0, 0)


def _page_dates(page: GivenPage | None) -> tuple[int | None, int | None, int]:
    if page is None:
        return None, None, 0
    gave = page.extraction
    return seconds_or_none(gave.published), seconds_or_none(gave.updated), page.fetched


def _address(entries: Sequence[SaidEntry], page: GivenPage | None) -> str:
    """The page's own address for the article, if on the page's own host; else the feed's."""
    if page and _site(page.extraction.canonical) and _site(page.extraction.canonical) == _site(page.url):
        return page.extraction.canonical
    return _first(entry.url for entry in entries)


def _site(url: str) -> str:
    """The host of a web address; "" for what is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in {"http", "https"} else ""


def _repeats(summary: str, blocks: Sequence[Block]) -> bool:
    """Whether a teaser only says again how the body begins."""
    if not summary or not blocks:
        return False
    beginning = words.split(summary)[:_ALIKE]
    opening: list[str] = []
    for text in body_texts(blocks):
        opening += words.split(text)
        if len(opening) >= _ALIKE:
            break
    return beginning == opening[: len(beginning)]


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")
