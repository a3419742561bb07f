"""What each setting accepts: kinds, choices and bounds, in one table."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol, get_args

from reader.model.errors import QueryError
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.settings.languages import Language
from reader.settings.schema import Theme

_NAMED_WORDS: Final = 4
"""How many words of a choice a sentence names."""


class Rule(Protocol):
    """Which values a setting takes."""

    @property
    def accepted(self) -> str:
        """What the setting takes, as words after "it takes"."""

    def take(self, value: object) -> object | None:
        """The setting's value from one of a TOML file, or None where it is not accepted."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    @property
    def accepted(self) -> str:
        return _("true or false")

    def take(self, value: object) -> bool | None:
        return value if isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds, both included."""

    low: int
    high: int
    unit: str = ""

    @property
    def accepted(self) -> str:
        return _("a whole number from {} to {}").format(self.low, self.high) + _of(self.unit)

    def take(self, value: object) -> int | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high
        return value if fits and isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, both included."""

    low: float
    high: float
    unit: str = ""

    @property
    def accepted(self) -> str:
        return _("a number from {} to {}").format(f"{self.low:g}", f"{self.high:g}") + _of(self.unit)

    def take(self, value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if self.low <= value <= self.high else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def accepted(self) -> str:
        *most, last = (f'"{word}"' for word in self.words)
        if len(most) > _NAMED_WORDS:
            return _("{} or another one of those that the settings list, such as {}").format(
                ", ".join(most[:_NAMED_WORDS]), last
            )
        return _("{} or {}").format(", ".join(most), last)

    def take(self, value: object) -> str | None:
        return value if isinstance(value, str) and value in self.words else None


@dataclass(frozen=True, slots=True)
class Name:
    """A word that is looked up elsewhere."""

    example: str

    @property
    def accepted(self) -> str:
        return _('a name, such as "{}"').format(self.example)

    def take(self, value: object) -> str | None:
        return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class HostList:
    """Names of hosts."""

    @property
    def accepted(self) -> str:
        return _("names of hosts, such as {}").format('["wiki.example.org", "*.example.net"]')

    def take(self, value: object) -> tuple[str, ...] | None:
        return _texts(value, lambda text: _HOST.fullmatch(text) is not None)


@dataclass(frozen=True, slots=True)
class NetworkList:
    """Ranges of IP addresses."""

    @property
    def accepted(self) -> str:
        return _("networks, such as {}").format('["10.20.0.0/16", "fd00::/8"]')

    def take(self, value: object) -> tuple[str, ...] | None:
        return _texts(value, _is_network)


@dataclass(frozen=True, slots=True)
class Query:
    """Which articles are meant."""

    @property
    def accepted(self) -> str:
        return _('a query, such as "{}"').format("is:unread feed:science")

    def take(self, value: object) -> str | None:
        from reader.model.filters import parse  # few settings are queries

        if not isinstance(value, str):
            return None
        try:
            parse(value)
        except QueryError:
            return None
        return value


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A program and its arguments, each a text of its own: no shell parts them."""

    @property
    def accepted(self) -> str:
        return _("a program and its arguments, such as {}").format('["notify-send", "--app-name=newsreader"]')

    def take(self, value: object) -> tuple[str, ...] | None:
        taken = _texts(value, lambda text: "\x00" not in text)
        return taken if taken is not None and (not taken or taken[0]) else None


@dataclass(frozen=True, slots=True)
class HookLists:
    """Queries, each with a program and its arguments."""

    @property
    def accepted(self) -> str:
        return _("lists of a query, a program and its arguments, such as {}").format(
            '[["feed:science", "keep", "--json"]]'
        )

    def take(self, value: object) -> tuple[tuple[str, ...], ...] | None:
        if not isinstance(value, list | tuple):
            return None
        taken = [_hook(one) for one in value]
        return tuple(one for one in taken if one) if all(taken) else None


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of keys or of names; one alone may stand without brackets."""

    words: str
    example: str

    @property
    def accepted(self) -> str:
        return _(self.words).format(self.example)

    def take(self, value: object) -> tuple[str, ...] | None:
        match value:
            case str():
                return (value,)
            case list() if all(isinstance(key, str) for key in value):
                return tuple(value)
        return None


_HOST: Final = re.compile(r"[\w*.-]{1,253}")


def _texts(value: object, fits: Callable[[str], bool]) -> tuple[str, ...] | None:
    """A list of texts that all fit, or None."""
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) and fits(text) for text in value):
        return None
    return tuple(value)


def _hook(value: object) -> tuple[str, ...] | None:
    """A query and a command line, or None."""
    taken = CommandLine().take(value)
    fits = taken is not None and len(taken) > 1 and bool(taken[1]) and Query().take(taken[0]) is not None
    return taken if fits else None


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _of(unit: str) -> str:
    return f" {_(unit)}" if unit else ""


RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "refresh.on_start": Flag(),
        "refresh.interval": Whole(15, 10_080, deferred("minutes")),
        "refresh.background": Flag(),
        "refresh.pages_ahead": Whole(0, 1_000),
        "refresh.metered": Flag(),
        "refresh.megabytes_a_day": Whole(0, 1_000_000),
        "network.offline": Flag(),
        "network.connections": Whole(1, 256),
        "network.connections_per_host": Whole(1, 8),
        "network.page_pause": Number(0, 60, deferred("seconds")),
        "network.deadline": Number(1, 600, deferred("seconds")),
        "network.feed_megabytes": Whole(1, 256),
        "network.page_megabytes": Whole(1, 64),
        "network.allow_hosts": HostList(),
        "network.allow_networks": NetworkList(),
        "keep.pages": Whole(0, 3_650, deferred("days")),
        "keep.days": Whole(0, 36_500, deferred("days")),
        "keep.per_feed": Whole(0, 1_000_000, deferred("articles")),
        "keep.megabytes": Whole(0, 1_000_000, "MB"),
        "keep.unread": Flag(),
        "reading.mark_read": Choice(("open", "end", "manual")),
        "reading.measure": Whole(40, 120, deferred("cells")),
        "reading.link_numbers": Flag(),
        "look.theme": Choice(get_args(Theme)),
        "look.language": Choice(get_args(Language)),
        "look.ascii": Flag(),
        "look.rtl": Choice(("auto", "app", "terminal")),
        "look.quiet": Flag(),
        "hooks.notify": CommandLine(),
        "hooks.notify_query": Query(),
        "hooks.run": HookLists(),
        "keys.preset": Name("default"),
    }
)
"""By dotted key, every setting but the bindings of commands."""

BINDINGS: Final = "keys.bind"
"""The dotted key of the table that gives commands other keys."""

BINDING: Final = TextList(deferred("keys, such as {}"), '["j", "down"]')
"""What each line of that table takes."""

LOCKED: Final = "locked.commands"
"""The dotted key that locks commands, in a system's file alone."""

NAMES: Final = TextList(deferred("names of commands, such as {}"), '["pipe", "hooks", "programs"]')
"""What it takes."""
