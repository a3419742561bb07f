"""Settings and keys from a person's file. A wrong file never stops the program: what is right in it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from reader.model.texts import gettext as _
from reader.settings import paths, toml
from reader.settings.keymap import KeyMap, Origin, resolve
from reader.settings.problems import nearest, place, problem, value_shown
from reader.settings.rules import BINDING, BINDINGS, LOCKED, NAMES, RULES, Rule
from reader.settings.schema import Keys, Settings

DEFAULT_PRESET: Final = "default"

ANSWERS: Final = "answers"
"""The table of a preset that says of keys which are not here what is in their place."""

_SECTIONS: Final = frozenset(dotted.partition(".")[0] for dotted in (*RULES, LOCKED))


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings of a run, and a sentence for each thing that could not be used.

    `origins` says of each setting that something has set what that was, in words for a person.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


def load(path: Path | None = None, below: Settings | None = None) -> Loaded:
    """The settings in the file `path`, or in the person's own where it is None; those of `below` where it is silent.

    Never raises on what a file holds. The usual file may be missing; one that was named must be there.
    """
    file = paths.settings_file() if path is None else path
    below = below or Settings()
    try:
        content = toml.read(file)
    except FileNotFoundError:
        if file == paths.usual_settings_file():
            return Loaded(below)
        return Loaded(below, (problem(file, _("there is no such file. The defaults are used.")),))
    loaded = interpret(content, file, below)
    return replace(loaded, problems=(*content.problems, *loaded.problems))


def interpret(content: toml.Content, file: Path, below: Settings | None = None, *, is_system: bool = False) -> Loaded:
    """The settings that the content of a TOML file gives, over those of `below`; `file` is named in the problems.

    A file that `is_system` may lock commands.
    """
    below = below or Settings()
    problems: list[str] = []
    origins: dict[str, str] = {}
    sections: dict[str, dict[str, Any]] = {section: {} for section in _SECTIONS}
    bindings: dict[str, Any] = {}
    for dotted, value in _flatten(content.values):
        rule = _rule(dotted)
        if dotted == LOCKED and not is_system:
            problems.append(
                problem(file, _("{} holds in a system's file alone.").format(LOCKED), content.lines.get(dotted))
            )
            continue
        if rule is None:
            problems.append(problem(file, _unknown(dotted), content.lines.get(dotted)))
            continue
        taken = rule.take(value)
        if taken is not None:
            origins[dotted] = place(file, content.lines.get(dotted))
        if taken is None:
            problems.append(problem(file, _unfit(dotted, value, rule), content.lines.get(dotted)))
        elif rule is BINDING:
            bindings[dotted.removeprefix(f"{BINDINGS}.")] = taken
        else:
            section, _dot, name = dotted.partition(".")
            sections[section][name] = taken
    sections["keys"]["bind"] = {**below.keys.bind, **bindings}
    changed = {section: replace(getattr(below, section), **taken) for section, taken in sections.items()}
    return Loaded(replace(below, **changed), tuple(problems), origins)


def load_keys(settings: Settings, file: Path | None = None) -> KeyMap:
    """The keys of every command: the person's own, then the preset's, then the default ones of commands that neither
    names.

    `file` is the settings file that problems name; None is the person's own.
    """
    file = paths.settings_file() if file is None else file
    lines = _lines(file) if settings.keys != Keys() else {}
    presets = key_presets()
    name, problems = settings.keys.preset, []
    if name not in presets:
        words = _("keys.preset: there is no preset {}.{}").format(value_shown(name), nearest(name, presets))
        problems.append(
            problem(file, _('{} The preset "{}" is used.').format(words, DEFAULT_PRESET), lines.get("keys.preset")),
        )
        name = DEFAULT_PRESET
    person = Origin(settings.keys.bind, file, f"{BINDINGS}.", lines)
    keymap = resolve(person, *(_preset(preset, problems) for preset in dict.fromkeys((name, DEFAULT_PRESET))))
    return replace(keymap, problems=(*problems, *keymap.problems))


def key_presets() -> tuple[str, ...]:
    """The names of the presets."""
    return tuple(sorted(path.stem for path in (paths.shipped() / "keys").glob("*.toml")))


def _preset(name: str, problems: list[str]) -> Origin:
    """The keys and answers of a shipped preset."""
    file = paths.shipped() / "keys" / f"{name}.toml"
    content = toml.read(file)
    problems.extend(content.problems)
    keys: dict[str, tuple[str, ...]] = {}
    for command, value in content.values.items():
        taken = BINDING.take(value)
        if taken is not None:
            keys[command] = taken
        elif command != ANSWERS:
            problems.append(problem(file, _unfit(command, value, BINDING), content.lines.get(command)))
    return Origin(keys, file, lines=content.lines, answers=content.values.get(ANSWERS, {}))


def _lines(file: Path) -> Mapping[str, int]:
    try:
        return toml.read(file).lines
    except FileNotFoundError:
        return {}


def _flatten(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, inner in values.items():
        if section not in _SECTIONS or not isinstance(inner, dict):
            yield section, inner
            continue
        for name, value in inner.items():
            dotted = f"{section}.{name}"
            if dotted == BINDINGS and isinstance(value, dict):
                yield from ((f"{BINDINGS}.{command}", keys) for command, keys in value.items())
            else:
                yield dotted, value


def _rule(dotted: str) -> Rule | None:
    if dotted == LOCKED:
        return NAMES
    return BINDING if dotted.startswith(f"{BINDINGS}.") else RULES.get(dotted)


def _unknown(dotted: str) -> str:
    if dotted in _SECTIONS or dotted == BINDINGS:
        return _("{} is a section: it stands as [{}], with its settings below.").format(dotted, dotted)
    return _("{} is not a setting.{}").format(dotted, nearest(dotted, (*RULES, BINDINGS, *_SECTIONS)))


def _unfit(dotted: str, value: object, rule: Rule) -> str:
    return _("{} = {} can't be used: it takes {}. The default is used.").format(
        dotted, value_shown(value), rule.accepted
    )
