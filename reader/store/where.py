"""A filter as SQL: conditions on `articles a` and `marks m`, and what the index is asked. Values are parameters.

What is asked for walks the index or a list, newest first, and stops where enough is found. So days and ages are bounds
of the sort key too; and what few articles have (a star, a tag) is looked up first, where all must have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import mktime
from typing import Final, TypeAlias, cast

from reader.model.terms import (
    Address,
    Age,
    And,
    Day,
    Filter,
    Has,
    InFeed,
    InFolder,
    InLanguage,
    Is,
    Near,
    Not,
    Or,
    Pattern,
    PatternField,
    State,
    Tagged,
    Text,
    TextField,
    names_unseen,
)
from reader.model.times import to_seconds
from reader.model.words import beginning
from reader.store.sortkeys import key_before, key_from

Parameter: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is known beforehand of the sort keys of all that may match, which stand for `{key}` in `sql`."""

    sql: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """What an article must meet: `match` is asked of the index ("" for nothing), `sql` of the tables.

    `sight` says of `a.hidden` which articles are looked at: those in sight, or, where `unseen`, also those that were
    put out of it. `of_few` says that `sql` names few ids to begin with; `narrowings` spare looking at more than needed.
    """

    match: str
    sql: str
    parameters: tuple[Parameter, ...]
    unseen: bool = False
    of_few: bool = False
    narrowings: tuple[Narrowing, ...] = ()

    @property
    def sight(self) -> str:
        """The condition on `a.hidden`; where few are to be looked at, a plus keeps SQLite from walking all."""
        return f"{'+' if self.of_few else ''}a.hidden {'IN (0, 2)' if self.unseen else '= 0'}"


_STATES: Final[dict[State, str]] = {
    "unread": "m.read IS NULL",
    "read": "m.read IS NOT NULL",
    "starred": "m.starred IS NOT NULL",
    "ready": "a.ready = 'full'",
    "updated": "(a.revised IS NOT NULL AND a.revised > coalesce(m.read, 0))",
    "muted": "a.muted IS NOT NULL",
    "hidden": "m.hidden IS NOT NULL",
}
_COLUMNS: Final[dict[TextField, str]] = {
    "any": "",
    "title": "title : ",
    "kicker": "kicker : ",
    "author": "authors : ",
}
_PATTERNS: Final[dict[PatternField, str]] = {
    "title": "matches(?, a.title)",
    "kicker": "matches(?, a.kicker)",
    "author": "EXISTS (SELECT 1 FROM json_each(a.authors) one WHERE matches(?, one.value))",
}
_FEW: Final[dict[State, str]] = {
    "starred": "SELECT article_id FROM marks WHERE starred IS NOT NULL",
    "hidden": "SELECT article_id FROM marks WHERE hidden IS NOT NULL",
    "muted": "SELECT id FROM articles WHERE muted IS NOT NULL",
}
"""The ids of articles in states that few are in, each from an index of them alone."""

_TAGGED: Final = "SELECT article_id FROM tags WHERE fold(tag) = ?"
_FEEDS: Final = "(SELECT id FROM feeds WHERE removed IS NULL AND instr(fold(title), ?) > 0)"
_IN_FEED: Final = (  # the article's first feed says it for most: where it does for all, no list is made of the others
    f"(a.feed_id IN {_FEEDS} OR a.id IN (SELECT article_id FROM entries WHERE feed_id IN {_FEEDS}))"
)
_IN_FOLDER: Final = (
    "a.id IN (SELECT e.article_id FROM feeds f JOIN entries e ON e.feed_id = f.id WHERE f.removed IS NULL"
    """ AND instr(replace(fold(f.folder), '"', '') || '/', ? || '/') = 1)"""
)
_IN_LANGUAGE: Final = "(a.language LIKE ? AND lower(a.language) || '-' GLOB ?)"
_LISTS: Final[dict[TextField, str]] = {
    "topic": "instr(a.topic_words, ?) > 0",
    "agency": "instr(a.agency_words, ?) > 0",
}


def compile_filter(term: Filter, now: datetime, index: str = "word_index") -> Condition:
    """The condition of a filter as of `now`, to be asked of `index`.

    What the index can answer by itself for the whole filter is asked of it first, so that a search walks the
    matches and no other article.
    """
    terms = term.terms if isinstance(term, And) else (term,)
    asked = [inner for inner in terms if _match(inner if not isinstance(inner, Not) else inner.term)]
    match = _match(And(tuple(asked))) or ""
    rest = [inner for inner in terms if not match or inner not in asked]
    few = [inner for inner in rest if _is_of_few(inner)]
    compiler = _Compiler(to_seconds(now), index)
    conditions = [] if match else [compiler.of_few(inner) for inner in few]
    conditions.append(compiler.conjunction(inner for inner in rest if match or inner not in few))
    return Condition(
        match,
        " AND ".join(conditions),
        tuple(compiler.parameters),
        unseen=names_unseen(term),
        of_few=bool(few) and not match,
        narrowings=tuple(_narrowings(rest, to_seconds(now))),
    )


def _is_of_few(term: Filter) -> bool:
    """Whether few articles meet a term, and it is known which without looking at all."""
    return isinstance(term, Tagged) or (isinstance(term, Is) and term.state in _FEW)


class _Compiler:
    """Turns terms into SQL, gathering the parameters in the order of their marks."""

    def __init__(self, now: int, index: str) -> None:
        self._now = now
        self._index = index
        self.parameters: list[Parameter] = []

    def conjunction(self, terms: Iterable[Filter]) -> str:
        """All of the terms."""
        return " AND ".join(map(self._sql, terms)) or "1"

    def of_few(self, term: Filter) -> str:
        """A term of few articles, by their ids."""
        few = _few(term)
        return self._with(f"a.id IN ({few.sql})", *few.parameters)

    def _sql(self, term: Filter) -> str:
        if match := _match(term):
            index = self._index
            return self._with(f"a.sort_key IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", match)
        match term:
            case And(terms):
                return f"({self.conjunction(terms)})"
            case Or(terms):
                return f"({' OR '.join(map(self._sql, terms))})"
            case Not(inner):
                return f"NOT {self._sql(inner)}"
            case Age() | Day():
                return self._time(term)
        return self._leaf(term)

    def _leaf(self, term: Is | Has | Tagged | Text | Near | Pattern | Address | InFeed | InFolder | InLanguage) -> str:
        """A term on what an article is, or what it says beside the index."""
        match term:
            case Is(state):
                return _STATES[state]
            case Has(medium):
                return self._with("instr(a.media, ?) > 0", medium)
            case Tagged(tag):
                return self._with(f"+a.id IN ({_TAGGED})", tag)
            case Pattern(expression, place):
                return self._with(_PATTERNS[place], expression)
            case Address(part):
                return self._with("instr(lower(a.url), ?) > 0", part)
            case InFeed(title):
                return self._with(_IN_FEED, title, title)
            case InFolder(name):
                return self._with(_IN_FOLDER, name)
            case InLanguage(tag):
                return self._with(_IN_LANGUAGE, f"{tag.split('-')[0]}%", f"{tag}-*".replace("-", "[-_]"))
            case Text(words, prefix, field) if field in _LISTS:
                return self._with(_LISTS[field], f" {' '.join(words)}{'' if prefix else ' '}")
        raise AssertionError(term)  # the index is asked for all other texts

    def _time(self, term: Age | Day) -> str:
        since, before = _bounds(term, self._now)
        column = "a.published" if term.moment == "published" else "a.first_seen"
        parts = [] if since is None else [self._with(f"{column} >= ?", since)]
        parts += [] if before is None else [self._with(f"{column} < ?", before)]
        return f"({' AND '.join(parts)})"

    def _with(self, sql: str, *parameters: Parameter) -> str:
        self.parameters += parameters
        return sql


def _match(term: Filter) -> str:
    """A term as the index's own expression; "" where it has none, as for a term that only excludes."""
    match term:
        case Text((word,), True, "any") if short := beginning(word):
            return f'(beginnings : "{short}")'
        case Text(_, _, field) if field in _COLUMNS:
            return f"({_COLUMNS[field]}{_phrase(term)})"
        case Near(texts, most, field):
            return f"({_COLUMNS[field]}NEAR({' '.join(map(_phrase, texts))}, {most}))"
        case Or(terms):
            parts = [_match(inner) for inner in terms]
            return f"({' OR '.join(parts)})" if all(parts) else ""
        case And(terms):
            wanted = [_match(inner) for inner in terms if not isinstance(inner, Not)]
            excluded = [_match(inner.term) for inner in terms if isinstance(inner, Not)]
            if not wanted or not all(wanted) or not all(excluded):
                return ""
            return f"({' NOT '.join(['(' + ' AND '.join(wanted) + ')', *excluded])})"
    return ""


def _phrase(text: Text) -> str:
    return f'"{" ".join(text.words)}"{" *" if text.prefix else ""}'


def _few(term: Filter) -> Narrowing:
    """The ids of the articles that meet a term of few."""
    match term:
        case Tagged(tag):
            return Narrowing(_TAGGED, (tag,))
        case _:
            return Narrowing(_FEW[cast("Is", term).state], ())


def _narrowings(terms: Iterable[Filter], now: int) -> Iterator[Narrowing]:
    """What the terms say of sort keys."""
    for term in terms:
        if _is_of_few(term):
            few = _few(term)
            sql = f"+{{key}} IN (SELECT sort_key FROM articles WHERE id IN ({few.sql}))"
            yield Narrowing(sql, few.parameters)
        if isinstance(term, Age | Day) and term.moment == "published":
            since, before = _bounds(term, now)
            if since is not None:
                yield Narrowing("{key} >= ?", (key_from(since),))
            if before is not None:
                yield Narrowing("{key} < ?", (key_before(before),))


def _bounds(term: Age | Day, now: int) -> tuple[int | None, int | None]:
    """The first second that a term takes, and the first that it takes no more; None for no bound."""
    match term:
        case Age("newer", seconds):
            return now - seconds, None
        case Age(_, seconds):
            return None, now - seconds
        case Day("after", day):
            return _midnight(day), None
        case Day("before", day):
            return None, _midnight(day)
        case Day(_, day):
            return _midnight(day), _midnight(day + timedelta(days=1))


def _midnight(day: date) -> int:
    """The second in which a local day begins."""
    return int(mktime((day.year, day.month, day.day, 0, 0, 0, 0, 0, -1)))
