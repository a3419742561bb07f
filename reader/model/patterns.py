"""Regular expressions that a person types, searched in titles and names: only those whose search is sure to end soon.

Python's `re` tries one way after another until one fits, and some expressions have more ways through a short text than
could ever be tried. So the ways are counted before an expression is taken, at worst and from above: a part that may
repeat without end, and could hand some of its text to what follows it, can end at any place of the text. Where too
many such parts stand in a row, or one stands within another, the expression is refused.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import comb
from typing import Final

from reader.model.errors import QueryError
from reader.model.texts import gettext as _

LONGEST: Final = 200
"""Characters of an expression."""

SEARCHED: Final = 500
"""Characters of a text that are searched; what follows them is not."""

_MOST: Final = 100_000_000
"""Ways through a text that may have to be tried: less than two seconds for a text made for it, and no text is."""

_DEEPEST: Final = 20
_WIDEST: Final = 1_000
"""Steps of one way, and how often a part may be repeated by number."""

_PIECES: Final = re.compile(
    r"""(?P<open>\((?:\?:|\?P<\w+>)?(?!\?)) | (?P<close>\)) | (?P<either>\|)
    | (?P<look>\(\?) | (?P<back>\\[0-9])
    | (?P<anchor>[\^$]|\\[AZbB])
    | (?P<repeat>[*+?]|\{(?!\})(?P<least>[0-9]*)(?P<comma>,(?P<most>[0-9]*))?\})(?P<manner>[?+]?)
    | (?P<one>\[\^?\]?(?:\\.|[^\]\\])*\]|\\x..|\\u.{4}|\\U.{8}|\\N\{[^}]*\}|\\.|.)""",
    re.VERBOSE | re.DOTALL,
)


@cache
def _alphabet() -> str:
    """The characters by which it is seen whether two parts can take the same text."""
    return "".join(map(chr, (*range(32, 0xD800), *range(0xE000, 0x10000))))


def matches(expression: str, text: str) -> bool:
    """Whether an expression that `check` has passed is found in `text`; case doesn't count."""
    return _compiled(expression).search(text[:SEARCHED]) is not None


def check(expression: str) -> None:
    """Raises `QueryError` with an offset in `expression` for one that is wrong, or could take too long."""
    if len(expression) > LONGEST:
        raise QueryError(_("This pattern is too long: {} characters are the most.").format(LONGEST), LONGEST)
    try:
        _compiled(expression)
    except re.error as error:
        raise QueryError(_("This pattern is wrong: {}.").format(error.msg), error.pos or 0) from error
    except (OverflowError, RecursionError) as error:
        raise QueryError(_("This pattern asks for too much."), 0) from error
    _Counter(expression).check()


@lru_cache(maxsize=64)
def _compiled(expression: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a later Python may read otherwise: they are for a programmer
        return re.compile(expression, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How many ways there are through a part: at most `count` × SEARCHED ** `ends`, each of `steps` steps.

    `ends` counts the repetitions without end that can give text away to what follows; `sweeps` says that there are
    others, each with one end alone.
    """

    count: int = 1
    ends: int = 0
    steps: int = 1
    sweeps: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """A part of a sequence: one character of `kind` (None for a group, "" for an anchor), `least` to `most` times."""

    kind: str | None
    ways: _Ways
    least: int = 1
    most: int = 1
    place: int = 0

    @property
    def is_endless(self) -> bool:
        """Whether it may go on as long as a text does."""
        return self.most >= SEARCHED


class _Counter:
    """Counts the ways through an expression that `re` understands."""

    def __init__(self, expression: str) -> None:
        self._pieces = list(_PIECES.finditer(expression))
        self._next = 0
        self._is_bound = expression.startswith(("^", r"\A"))

    def check(self) -> None:
        """Raises `QueryError` where there are too many."""
        ways = self._alternatives(0)
        starts = 0 if self._is_bound else 1
        degree = starts + ways.ends + ways.sweeps
        if comb(SEARCHED + degree, degree) * ways.count > _MOST:
            raise _slow(0)

    def _alternatives(self, depth: int) -> _Ways:
        """Up to the end of a group, or of the expression."""
        found = [self._sequence(depth)]
        while self._is_at("either"):
            self._next += 1
            found.append(self._sequence(depth))
        self._is_bound = self._is_bound and (depth > 0 or len(found) == 1)
        return _Ways(
            sum(one.count for one in found),
            max(one.ends for one in found),
            sum(one.steps for one in found),
            any(one.sweeps for one in found),
        )

    def _sequence(self, depth: int) -> _Ways:
        items: list[_Item] = []
        while self._next < len(self._pieces) and not self._is_at("close", "either"):
            items.append(self._item(depth))
        ways = [_repeated(item, _ends(item, items[at + 1 :], depth)) for at, item in enumerate(items)]
        count, steps = 1, 1
        for item, one in zip(items, ways, strict=True):
            count, steps = count * one.count, steps + one.steps
            if count > _MOST or steps > _WIDEST:
                raise _slow(item.place)
        return _Ways(count, sum(one.ends for one in ways), steps, any(one.sweeps for one in ways))

    def _item(self, depth: int) -> _Item:
        piece = self._pieces[self._next]
        self._next += 1
        if piece["look"] or piece["back"]:
            raise QueryError(_("A pattern can't look around, refer back or set flags."), piece.start(), len(piece[0]))
        kind: str | None = "" if piece["anchor"] else piece["one"]
        ways = _Ways()
        if piece["open"]:
            if depth == _DEEPEST:
                raise QueryError(_("This pattern has too many levels."), piece.start())
            kind, ways = None, self._alternatives(depth + 1)
            self._next += 1  # the parenthesis that closes it: `re` has seen that it is there
        least, most = self._times()
        return _Item(kind, ways, least, most, piece.start())

    def _times(self) -> tuple[int, int]:
        """How often the part before is repeated, at least and at most."""
        if not self._is_at("repeat"):
            return 1, 1
        piece = self._pieces[self._next]
        self._next += 1
        if piece["repeat"] in {"*", "+", "?"}:
            return {"*": (0, SEARCHED), "+": (1, SEARCHED), "?": (0, 1)}[piece["repeat"]]
        least = int(piece["least"] or 0)
        most = (int(piece["most"]) if piece["most"] else SEARCHED) if piece["comma"] else least
        if least > _WIDEST or most > _WIDEST:
            raise _slow(piece.start())
        return least, most

    def _is_at(self, *kinds: str) -> bool:
        return self._next < len(self._pieces) and any(self._pieces[self._next][kind] for kind in kinds)


def _repeated(item: _Item, ends: int) -> _Ways:
    """The ways through a part that is repeated."""
    ways, least, most = item.ways, item.least, item.most
    steps = ways.steps * max(1, least if item.is_endless else most)
    if ways.count == 1 and not ways.ends:
        if item.is_endless:
            return _Ways(1, ends, steps, not ends or ways.sweeps)
        return _Ways(most - least + 1, 0, steps, ways.sweeps)
    if most == 1:
        return _Ways(ways.count + 1 - least, ways.ends, steps, ways.sweeps)
    if ways.ends:
        raise _slow(item.place)
    count = 0
    for times in range(least, most + 1):
        count += ways.count**times
        if count > _MOST:
            raise _slow(item.place)
    return _Ways(count, 0, steps, ways.sweeps)


def _ends(item: _Item, rest: Sequence[_Item], depth: int) -> int:
    """0 where what an endless part takes can't be taken by what follows it, or nothing follows; 1 where it can.

    Two such parts side by side need no text made for them to take long, and count for more.
    """
    if item.kind is None:
        return 1
    for after in rest:
        if after.kind is None or (after.kind and _overlap(item.kind, after.kind)):
            return 2 if after.is_endless else 1
        if after.kind and after.least:
            return 0
    return 1 if depth else 0


def _overlap(one: str, other: str) -> bool:
    return not _members(one).isdisjoint(_members(other))


@lru_cache(maxsize=64)
def _members(kind: str) -> frozenset[str]:
    """The characters that are of a kind: `\\d`, `[a-z]`, `x`."""
    return frozenset(_compiled(kind).findall(_alphabet()))


def _slow(place: int) -> QueryError:
    return QueryError(_("This pattern could take too long: too much in it repeats, or has too many ways."), place)
