"""The keys of the query language, what may stand after each, and what is said where something else does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Literal, cast, get_args

from reader.model.media import Medium
from reader.model.terms import Address, Age, Day, Filter, Has, InFeed, InFolder, InLanguage, Is, Moment, State, Tagged
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.model.words import fold

KEYS: Final = (
    *("is", "feed", "folder", "tag", "topic", "lang", "author", "agency", "kicker", "title", "url", "has"),
    *("newer", "older", "after", "before", "on", "by"),
)
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "is": get_args(State),
    "has": get_args(Medium),
    "by": get_args(Moment),
}
"""The keys after which one of few words stands."""

_SECONDS: Final = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_YEARS: Final = range(1900, 2101)


def value_of(key: str, text: str, moment: Moment) -> Filter | None:
    """The filter of a key and its value, or None where the value can't stand there.

    `moment` is what ages and days go by. A key of texts, and `by`, which is no filter, are not asked for here.
    """
    return _VALUES[key](key, text, moment)


def takes_value(key: str) -> bool:
    """Whether `value_of` knows the key."""
    return key in _VALUES


def unknown_key(key: str) -> str:
    """What is said of a key that there is not."""
    hint = _nearest(key, KEYS, _("“{}:”")) or _("Put it in quotes to search for the words.")
    return _("There is no filter “{}:”. {}").format(key, hint)


def wrong_value(key: str, text: str) -> str:
    """What is said of a value that can't stand after a key."""
    if not text:
        return _("A value is missing after “{}:”. {}").format(key, _help(key))
    hint = _nearest(text.lower(), CHOICES.get(key, ()), _("“{}”")) or _help(key)
    return _("“{}” can't stand after “{}:”. {}").format(text, key, hint)


def _help(key: str) -> str:
    return _(_HELP[key]).format(", ".join(CHOICES.get(key, ())))


def _nearest(typed: str, known: Sequence[str], shape: str) -> str:
    from difflib import get_close_matches  # most queries have no mistake

    near = get_close_matches(typed, known, n=1)
    return _("Did you mean {}?").format(shape.format(near[0])) if near else ""


def _state(_: str, text: str, __: Moment) -> Filter | None:
    return Is(cast("State", text)) if text in CHOICES["is"] else None


def _medium(_: str, text: str, __: Moment) -> Filter | None:
    return Has(cast("Medium", text)) if text in CHOICES["has"] else None


def _feed(_: str, text: str, __: Moment) -> Filter | None:
    return InFeed(fold(text)) if text else None


def _folder(_: str, text: str, __: Moment) -> Filter | None:
    name = "/".join(filter(None, fold(text).split("/")))
    return InFolder(name) if name else None


def _tag(_: str, text: str, __: Moment) -> Filter | None:
    return Tagged(fold(text)) if text else None


def _language(_: str, text: str, __: Moment) -> Filter | None:
    tag = text.lower().replace("_", "-")
    return InLanguage(tag) if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", tag) else None


def _address(_: str, text: str, __: Moment) -> Filter | None:
    return Address(ascii_lower(text)) if text else None


def _age(key: str, text: str, moment: Moment) -> Filter | None:
    found = re.fullmatch(r"([0-9]{1,6})([mhdw])", text)
    if not found:
        return None
    return Age(cast("Literal['newer', 'older']", key), int(found[1]) * _SECONDS[found[2]], moment)


def _day(key: str, text: str, moment: Moment) -> Filter | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Day(cast("Literal['on', 'after', 'before']", key), day, moment) if day.year in _YEARS else None


def ascii_lower(text: str) -> str:
    """`text` with its ASCII letters in lower case, as SQLite's `lower` has it."""
    return "".join(char.lower() if char.isascii() else char for char in text)


_VALUES: Final[dict[str, Callable[[str, str, Moment], Filter | None]]] = {
    "is": _state,
    "has": _medium,
    "feed": _feed,
    "folder": _folder,
    "tag": _tag,
    "lang": _language,
    "url": _address,
    **dict.fromkeys(("newer", "older"), _age),
    **dict.fromkeys(("after", "before", "on"), _day),
}
_HELP: Final = {
    **dict.fromkeys(CHOICES, deferred("It is one of {}.")),
    "feed": deferred("It is a part of a feed's title."),
    "folder": deferred("It is a folder of feeds, such as Politics or Politics/Europe."),
    "tag": deferred("It is a tag, all of it."),
    "lang": deferred("It is a language code such as de or pt-BR."),
    "url": deferred("It is a part of an address."),
    **dict.fromkeys(("newer", "older"), deferred("It is a number with m, h, d or w, such as 2d.")),
    **dict.fromkeys(("after", "before", "on"), deferred("It is a day such as 2026-09-10.")),
}
