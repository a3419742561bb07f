"""The body of an article as blocks: what can't be represented here can't attack a terminal.

Every block has a language (BCP 47, "" where unknown) and a direction. Running text is a tuple of `Run`s; what a
person selects, searches and copies is counted in characters of a block's `text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reader.model.media import Medium

Direction: TypeAlias = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike: `link` is an http, https or mailto address, or None."""

    text: str
    link: str | None = None
    emphasis: bool = False
    strong: bool = False
    code: bool = False


Runs: TypeAlias = tuple[Run, ...]


def text_of(runs: Iterable[Run]) -> str:
    """The characters of running text."""
    return "".join(run.text for run in runs)


def plain(text: str) -> Runs:
    """Running text without any styling."""
    return (Run(text),) if text else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    language: str = ""
    direction: Direction = "ltr"


@dataclass(frozen=True, slots=True)
class Paragraph(_Placed):
    """A paragraph of running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading(_Placed):
    """A subhead; `level` is 2 to 6 (1 is the article's title, which is no block)."""

    runs: Runs
    level: int = 2


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its own text, then what is nested in it; `number` is set where it breaks the counting."""

    runs: Runs
    blocks: tuple[Block, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class List(_Placed):
    """A list; numbered from `start` where `ordered`, downwards where `falling`."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    falling: bool = False

    def numbered(self) -> Iterator[tuple[int, Item]]:
        """The items with the number that stands before each."""
        number = self.start
        for item in self.items:
            number = item.number if item.number is not None else number
            yield number, item
            number += -1 if self.falling else 1


@dataclass(frozen=True, slots=True)
class Quote(_Placed):
    """Somebody's words; `pull` marks a quote that repeats the body's own words."""

    blocks: tuple[Block, ...]
    author: str = ""
    pull: bool = False


@dataclass(frozen=True, slots=True)
class Table(_Placed):
    """Rows of equally many cells; the first `header_rows` of them are heads, as are the first `header_columns` cells
    of each row. A cell that spans several stands in the first of them, the others are empty."""

    rows: tuple[tuple[Runs, ...], ...]
    header_rows: int = 0
    caption: str = ""
    header_columns: int = 0


@dataclass(frozen=True, slots=True)
class Code(_Placed):
    """Preformatted text: its newlines and spaces count."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure(_Placed):
    """A picture: its address, the caption under it and who made it (never shown as body text)."""

    url: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Media(_Placed):
    """A video or audio; `seconds` is its duration, None where unknown."""

    medium: Literal["video", "audio"]
    title: str = ""
    seconds: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """A picture of a gallery with its own title and text."""

    figure: Figure
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Gallery(_Placed):
    """Pictures to leaf through, folded in the article."""

    slides: tuple[Slide, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Post(_Placed):
    """A post of a live blog or an embedded post of a network; `time` is ISO 8601, "" where unknown.

    `url` is the post's own address, "" where it has none; a post that the page shows by a script alone has no blocks.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    time: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to something else: an address and what it is called."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Related(_Placed):
    """Links to other articles, which stand apart from the body.

    `versions` is true where they lead to the same story in other languages, and are called by these.
    """

    links: tuple[Link, ...]
    title: str = ""
    versions: bool = False


Block: TypeAlias = Paragraph | Heading | List | Quote | Table | Code | Figure | Media | Gallery | Post | Related


def body_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of a body in reading order: paragraphs, subheads, items, quotes, cells, code and posts.

    Captions, credits, slides, media, pull quotes and related links are left out: they are not the article's running
    text, or repeat it.
    """
    for block in blocks:
        match block:
            case Paragraph(runs) | Heading(runs):
                yield text_of(runs)
            case List(items):
                for item in items:
                    yield text_of(item.runs)
                    yield from body_texts(item.blocks)
            case Quote(inner, pull=False):
                yield from body_texts(inner)
            case Post(inner, title):
                yield from (title,) if title else ()
                yield from body_texts(inner)
            case Table(rows):
                for row in rows:
                    yield from (text_of(cell) for cell in row)
            case Code(text):
                yield text


def media_addresses(blocks: Iterable[Block]) -> Iterator[str]:
    """The addresses of the video and audio in a body, wherever they stand in it."""
    for block in blocks:
        match block:
            case Media(url=url) if url:
                yield url
            case Quote(inner) | Post(inner):
                yield from media_addresses(inner)
            case List(items):
                for item in items:
                    yield from media_addresses(item.blocks)


def media_in(blocks: Iterable[Block]) -> Iterator[Medium]:
    """What there is to look at or to listen to in a body, wherever it stands in it."""
    for block in blocks:
        match block:
            case Figure() | Gallery():
                yield "picture"
            case Media(medium=medium):
                yield medium
            case Quote(inner) | Post(inner):
                yield from media_in(inner)
            case List(items):
                for item in items:
                    yield from media_in(item.blocks)


def caption_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts beside the body that a search should find: captions, slides, titles of media."""
    for block in blocks:
        match block:
            case Figure(caption=caption):
                yield caption
            case Media(title=title):
                yield title
            case Gallery(slides, title):
                yield title
                for slide in slides:
                    yield " ".join((slide.title, slide.text, slide.figure.caption))
            case Quote(inner) | Post(inner):
                yield from caption_texts(inner)
