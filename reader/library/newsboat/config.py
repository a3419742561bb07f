"""newsboat's `config`: keys, filters and what else has a place here; every other line is listed with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeAlias

from reader.library.newsboat.conditions import Untranslatable, query_of
from reader.library.newsboat.lines import Line, Outcome, lines_of
from reader.library.newsboat.operations import COMMANDS, REASONS, key_of
from reader.model.text import clean_line
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.settings.keymap import rebound

_NONE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})

_NOTHING: Final = deferred("newsreader has nothing that it could set")
_HIGHLIGHT: Final = deferred("only words that are searched for are highlighted, wherever they stand")

_FILES_AT_MOST: Final = 20
"""That a `config` may include, one in another."""

Include: TypeAlias = Callable[[str], tuple[str, str] | None]
"""Gives the text of a file that a `config` names, and what it is called; None for one that is not read."""


@dataclass(slots=True)
class Config:
    """What a `config` says in our words: settings by dotted keys, keys of commands, views, rules that hide.

    `keys` are all keys as they are then, `binds` those of the commands that have others than before.
    """

    include: Include
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    included: set[str] = field(default_factory=set)
    settings: dict[str, object] = field(default_factory=dict)
    binds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    views: dict[str, str] = field(default_factory=dict)
    mutes: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


class Unknown(Exception):
    """A line that has no place here, with the reason."""


def read_config(
    text: str, file: str, keys: Mapping[str, tuple[str, ...]] = _NONE, include: Include = lambda _name: None
) -> Config:
    """What a `config` file says; `file` is what it is called in the outcomes. No line goes without an outcome.

    `keys` are those of our commands which its lines change, and `include` reads the files that it names.
    """
    config = Config(include, dict(keys), {file})
    _read(config, text, file)
    return config


def _read(config: Config, text: str, file: str) -> None:
    for line in lines_of(text, comments_within=True):
        place = len(config.outcomes)  # before those of a file that the line includes
        try:
            outcome = Outcome(file, line.number, line.text, became=_take(config, line))
        except (Unknown, Untranslatable) as error:
            outcome = Outcome(file, line.number, line.text, reason=str(error))
        config.outcomes.insert(place, outcome)


def _take(config: Config, line: Line) -> str:
    name, *words = line.words
    if name in _SPECIAL:
        least, take = _SPECIAL[name]
        if len(words) < least:
            raise Unknown(_("it lacks what belongs to it"))
        return take(config, words)
    if name in _SETTINGS:
        if not words:
            raise Unknown(_("it lacks its value"))
        dotted, value = _SETTINGS[name](words[0])
        config.settings[dotted] = value
        return _("the setting {} = {}").format(dotted, _shown(value))
    raise Unknown(_(REASONS.get(name, _NOTHING)))


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, str) else str(value)


def _bind(config: Config, words: Sequence[str]) -> str:
    said = _give(config, _key(words[0]), words[1])
    return said + (_("; here it holds everywhere") if words[2:] and words[2] not in {"all", "everywhere"} else "")


def _give(config: Config, keys: str, operation: str) -> str:
    """Gives the command of an operation one key, or several to be pressed one after the other, beside those it has."""
    if operation not in COMMANDS:
        raise Unknown(_("there is no command for {} here").format(clean_line(operation)))
    command = COMMANDS[operation]
    had = config.keys.get(command, ())
    _change(config, rebound(config.keys, command, tuple(dict.fromkeys((*had, keys)))))
    return _('keys.bind.{} has "{}"').format(command, keys)


def _key(name: str) -> str:
    key = key_of(name)
    if not key:
        raise Unknown(_("“{}” is no key here").format(clean_line(name)))
    return key


def _change(config: Config, changed: Mapping[str, tuple[str, ...]]) -> None:
    config.keys.update(changed)
    config.binds.update(changed)


def _unbind(config: Config, words: Sequence[str]) -> str:
    if words[0] == "-a":
        raise Unknown(_("keys are taken from one command after the other: a list of none, [], under [keys.bind]"))
    key = _key(words[0])
    command = next((one for one, keys in config.keys.items() if key in keys), "")
    if not command:
        raise Unknown(_("nothing has this key here"))
    _change(config, {command: tuple(one for one in config.keys[command] if one != key)})
    return _('keys.bind.{} has no "{}"').format(command, key)


def _macro(config: Config, words: Sequence[str]) -> str:
    operations = words[1 : words.index("--")] if "--" in words else words[1:]
    if len(operations) != 1:
        raise Unknown(_("a key does one thing here; `|` hands an article to a program"))
    return _give(config, f", {_key(words[0])}", operations[0])


def _include(config: Config, words: Sequence[str]) -> str:
    found = config.include(words[0])
    if found is None:
        raise Unknown(_("only files that are below the folder of the first one are read; name it beside that one"))
    text, name = found
    if name in config.included or len(config.included) > _FILES_AT_MOST:
        raise Unknown(_("it was read already, or is one too many"))
    config.included.add(name)
    _read(config, text, name)
    return _("what its lines are, each below")


def _filter(config: Config, words: Sequence[str]) -> str:
    name, query = clean_line(words[0]), query_of(words[1])
    if not name or name in config.views:
        raise Unknown(_("its name is empty, or taken by a line above"))
    config.views[name] = query
    return _("the view “{}”: {}").format(name, query)


def _ignore(config: Config, words: Sequence[str]) -> str:
    address, query = words[0], query_of(words[1])
    if address != "*":
        raise Unknown(
            _("a rule here goes over all feeds, or by a feed's title; add one with `feed:` once it is followed")
        )
    if query not in config.mutes:
        config.mutes.append(query)
    return _("a rule that hides {}").format(query)


def _always(reason: str) -> Callable[[Config, Sequence[str]], str]:
    def refuse(_config: Config, _words: Sequence[str]) -> str:
        raise Unknown(_(reason))

    return refuse


_SPECIAL: Final[Mapping[str, tuple[int, Callable[[Config, Sequence[str]], str]]]] = {
    "bind-key": (2, _bind),
    "unbind-key": (1, _unbind),
    "macro": (2, _macro),
    "include": (1, _include),
    "define-filter": (2, _filter),
    "ignore-article": (2, _ignore),
    "color": (0, _always(deferred("colours come from look.theme; `g s` shows the themes"))),
    "highlight": (0, _always(_HIGHLIGHT)),
    "highlight-article": (0, _always(_HIGHLIGHT)),
    "highlight-feed": (0, _always(_HIGHLIGHT)),
}


def _whole(dotted: str, low: int, high: int) -> Callable[[str], tuple[str, object]]:
    def take(value: str) -> tuple[str, object]:
        if not value.isdecimal() or len(value) > 9:
            raise Unknown(_("its value is no number"))
        return dotted, min(high, max(low, int(value)))

    return take


def _flag(dotted: str) -> Callable[[str], tuple[str, object]]:
    def take(value: str) -> tuple[str, object]:
        if value.lower() not in {"yes", "no", "true", "false"}:
            raise Unknown(_("its value is neither yes nor no"))
        return dotted, value.lower() in {"yes", "true"}

    return take


def _marking(value: str) -> tuple[str, object]:
    return "reading.mark_read", "open" if value.lower() in {"yes", "true"} else "manual"


_SETTINGS: Final[Mapping[str, Callable[[str], tuple[str, object]]]] = {
    "auto-reload": _flag("refresh.background"),
    "refresh-on-startup": _flag("refresh.on_start"),
    "reload-time": _whole("refresh.interval", 15, 10_080),
    "text-width": _whole("reading.measure", 40, 120),
    "download-timeout": _whole("network.deadline", 1, 600),
    "max-items": _whole("keep.per_feed", 0, 1_000_000),
    "keep-articles-days": _whole("keep.days", 0, 36_500),
    "show-read-articles": lambda _value: _refuse(deferred("`s a` and `s u` show all articles, and unread ones")),
}


def _refuse(reason: str) -> tuple[str, object]:
    raise Unknown(_(reason))
