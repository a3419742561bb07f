"""What could be typed at a place of a query: keys, and what the library has to stand after them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from reader.model.filters import LONGEST, TOKEN
from reader.model.keys import CHOICES, KEYS
from reader.model.text import clean_line
from reader.model.words import fold

MOST: Final = 20
"""Completions that are offered at once."""

_ENOUGH: Final = 2
"""Characters of a word without a key after which values are offered, and not keys alone."""

_AGES: Final = ("1h", "6h", "1d", "2d", "1w", "4w")
_FREE: Final = re.compile(r'[^\s()"/][^\s()"]*')
"""A value that needs no quotation marks."""

_LANGUAGE: Final = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
_WORD_REST: Final = re.compile(r'[^\s()"]*')
_BEGUN: Final = re.compile(r"(?:(?P<key>[a-z]+):)?(?P<typed>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the library has that a query can name, each list with the most used first."""

    feeds: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    def named(self, key: str) -> tuple[str, ...]:
        """What can stand after a key, but for the words of the language itself."""
        lists = {"feed": self.feeds, "folder": self.folders, "tag": self.tags, "topic": self.topics}
        return (lists | {"lang": self.languages, "author": self.authors, "agency": self.agencies}).get(key, ())


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` in the place of the query's characters from `start` to `end`; a key's value is still to be typed."""

    start: int
    end: int
    text: str
    is_key: bool = False

    def accepted(self, query: str) -> str:
        """The query with it."""
        return query[: self.start] + self.text + query[self.end :]


@dataclass(frozen=True, slots=True)
class _Place:
    """A term that is being typed: its key, None before there is one, and what of its value stands before the cursor.

    `start` and `end` are what a completion replaces; `barred` are keys that can't stand here.
    """

    key: str | None
    typed: str
    start: int
    end: int
    barred: frozenset[str]


def complete(query: str, cursor: int, vocabulary: Vocabulary) -> tuple[Completion, ...]:
    """What could stand at `cursor`, best first, `MOST` at most; nothing within a phrase without a key, or a pattern.

    What stands before the cursor decides. The rest of the word or of the quoted value that it is in is replaced too.
    """
    place = _place(query, cursor)
    if place is None:
        return ()
    if place.key in place.barred:
        return ()
    texts = _values(place.key, place.typed, vocabulary) if place.key else _terms(place, vocabulary)
    replaced = query[place.start : place.end]
    room = LONGEST - len(query) + len(replaced)
    fitting = (text for text in dict.fromkeys(texts) if text != replaced and len(text) <= room)
    return tuple(
        Completion(place.start, place.end, text, is_key=place.key is None and text[:-1] in KEYS)
        for text in islice(fitting, MOST)
    )


def _place(query: str, cursor: int) -> _Place | None:
    """The term that ends at the cursor, or has it inside; an empty one where nothing is begun there."""
    before = list(TOKEN.finditer(query, 0, cursor))
    if any(token["quote"] for token in before):
        return _quoted_place(query, cursor, before)
    last = before[-1] if before else None
    if last is None or last["word"] is None or (last["word"] == "-" and not last["key"]):
        is_between = last is None or any(last[name] for name in ("space", "open", "close", "minus", "word"))
        is_value = (
            len(before) > 1 and bool(before[-2]["word"]) and before[-2].end() == before[-1].start()
        )  # as in `is:-`
        is_free = cursor == len(query) or query[cursor] in ") \t"
        can_begin = is_between and is_free and not (is_value and query[cursor - 1] == "-")
        return _Place(None, "", cursor, cursor, _barred(query, cursor)) if can_begin else None
    found = _BEGUN.match(query, last.start(), cursor)
    assert found  # noqa: S101 - it matches everything
    end = cursor + len(_WORD_REST.findall(query, cursor)[0])
    return _Place(found["key"], found["typed"], found.start("typed"), end, _barred(query, last.start()))


def _quoted_place(query: str, cursor: int, before: Sequence[re.Match[str]]) -> _Place | None:
    """The value in quotation marks that the cursor is in: all from the one mark that no other before it closes."""
    opened = next(at for at, token in enumerate(before) if token["quote"])
    start = before[opened].start()
    key = before[opened - 1]["word"] if opened and before[opened - 1].end() == start else None
    if not key or not key.endswith(":"):
        return None
    end = query.find('"', cursor) + 1 or cursor
    return _Place(key[:-1], query[start + 1 : cursor], start, end, _barred(query, start - len(key)))


def _barred(query: str, start: int) -> frozenset[str]:
    """`by` where it is named elsewhere, or would be excluded: a query goes by one moment."""
    is_named = any(token["key"] == "by" and token.start() != start for token in TOKEN.finditer(query))
    return frozenset({"by"}) if is_named or query[max(start - 1, 0) : start] == "-" else frozenset()


def _values(key: str, typed: str, vocabulary: Vocabulary) -> Iterator[str]:
    """What can stand after a key and goes with what was typed, as it is to be written."""
    known = _AGES if key in {"newer", "older"} else CHOICES.get(key, ())
    yield from (word for word in known if word.startswith(typed.lower()))
    for name in _ranked(vocabulary.named(key), typed):
        if text := _plain(key, name):
            yield text if _FREE.fullmatch(text) else f'"{text}"'


def _terms(place: _Place, vocabulary: Vocabulary) -> Iterator[str]:
    """Keys, and whole terms, that go with the beginning of a word."""
    keys = [key for key in KEYS if key not in place.barred]
    yield from (f"{key}:" for key in keys if key.startswith(place.typed))
    if len(place.typed) >= _ENOUGH:
        for key in keys:
            yield from (f"{key}:{value}" for value in _values(key, place.typed, vocabulary))


def _ranked(names: Sequence[str], typed: str) -> Iterable[str]:
    """Those that hold what was typed: first those that begin with it, then those of which a word does."""
    sought = fold(typed)
    folded = [(name, f" {fold(name)}") for name in names]
    ranks = [
        [name for name, words in folded if words.startswith(f" {sought}")],
        [name for name, words in folded if f" {sought}" in words],
        [name for name, words in folded if sought in words],
    ]
    return dict.fromkeys(name for rank in ranks for name in rank)


def _plain(key: str, name: str) -> str:
    """A name as it can stand in quotation marks, which can't hold one; "" where nothing of it can."""
    name = clean_line(name)
    if key == "feed":  # a part of the title is enough
        return max(name.split('"'), key=len).strip()
    if key == "folder":  # where quotation marks don't count
        return name.replace('"', "")
    if key == "lang":
        return name if _LANGUAGE.fullmatch(name) else ""
    if key == "tag":
        return "" if '"' in name else name
    return name.replace('"', " ").strip()
