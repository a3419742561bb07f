"""The query language of the filter bar, the search, the command line: `is:unread lang:de "climate change" -sport`.

    query   := branch ("OR" branch)*          either of them
    branch  := term term ...                  all of them; binds closer than OR
    term    := "-" term | "(" query ")" | key ":" value | value
    value   := a word | "a phrase in quotes"

A word is the beginning of a word in the title, kicker, lead, body, authors or captions; a phrase is these words in a
row. Case and accents don't count. Keys are those of `KEYS`; other text with a colon (`12:30`) is a word, but for a
lowercase name with one, which is a mistake. `after:` begins with its day, `before:` ends before it: days are the
person's own. An empty query matches everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Final, Literal, cast, get_args

from reader.model.errors import QueryError
from reader.model.terms import Address, Age, And, Day, Filter, InFeed, InLanguage, Is, Not, Or, State, Text, TextField
from reader.model.text import clean_line
from reader.model.words import fold, split_query

KEYS: Final = (
    *("is", "feed", "lang", "topic", "author", "agency", "kicker", "title", "url"),
    *("newer", "older", "after", "before", "on"),
)
LONGEST: Final = 2000
"""Characters of a query; longer ones are refused."""

DEEPEST: Final = 20
"""Levels of parentheses and minus signs."""

_SECONDS: Final = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_YEARS: Final = range(1900, 2101)
_TOKEN: Final = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=[^\s)]))
    | (?:(?P<key>[a-z]+):)? (?: "(?P<phrase>[^"]*)" | (?P<word>[^\s()"]+) )
    | (?P<quote>")""",
    re.VERBOSE,
)


def parse(query: str) -> Filter:
    """The filter that `query` asks for.

    A term without any letter or digit asks for nothing and is passed over. Raises `QueryError` with the offset of
    what can't be understood.
    """
    if len(query) > LONGEST:
        raise QueryError(f"This filter is too long: {LONGEST} characters are the most.", LONGEST)
    parser = _Parser(query)
    if parser.done():
        return And()
    found = parser.query(0)
    if not parser.done():
        raise QueryError("This “)” has no “(”.", parser.position)
    return And() if found is None else found


class _Parser:
    """Reads a query from left to right; a term that asks for nothing is None."""

    def __init__(self, query: str) -> None:
        self._tokens = [found for found in _TOKEN.finditer(query) if not found["space"]]
        self._next = 0
        self._end = len(query)

    @property
    def position(self) -> int:
        """Where the next token stands."""
        return self._end if self.done() else self._tokens[self._next].start()

    def done(self) -> bool:
        """Whether nothing is left."""
        return self._next == len(self._tokens)

    def query(self, depth: int) -> Filter | None:
        """Branches with OR between them."""
        branches = [self._branch(depth)]
        while not self.done() and self._is_or():
            self._next += 1
            branches.append(self._branch(depth))
        found = [branch for branch in branches if branch is not None]
        return Or(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _branch(self, depth: int) -> Filter | None:
        """Terms up to an OR, a closing parenthesis or the end; at least one."""
        terms = [self._term(depth)]
        while not self.done() and not self._is_or() and not self._tokens[self._next]["close"]:
            terms.append(self._term(depth))
        found = [term for term in terms if term is not None]
        return And(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _term(self, depth: int) -> Filter | None:
        if self.done() or self._is_or() or self._tokens[self._next]["close"]:
            raise QueryError("A word is missing here.", self.position)
        if depth > DEEPEST:
            raise QueryError("This filter has too many levels.", self.position)
        token = self._tokens[self._next]
        self._next += 1
        if token["minus"]:
            term = self._term(depth + 1)
            return None if term is None else Not(term)
        if token["open"]:
            return self._parenthesis(token, depth)
        if token["quote"]:
            raise QueryError("This quotation mark has no end.", token.start())
        return _value(token)

    def _parenthesis(self, opening: re.Match[str], depth: int) -> Filter | None:
        found = self.query(depth + 1)
        if self.done():
            raise QueryError("This “(” has no “)”.", opening.start())
        self._next += 1
        return found

    def _is_or(self) -> bool:
        return self._tokens[self._next][0] == "OR"


def _value(token: re.Match[str]) -> Filter | None:
    """The filter of one token: a text, or a key with its value."""
    key, phrase, word = token["key"], token["phrase"], token["word"]
    text = clean_line(word if phrase is None else phrase)
    if key is None:
        if word and word.endswith(":") and word[:-1] in KEYS:
            raise QueryError(f"A value is missing after “{word}”.", token.end())
        return _text(text, "any", phrase is not None)
    if key in {"http", "https"} and text.startswith("//"):
        return Address(_ascii_lower(text))
    if key in get_args(TextField):
        return _text(text, cast("TextField", key), phrase is not None)
    if key not in _VALUES:
        raise QueryError(_unknown(key), token.start())
    found = _VALUES[key](key, text)
    if found is None:
        raise QueryError(f"“{text}” can't stand after “{key}:”. {_HELP[key]}", token.start())
    return found


def _text(text: str, field: TextField, is_phrase: bool) -> Text | None:
    words, is_part = split_query(text)
    return Text(tuple(words), is_part or not is_phrase, field) if words else None


def _state(_: str, text: str) -> Filter | None:
    return Is(cast("State", text)) if text in get_args(State) else None


def _language(_: str, text: str) -> Filter | None:
    tag = text.lower().replace("_", "-")
    return InLanguage(tag) if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", tag) else None


def _age(key: str, text: str) -> Filter | None:
    found = re.fullmatch(r"([0-9]{1,6})([mhdw])", text)
    return Age(cast("Literal['newer', 'older']", key), int(found[1]) * _SECONDS[found[2]]) if found else None


def _day(key: str, text: str) -> Filter | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Day(cast("Literal['on', 'after', 'before']", key), day) if day.year in _YEARS else None


def _feed(_: str, text: str) -> Filter | None:
    return InFeed(fold(text)) if text else None


def _address(_: str, text: str) -> Filter | None:
    return Address(_ascii_lower(text)) if text else None


def _ascii_lower(text: str) -> str:
    return "".join(char.lower() if char.isascii() else char for char in text)


def _unknown(key: str) -> str:
    near = get_close_matches(key, KEYS, n=1)
    hint = f"Did you mean “{near[0]}:”?" if near else "Put it in quotes to search for the words."
    return f"There is no filter “{key}:”. {hint}"


_VALUES: Final[dict[str, Callable[[str, str], Filter | None]]] = {
    "is": _state,
    "feed": _feed,
    "lang": _language,
    "url": _address,
    **dict.fromkeys(("newer", "older"), _age),
    **dict.fromkeys(("after", "before", "on"), _day),
}
_HELP: Final = {
    "is": "It is one of unread, read, starred, ready, updated.",
    "feed": "It is a part of a feed's title.",
    "lang": "It is a language code such as de or pt-BR.",
    "url": "It is a part of an address.",
    **dict.fromkeys(("newer", "older"), "It is a number with m, h, d or w, such as 2d."),
    **dict.fromkeys(("after", "before", "on"), "It is a day such as 2026-09-10."),
}
