"""What a filter is made of: terms that an article meets or not. `filters.parse` makes them from a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from reader.model.media import Medium

State: TypeAlias = Literal["unread", "read", "starred", "ready", "updated", "muted", "hidden"]
TextField: TypeAlias = Literal["any", "title", "kicker", "author", "topic", "agency"]
IndexField: TypeAlias = Literal["any", "title", "kicker", "author"]
PatternField: TypeAlias = Literal["title", "kicker", "author"]
Moment: TypeAlias = Literal["published", "fetched"]


@dataclass(frozen=True, slots=True)
class Text:
    """These words in a row, somewhere in `field`; the last is the beginning of a word where `prefix` is true."""

    words: tuple[str, ...]
    prefix: bool = True
    field: TextField = "any"


@dataclass(frozen=True, slots=True)
class Near:
    """These texts in any order in one text of `field`, with at most `most` words from the end of any to the last.

    What scripts without spaces write as one word counts by its characters.
    """

    texts: tuple[Text, ...]
    most: int
    field: IndexField = "any"


@dataclass(frozen=True, slots=True)
class Pattern:
    """This regular expression, which `patterns.check` has passed, is found in `field`, in one author's name there."""

    expression: str
    field: PatternField


@dataclass(frozen=True, slots=True)
class Is:
    """The article is in this state.

    `updated` says that its words changed since it was read or came, `muted` that a rule keeps it out of sight, and
    `hidden` that the person put it there.
    """

    state: State


@dataclass(frozen=True, slots=True)
class Has:
    """The article has a picture, a video or audio."""

    medium: Medium


@dataclass(frozen=True, slots=True)
class Tagged:
    """The article has the tag that is this folded text, all of it."""

    tag: str


@dataclass(frozen=True, slots=True)
class InFeed:
    """A feed whose folded title holds this folded text has the article."""

    title: str


@dataclass(frozen=True, slots=True)
class InFolder:
    """A feed in the folder of this folded name, or in a folder in it, has the article; quotation marks don't count."""

    name: str


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
    """Its `moment` was at most (`newer`) or more than (`older`) so many seconds ago."""

    side: Literal["newer", "older"]
    seconds: int
    moment: Moment = "published"


@dataclass(frozen=True, slots=True)
class Day:
    """Its `moment` was on a local day, on or after it, or before it."""

    side: Literal["on", "after", "before"]
    day: date
    moment: Moment = "published"


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


Filter: TypeAlias = (
    Text | Near | Pattern | Is | Has | Tagged | InFeed | InFolder | InLanguage | Address | Age | Day | Not | And | Or
)


def shown_texts(term: Filter) -> Iterator[Text]:
    """The texts that a match shows: those not behind a minus sign."""
    match term:
        case Text():
            yield term
        case Near(texts):
            yield from texts
        case And(terms) | Or(terms):
            for inner in terms:
                yield from shown_texts(inner)


def names_unseen(term: Filter) -> bool:
    """Whether muted or hidden articles are named anywhere: all other filters pass over them."""
    match term:
        case Is(state):
            return state in {"muted", "hidden"}
        case Not(inner):
            return names_unseen(inner)
        case And(terms) | Or(terms):
            return any(map(names_unseen, terms))
    return False
