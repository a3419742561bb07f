"""A filter as SQL: conditions on `articles a` and `marks m`, and what the index is asked. Values are parameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import mktime
from typing import Final, TypeAlias

from reader.model.terms import Address, Age, And, Day, Filter, InFeed, InLanguage, Is, Not, Or, State, Text, TextField
from reader.model.times import to_seconds

Parameter: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Condition:
    """What an article must meet: `match` is asked of the index ("" for nothing), `sql` of the tables."""

    match: str
    sql: str
    parameters: tuple[Parameter, ...]


_STATES: Final[dict[State, str]] = {
    "unread": "m.read IS NULL",
    "read": "m.read IS NOT NULL",
    "starred": "m.starred IS NOT NULL",
    "ready": "a.ready = 'full'",
    "updated": "(a.revised IS NOT NULL AND a.revised > coalesce(m.read, 0))",
}
_COLUMNS: Final[dict[TextField, str]] = {
    "any": "",
    "title": "title : ",
    "kicker": "kicker : ",
    "author": "authors : ",
}
_LISTS: Final[dict[TextField, str]] = {
    "topic": "instr(a.topic_words, ?) > 0",
    "agency": "instr(a.agency_words, ?) > 0",
}


def compile_filter(term: Filter, now: datetime) -> Condition:
    """The condition of a filter as of `now`.

    What the index can answer by itself for the whole filter is asked of it first, so that a search walks the
    matches and no other article.
    """
    terms = term.terms if isinstance(term, And) else (term,)
    asked = [inner for inner in terms if _match(inner if not isinstance(inner, Not) else inner.term)]
    match = _match(And(tuple(asked))) or ""
    compiler = _Compiler(to_seconds(now))
    sql = compiler.conjunction(inner for inner in terms if not match or inner not in asked)
    return Condition(match, sql, tuple(compiler.parameters))


class _Compiler:
    """Turns terms into SQL, gathering the parameters in the order of their marks."""

    def __init__(self, now: int) -> None:
        self._now = now
        self.parameters: list[Parameter] = []

    def conjunction(self, terms: Iterable[Filter]) -> str:
        """All of the terms."""
        return " AND ".join(map(self._sql, terms)) or "1"

    def _sql(self, term: Filter) -> str:
        if match := _match(term):
            return self._with("a.sort_key IN (SELECT rowid FROM word_index WHERE word_index MATCH ?)", match)
        match term:
            case And(terms):
                return f"({self.conjunction(terms)})"
            case Or(terms):
                return f"({' OR '.join(map(self._sql, terms))})"
            case Not(inner):
                return f"NOT {self._sql(inner)}"
            case Is(state):
                return _STATES[state]
            case Text(words, prefix, field):
                return self._with(_LISTS[field], f" {' '.join(words)}{'' if prefix else ' '}")
            case Address(part):
                return self._with("instr(lower(a.url), ?) > 0", part)
            case InFeed(title):
                return self._with(
                    "a.id IN (SELECT article_id FROM entries WHERE feed_id IN"
                    " (SELECT id FROM feeds WHERE removed IS NULL AND instr(fold(title), ?) > 0))",
                    title,
                )
            case InLanguage(tag):
                return self._with(
                    "substr(lower(replace(a.language, '_', '-')) || '-', 1, length(?)) = ?", f"{tag}-", f"{tag}-"
                )
            case Age() | Day():
                return self._time(term)

    def _time(self, term: Age | Day) -> str:
        match term:
            case Age("newer", seconds):
                return self._with("a.published >= ?", self._now - seconds)
            case Age(_, seconds):
                return self._with("a.published < ?", self._now - seconds)
            case Day("after", day):
                return self._with("a.published >= ?", _midnight(day))
            case Day("before", day):
                return self._with("a.published < ?", _midnight(day))
            case Day(_, day):
                bounds = _midnight(day), _midnight(day + timedelta(days=1))
                return self._with("(a.published >= ? AND a.published < ?)", *bounds)

    def _with(self, sql: str, *parameters: Parameter) -> str:
        self.parameters += parameters
        return sql


def _match(term: Filter) -> str:
    """A term as the index's own expression; "" where it has none, as for a term that only excludes."""
    match term:
        case Text(words, prefix, field) if field in _COLUMNS:
            return f'({_COLUMNS[field]}"{" ".join(words)}"{" *" if prefix else ""})'
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


def _midnight(day: date) -> int:
    """The second in which a local day begins."""
    return int(mktime((day.year, day.month, day.day, 0, 0, 0, 0, 0, -1)))
