"""Marks as a file that goes from one machine to another: read, starred, hidden, tags, and where reading stopped.

The file is JSON: `{"newsreader": "marks", "version": 1, "articles": [...]}`, one article a line, each with `keys` that
name it in any library and `marks`, each with its `mark`, the moment `at` which it was left so, and whether it is `on`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from reader.model.errors import NewsreaderError, ParseError
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import from_seconds, to_iso, to_seconds
from reader.store import Carrying, Database, Feeds, MarkState, ids_of_keys
from reader.store.carrying import KINDS
from reader.store.tags import LONGEST, MOST_OF_ONE

MOST_BYTES: Final = 200_000_000
_BATCH: Final = 500
_OWN: Final = ("guid:", "hash:")
"""How keys begin that a feed's number follows, which is another one in each library."""

_FURTHEST: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Merged:
    """How many articles a file has marks of, how many of these are here, and how many changed."""

    articles: int
    here: int
    changed: int


class MarkFiles:
    """Writes and reads such files for a library."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._carrying = Carrying(database)

    def lines(self) -> Iterator[str]:
        """The lines of a file with all marks."""
        yield '{"newsreader": "marks", "version": 1, "articles": ['
        states = self._carrying.states()
        urls = {one.feed.id: one.feed.url for one in Feeds(self._database).polled()}
        before, ids = "", list(states)
        for start in range(0, len(ids), _BATCH):
            some = ids[start : start + _BATCH]
            for article, keys in self._carrying.keys(some).items():
                portable = [key for key in (_portable(key, urls) for key in keys) if key]
                if portable:
                    value = {"keys": portable, "marks": [_values(state) for state in states[article]]}
                    yield f"{before}{json.dumps(value, ensure_ascii=False)}"
                    before = ","
        yield "]}"

    def merge(self, data: bytes, now: datetime) -> Merged:
        """Merges a file's marks: of two that contradict each other, the later one counts.

        A moment that is still to come counts as `now`. Raises `ParseError` for what is no such file.
        """
        records = _read(data, now)
        numbers = {one.feed.url: one.feed.id for one in Feeds(self._database).polled()}
        known = [(tuple(filter(None, (_known(key, numbers) for key in keys))), states) for keys, states in records]
        ids = ids_of_keys(self._database, [key for keys, _ in known for key in keys])
        wanted: dict[int, list[MarkState]] = {}
        here = 0
        for keys, states in known:
            article = next((ids[key] for key in keys if key in ids), None)
            if article is not None:
                here += 1
                wanted.setdefault(article, []).extend(states)
        distinct = {article: tuple(_latest(states)) for article, states in wanted.items()}
        return Merged(len(records), here, self._carrying.merge(distinct))


def _portable(key: str, urls: Mapping[int, str]) -> str:
    """A key as it names the article elsewhere; "" for that of a feed that is gone."""
    if not key.startswith(_OWN):
        return key
    kind, number, name = key.split(":", 2)
    url = urls.get(int(number)) if number.isdecimal() else None
    return f"{kind}:{url} {name}" if url else ""


def _known(key: str, numbers: Mapping[str, int]) -> str:
    """A key of a file as it is here; "" for that of a feed that is not followed."""
    if not key.startswith(_OWN):
        return key
    kind, _, rest = key.partition(":")
    url, _, name = rest.partition(" ")
    return f"{kind}:{numbers[url]}:{name}" if url in numbers else ""


def _values(state: MarkState) -> dict[str, Any]:
    values: dict[str, Any] = {"mark": state.kind, "at": to_iso(from_seconds(state.moment)), "on": state.on}
    if state.kind == "tag":
        values["tag"] = state.tag
    elif state.kind == "position":
        values |= {"block": state.block, "offset": state.offset}
    return values


def _latest(states: Iterable[MarkState]) -> Iterable[MarkState]:
    """The last of each mark, should the file name an article twice."""
    found: dict[str, MarkState] = {}
    for state in states:
        if state.name not in found or found[state.name].moment < state.moment:
            found[state.name] = state
    return list(found.values())[: MOST_OF_ONE + len(KINDS)]


def _read(data: bytes, now: datetime) -> list[tuple[tuple[str, ...], tuple[MarkState, ...]]]:
    if len(data) > MOST_BYTES:
        raise ParseError(_("This file is too large: {} MB are the most.").format(MOST_BYTES // 1_000_000))
    try:
        content = json.loads(data)
        if content["newsreader"] != "marks" or content["version"] != 1:
            raise ParseError(_("This file has marks of a newer newsreader; nothing was changed."))
        return [_record(value, now) for value in content["articles"]]
    except NewsreaderError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise ParseError(_("This is no file of marks, or only a part of one; nothing was changed.")) from error


def _record(value: Mapping[str, Any], now: datetime) -> tuple[tuple[str, ...], tuple[MarkState, ...]]:
    keys: Sequence[Any] = value["keys"]
    return tuple(key for key in keys if isinstance(key, str)), tuple(_state(mark, now) for mark in value["marks"])


def _state(value: Mapping[str, Any], now: datetime) -> MarkState:
    kind, tag = value["mark"], clean_line(str(value.get("tag", ""))).replace('"', "")
    block, offset = int(value.get("block", 0)), int(value.get("offset", 0))
    fits = kind in KINDS and (kind == "tag") == bool(tag) and len(tag) <= LONGEST
    if not fits or not 0 <= block < _FURTHEST or not 0 <= offset < _FURTHEST:
        raise ValueError(kind)
    moment = datetime.fromisoformat(value["at"])
    if moment.tzinfo is None:
        raise ValueError(value["at"])
    on = kind == "position" or bool(value["on"])
    return MarkState(kind, max(0, min(to_seconds(moment), to_seconds(now))), on, tag, block, offset)
