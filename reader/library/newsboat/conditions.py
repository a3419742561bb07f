"""newsboat's filter expressions as queries of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from reader.model import filters
from reader.model.errors import NewsreaderError, QueryError
from reader.model.texts import gettext as _

_TOKEN: Final = re.compile(r'\s*(\(|\)|"(?:[^"\\]|\\.)*"|==|=~|!=|!~|!#|<=|>=|[=<>#]|[^\s()"=!<>~#]+)')
_DEEPEST: Final = 50
_TEXTS: Final = {"title": "title:", "author": "author:", "content": "", "description": ""}
_PARTS: Final = {"link": "url:", "feedtitle": "feed:"}
_AGES: Final = {"<": ("newer", 0), "<=": ("newer", 1), ">": ("older", 1), ">=": ("older", 0)}
_PLAIN: Final = re.compile(r"[\w ]+")


class Untranslatable(NewsreaderError):
    """An expression that asks for what our queries can't say; the message says what."""


def query_of(expression: str) -> str:
    """The query that finds what a filter expression finds, or nearly so. Raises `Untranslatable`."""
    tokens = [found[1] for found in _TOKEN.finditer(expression)]
    if _TOKEN.sub("", expression).strip():
        raise Untranslatable(_("it is no filter expression"))
    reader = _Reader(tokens)
    query = reader.either(0)
    if reader.rest:
        raise Untranslatable(_("“{}” is not understood").format(reader.rest[0]))
    try:
        filters.parse(query)
    except QueryError as error:
        raise Untranslatable(str(error)) from error
    return query


class _Reader:
    def __init__(self, tokens: Sequence[str]) -> None:
        self.rest = list(tokens)

    def either(self, depth: int) -> str:
        parts = [self._both(depth)]
        while self._takes("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"

    def _both(self, depth: int) -> str:
        parts = [self._one(depth)]
        while self._takes("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else f"({' '.join(parts)})"

    def _one(self, depth: int) -> str:
        if depth > _DEEPEST:
            raise Untranslatable(_("it is nested too deeply"))
        if self._takes("("):
            inner = self.either(depth + 1)
            if not self._takes(")"):
                raise Untranslatable(_("a parenthesis is not closed"))
            return inner
        name, sign, value = self._next().lower(), self._next(), self._next()
        if sign == "between":
            return _between(name, value)
        return _condition(name, sign, value[1:-1].replace('\\"', '"') if value.startswith('"') else value)

    def _takes(self, word: str) -> bool:
        found = bool(self.rest) and self.rest[0].lower() == word
        if found:
            self.rest.pop(0)
        return found

    def _next(self) -> str:
        if not self.rest:
            raise Untranslatable(_("it ends too early"))
        return self.rest.pop(0)


def _condition(name: str, sign: str, value: str) -> str:
    for names, translate in _KINDS:
        if name in names:
            return translate(name, sign, value)
    raise Untranslatable(_("our queries have no “{}”").format(name))


def _negated(sign: str, query: str) -> str:
    return f"-{query}" if sign.startswith("!") else query


def _text(name: str, sign: str, value: str) -> str:
    key = _TEXTS[name]
    if sign in {"=~", "!~"} and not _PLAIN.fullmatch(value):
        if not key:
            raise Untranslatable(_("regular expressions go over titles, kickers and authors alone"))
        return _negated(sign, f"{key}/{value.replace('/', chr(92) + '/')}/")
    if sign in {"=", "==", "!=", "=~", "!~"}:
        return _negated(sign, f"{key}{_quoted(value)}")
    raise Untranslatable(_("a text can't be asked for with “{}”").format(sign))


def _part(name: str, sign: str, value: str) -> str:
    if sign in {"=", "==", "!=", "=~", "!~"} and not re.search(r"[\\^$*+?\[\]{}|]", value):
        return _negated(sign, f"{_PARTS[name]}{_quoted(value)}")
    raise Untranslatable(_("it is a regular expression, which go over titles, kickers and authors alone"))


def _unread(_name: str, sign: str, value: str) -> str:
    if value.lower() in {"yes", "no"} and sign in {"=", "==", "!="}:
        return "is:unread" if (value.lower() == "yes") != sign.startswith("!") else "is:read"
    raise Untranslatable(_("it is neither “yes” nor “no”"))


def _age(_name: str, sign: str, value: str) -> str:
    if sign not in _AGES or not value.isdecimal() or len(value) > 5:
        raise Untranslatable(_("an age is a number of days, with <, > or between"))
    key, more = _AGES[sign]
    return f"{key}:{int(value) + more}d"


def _between(name: str, value: str) -> str:
    found = re.fullmatch(r'"?(\d{1,5}):(\d{1,5})"?', value)
    if name != "age" or not found:
        raise Untranslatable(_("only ages are asked for with “between”"))
    low, high = sorted((int(found[1]), int(found[2])))
    return f"(older:{low}d newer:{high + 1}d)" if low else f"newer:{high + 1}d"


def _flag(_name: str, sign: str, value: str) -> str:
    if sign in {"#", "!#"} and len(value) == 1:
        return _negated(sign, "is:starred" if value == "s" else f"tag:{_quoted(f'flag {value}')}")
    raise Untranslatable(_("flags are asked for one by one, with “#”"))


def _tag(_name: str, sign: str, value: str) -> str:
    if sign in {"#", "!#"}:
        return _negated(sign, f"folder:{_quoted(value)}")
    raise Untranslatable(_("tags are asked for with “#”"))


def _quoted(value: str) -> str:
    if not value.strip() or '"' in value:
        raise Untranslatable(_("its value is empty, or has a quotation mark in it"))
    return value if re.fullmatch(r"\w+", value) else f'"{value}"'


_KINDS: Final[tuple[tuple[frozenset[str], Callable[[str, str, str], str]], ...]] = (
    (frozenset(_TEXTS), _text),
    (frozenset(_PARTS), _part),
    (frozenset({"unread"}), _unread),
    (frozenset({"age"}), _age),
    (frozenset({"flags"}), _flag),
    (frozenset({"tags"}), _tag),
)
