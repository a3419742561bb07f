"""What a filter is made of: terms that an article meets or not. `filters.parse` makes them from a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

State: TypeAlias = Literal["unread", "read", "starred", "ready", "updated"]
TextField: TypeAlias = Literal["any", "title", "kicker", "author", "topic", "agency"]


@dataclass(frozen=True, slots=True)
class Text:
    """These words in a row, somewhere in `field`; the last is the beginning of a word where `prefix` is true."""

    words: tuple[str, ...]
    prefix: bool = True
    field: TextField = "any"


@dataclass(frozen=True, slots=True)
class Is:
    """The article is in this state; `updated` says that its words changed since it was read or came."""

    state: State


@dataclass(frozen=True, slots=True)
class InFeed:
    """A feed whose folded title holds this folded text has the article."""

    title: str


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The article's language is this lowercase BCP 47 tag, or begins with it."""

    tag: str


@dataclass(frozen=True, slots=True)
class Address:
    """The article's address holds this text; the case of ASCII letters doesn't count."""

    part: str


@dataclass(frozen=True, slots=True)
class Age:
    """It was published at most (`newer`) or more than (`older`) so many seconds ago."""

    side: Literal["newer", "older"]
    seconds: int


@dataclass(frozen=True, slots=True)
class Day:
    """It was published on a local day, on or after it, or before it."""

    side: Literal["on", "after", "before"]
    day: date


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match the term."""

    term: Filter


@dataclass(frozen=True, slots=True)
class And:
    """What matches all terms; everything, for none."""

    terms: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """What matches any of the terms."""

    terms: tuple[Filter, ...]


Filter: TypeAlias = Text | Is | InFeed | InLanguage | Address | Age | Day | Not | And | Or


def shown_texts(term: Filter) -> Iterator[Text]:
    """The texts that a match shows: those not behind a minus sign."""
    match term:
        case Text():
            yield term
        case And(terms) | Or(terms):
            for inner in terms:
                yield from shown_texts(inner)
