r"""The query language of the filter bar, the search, the command line: `is:unread lang:de "climate change" -sport`.

    query   := branch ("OR" branch)*          either of them
    branch  := term term ...                  all of them; binds closer than OR
    term    := "-" term | "(" query ")" | key ":" value | value
    value   := a word | "a phrase in quotes" | "words in quotes"~5 | /a pattern/

A word is the beginning of a word in the title, kicker, lead, body, authors or captions; a phrase is these words in a
row, and a phrase with `~5` these words in any order with at most five others between them. A pattern stands after
`title:`, `kicker:` or `author:` and is a regular expression of Python's; `\/` is a slash in it (`url:/en/` is a part of
an address). Case and accents don't count, but for accents in patterns. Keys are those of `keys.KEYS`; other text with
a colon (`12:30`) is a word, but for a lowercase name with one, which is a mistake. `after:` begins with its day,
`before:` ends before it: days are the person's own. `by:fetched`, anywhere, lets all ages and days of the query go by
when an article came, and not by when it was published. Muted and hidden articles match only a query that names them
(`is:muted`, `is:hidden`). An empty query matches everything else.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, cast, get_args

from reader.model.errors import QueryError
from reader.model.keys import CHOICES, KEYS, ascii_lower, takes_value, unknown_key, value_of, wrong_value
from reader.model.terms import (
    Address,
    And,
    Filter,
    IndexField,
    Moment,
    Near,
    Not,
    Or,
    Pattern,
    PatternField,
    Text,
    TextField,
)
from reader.model.text import clean, clean_line
from reader.model.texts import gettext as _
from reader.model.words import split_query

__all__ = ["DEEPEST", "KEYS", "LONGEST", "TOKEN", "parse"]

LONGEST: Final = 2000
"""Characters of a query; longer ones are refused."""

DEEPEST: Final = 20
"""Levels of parentheses and minus signs."""

TOKEN: Final = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=[^\s)]))
    | (?P<field>title|kicker|author):(?P<slash>/)(?P<pattern>(?:\\.|[^\\/])*+\\?+)(?:(?P<end>/)(?P<after>[^\s()]*+))?
    | (?:(?P<key>[a-z]+):)? (?: "(?P<phrase>[^"]*)" (?:~(?P<near>[^\s()"]*+))? | (?P<word>[^\s()"]+) )
    | (?P<quote>")""",
    re.VERBOSE | re.DOTALL,
)
"""A piece of a query; pieces cover all of it. The names of what is found are those of the parts of the language."""


def parse(query: str, refused: Collection[str] = ()) -> Filter:
    """The filter that `query` asks for.

    A term without any letter or digit asks for nothing and is passed over. Raises `QueryError` with the offset of
    what can't be understood, and of a key that is `refused` where the query is to mean the same at all times.
    """
    if len(query) > LONGEST:
        message = _("This filter is too long: {} characters are the most.").format(LONGEST)
        raise QueryError(message, LONGEST, len(query) - LONGEST)
    parser = _Parser(query, refused)
    if parser.done():
        return And()
    found = parser.query(0)
    if not parser.done():
        raise QueryError(_("This “)” has no “(”."), parser.position, 1)
    return And() if found is None else found


class _Parser:
    """Reads a query from left to right; a term that asks for nothing is None."""

    def __init__(self, query: str, refused: Collection[str]) -> None:
        self._refused = refused
        self._tokens = [found for found in TOKEN.finditer(query) if not found["space"]]
        self._moment = _moment(self._tokens)
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
            raise QueryError(_("A word is missing here."), self.position)
        if depth > DEEPEST:
            raise QueryError(_("This filter has too many levels."), self.position)
        token = self._tokens[self._next]
        self._next += 1
        if token["minus"]:
            if not self.done() and self._tokens[self._next]["key"] == "by":
                raise QueryError(_("“by:” says what the whole filter goes by: no minus sign."), token.start(), 1)
            term = self._term(depth + 1)
            return None if term is None else Not(term)
        if token["open"]:
            return self._parenthesis(token, depth)
        if token["quote"]:
            raise QueryError(_("This quotation mark has no end."), token.start(), 1)
        if (key := token["key"]) in self._refused:
            message = _("“{}:” can't stand here: what it asks for changes by itself.").format(key)
            raise QueryError(message, token.start(), len(token[0]))
        return _pattern(token) if token["slash"] else _value(token, self._moment)

    def _parenthesis(self, opening: re.Match[str], depth: int) -> Filter | None:
        found = self.query(depth + 1)
        if self.done():
            raise QueryError(_("This “(” has no “)”."), opening.start(), 1)
        self._next += 1
        return found

    def _is_or(self) -> bool:
        return self._tokens[self._next][0] == "OR"


def _moment(tokens: list[re.Match[str]]) -> Moment:
    """What the ages and days of a query go by."""
    named = [token for token in tokens if token["key"] == "by"]
    said = [_quoted(token) for token in named]
    for token, text in zip(named, said, strict=True):
        if text not in CHOICES["by"] or token["near"] is not None:
            raise _wrong(token, text)
        if text != said[0]:
            raise QueryError(_("A filter goes by one moment, published or fetched."), token.start(), len(token[0]))
    return cast("Moment", said[0]) if said else "published"


def _value(token: re.Match[str], moment: Moment) -> Filter | None:
    """The filter of one token: a text, or a key with its value."""
    key, word, text = token["key"], token["word"], _quoted(token)
    if key is None:
        if word and word.endswith(":") and word[:-1] in KEYS:
            raise QueryError(_("A value is missing after “{}”.").format(word), token.end())
        return _text(token, text, "any")
    if key in {"http", "https"} and text.startswith("//"):
        return Address(ascii_lower(text))
    if key in get_args(TextField):
        return _text(token, text, cast("TextField", key))
    if key == "by":
        return None
    if not takes_value(key):
        raise QueryError(unknown_key(key), token.start(), len(key) + 1)
    found = value_of(key, text, moment)
    if found is None or token["near"] is not None:
        raise _wrong(token, text)
    return found


def _quoted(token: re.Match[str]) -> str:
    """What a token says, with or without quotation marks."""
    return clean_line(token["word"] if token["phrase"] is None else token["phrase"])


def _text(token: re.Match[str], text: str, field: TextField) -> Filter | None:
    if token["near"] is not None:
        return _near(token, text, field)
    words, is_part = split_query(text)
    return Text(tuple(words), is_part or token["phrase"] is None, field) if words else None


def _near(token: re.Match[str], text: str, field: TextField) -> Filter | None:
    """Words that stand near each other; each is what spaces part, and may be several to the index."""
    place, length = token.start("near") - 1, len(token["near"]) + 1
    if not re.fullmatch("[0-9]{1,3}", token["near"]):
        raise QueryError(_("After “~” stands how many words may be between, such as 5."), place, length)
    if field not in get_args(IndexField):
        raise QueryError(_("“{}:” can't look for words that are near each other.").format(field), place, length)
    parts = [(words, is_part) for words, is_part in map(split_query, text.split()) if words]
    texts = tuple(Text(tuple(words), is_part, field) for words, is_part in parts)
    if len(texts) < 2:
        return texts[0] if texts else None
    return Near(texts, int(token["near"]), cast("IndexField", field))


def _pattern(token: re.Match[str]) -> Pattern:
    """A regular expression between slashes."""
    from reader.model import patterns  # few queries have one

    start, expression = token.start("pattern"), token["pattern"]
    if not token["end"]:
        raise QueryError(_("This pattern has no end: a “/” closes it."), token.start("slash"), 1)
    if token["after"]:
        message = _("Nothing follows a pattern's last “/”. Within it, write “\\/”.")
        raise QueryError(message, token.start("after"), len(token["after"]))
    if not expression:
        raise QueryError(_("A pattern is missing here."), start)
    if clean(expression) != expression:
        raise QueryError(_("A pattern can't hold this character."), start, len(expression))
    try:
        patterns.check(expression)
    except QueryError as error:
        raise QueryError(str(error), start + error.position, error.length) from error
    return Pattern(expression, cast("PatternField", token["field"]))


def _wrong(token: re.Match[str], text: str) -> QueryError:
    """What is said of a value that can't stand after its key."""
    if token["near"] is not None:
        return QueryError(_("“~” stands after words alone."), token.start("near") - 1, len(token["near"]) + 1)
    group = "word" if token["phrase"] is None else "phrase"
    return QueryError(wrong_value(token["key"], text), token.start(group), len(token[group]))
