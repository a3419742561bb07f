"""The settings of a run, from all places that may set them, and where each value comes from.

The later ones win: what the program ships, the system's files, the person's file, the environment, options. The order
of folders is that of the XDG Base Directory Specification (https://specifications.freedesktop.org/basedir-spec/).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from reader.model.texts import gettext as _
from reader.settings import paths, toml
from reader.settings.changing import typed, with_value
from reader.settings.load import Loaded, interpret, load
from reader.settings.problems import nearest, value_shown
from reader.settings.rules import RULES
from reader.settings.schema import Settings

OFFLINE: Final = "--offline"
"""What sets `network.offline` for one run."""

_SECTIONS: Final = tuple(dict.fromkeys(dotted.partition(".")[0] for dotted in RULES))


def load_layers(file: Path, *, offline: bool = False, environ: Mapping[str, str] = os.environ) -> Loaded:
    """The settings of a run whose person's file is `file`. Never raises on what files and environment hold."""
    settings, problems, origins = Settings(), list[str](), dict[str, str]()

    def lay(loaded: Loaded) -> None:
        nonlocal settings
        settings = loaded.settings
        problems.extend(loaded.problems)
        origins.update(loaded.origins)

    for system in paths.system_settings_files():
        with suppress(FileNotFoundError):
            content = toml.read(system)
            loaded = interpret(content, system, settings, is_system=True)
            lay(replace(loaded, problems=(*content.problems, *loaded.problems)))
    lay(load(file, settings))
    lay(_lost(file, settings))
    lay(_from_environment(settings, environ))
    if offline:
        lay(Loaded(with_value(settings, "network.offline", True), origins={"network.offline": OFFLINE}))  # a value
    return Loaded(settings, tuple(problems), origins)


def variable(dotted: str) -> str:
    """The variable of the environment that sets a setting."""
    return f"{paths.PREFIX}{dotted.replace('.', '_').upper()}"


def _from_environment(settings: Settings, environ: Mapping[str, str]) -> Loaded:
    known = {variable(dotted): dotted for dotted in RULES}
    problems, origins = list[str](), dict[str, str]()
    for name in sorted(paths.variables(environ)):
        dotted = known.get(name)
        if dotted is None:
            if name.removeprefix(paths.PREFIX).partition("_")[0].lower() in _SECTIONS:
                problems.append(_("{} in the environment is not a setting.{}").format(name, nearest(name, known)))
            continue
        value = typed(RULES[dotted], environ[name])
        if value is None:
            said = _("{} = {} in the environment").format(name, value_shown(environ[name]))
            problems.append(_("{} can't be used: it takes {}.").format(said, RULES[dotted].accepted))
            continue
        settings = with_value(settings, dotted, value)
        origins[dotted] = name
    return Loaded(settings, tuple(problems), origins)


def _lost(file: Path, settings: Settings) -> Loaded:
    """Remembers that the person has a usual file, and says so where it is gone."""
    if file != paths.usual_settings_file():
        return Loaded(settings)
    memory = paths.memory_of_settings()
    if file.is_file():
        with suppress(OSError):
            if not memory.exists():
                memory.parent.mkdir(parents=True, exist_ok=True)
                memory.touch()
        return Loaded(settings)
    if not memory.exists():
        return Loaded(settings)
    gone = _("{} was there, and is gone: the defaults are used.").format(paths.shown(file))
    return Loaded(settings, (_("{} A new file there, even an empty one, ends this message.").format(gone),))
