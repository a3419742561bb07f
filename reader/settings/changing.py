"""Settings get other values: as a person types them, in the settings of a run, and in the person's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from reader.model.errors import SettingsError
from reader.model.reasons import reason_of
from reader.model.texts import gettext as _
from reader.settings.paths import shown
from reader.settings.problems import problem
from reader.settings.rules import Flag, HostList, NetworkList, Number, Rule, Whole
from reader.settings.schema import Settings
from reader.settings.wholefile import write_whole

_WORDS: Final = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}


def typed(rule: Rule, text: str) -> object | None:
    """The value that a text stands for; None where the rule does not take it. Lists are parted by commas or spaces."""
    value: object = text.strip()
    if isinstance(rule, HostList | NetworkList):
        value = text.replace(",", " ").split()
    elif isinstance(rule, Flag):
        value = _WORDS.get(text.strip().lower())
    elif isinstance(rule, Whole | Number):
        try:
            value = int(text) if isinstance(rule, Whole) else float(text)
        except ValueError:
            return None
    return rule.take(value)


def with_value(settings: Settings, dotted: str, value: object) -> Settings:
    """The settings with another value, which the setting's rule has taken."""
    section, _dot, name = dotted.partition(".")
    return replace(settings, **{section: replace(getattr(settings, section), **{name: value})})


def with_keys(settings: Settings, keys: Mapping[str, tuple[str, ...]]) -> Settings:
    """The settings with other keys for some commands."""
    return replace(settings, keys=replace(settings.keys, bind={**settings.keys.bind, **keys}))


def without_keys(settings: Settings, command: str) -> Settings:
    """The settings with no keys of the person's own for a command."""
    kept = {other: keys for other, keys in settings.keys.bind.items() if other != command}
    return replace(settings, keys=replace(settings.keys, bind=kept))


def write(file: Path, values: Mapping[str, object]) -> None:
    """Write settings into a person's file, whose comments and order stay; a file that is not there is made. None takes
    a setting out.

    Nobody but the person may read a file that is made. Raises `SettingsError` where it can't be written; the file is
    then as it was.
    """
    try:
        text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
        for dotted, value in values.items():
            text = changed(text, dotted, value)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text)
    except OSError as error:
        raise SettingsError(
            (_("Nothing was changed: {} can't be written ({}).").format(shown(file), reason_of(error)),)
        ) from error
    except ValueError as error:
        raise SettingsError((_("Nothing was changed: {}").format(problem(file, str(error))),)) from error


def changed(text: str, dotted: str, value: object) -> str:
    """The text of a TOML file with another value for one setting, or without it for None, all else kept. Raises
    `ValueError` where it is not TOML, or where the setting can't stand in it."""
    import tomlkit  # which takes time to load, and few runs change a setting
    from tomlkit.exceptions import TOMLKitError

    wanted = tomllib.loads(text)
    plain = list(value) if isinstance(value, tuple) else value
    *sections, name = dotted.split(".")
    try:
        document = tomlkit.parse(text)
        place, table = wanted, document
        for section in sections:
            place = place.setdefault(section, {})
            if section not in table and plain is None:
                return text
            if section not in table:
                table.add(section, tomlkit.table())
            table = table[section]
        if plain is not None:
            place[name] = table[name] = plain
        elif name in place:
            del place[name], table[name]
        written = tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError) as error:
        raise ValueError(_("{} is no section of settings there").format(".".join(sections))) from error
    if tomllib.loads(written) != wanted:
        raise ValueError(_("{} can't be changed without changing more").format(dotted))
    return written
