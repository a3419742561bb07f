"""Where things lie: the shipped configuration, the person's settings and the person's library."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

import reader
from reader.model.errors import SettingsError
from reader.model.text import clean_line
from reader.model.texts import gettext as _

NAME: Final = "newsreader"
SETTINGS_FILE: Final = "newsreader.toml"
LIBRARY_FILE: Final = "library.db"
SUBSCRIPTIONS_FILE: Final = "subscriptions.opml"
PREFIX: Final = "NEWSREADER_"
"""What the names of variables begin with that set something."""

_OTHERS: Final = frozenset({"darwin", "win32"})
"""Platforms with folders of their own."""

_HOMES: Final = {"config": "~/.config", "data": "~/.local/share", "state": "~/.local/state"}
_PLACES: Final = frozenset({"NEWSREADER_CONFIG", "NEWSREADER_DATA"})


def shipped() -> Path:
    """The folder of the shipped configuration: inside the package in a wheel, beside it in a checkout.

    The package's own file says where that is: an editable install may leave a second `reader/config` among the
    installed packages, which nothing keeps up to date. Raises `SettingsError` where the folder is missing.
    """
    package = Path(reader.__file__).resolve().parent
    for folder in (package / "config", package.parent / "config"):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise SettingsError(
        (_("{}: the shipped configuration is missing. Installing newsreader again brings it.").format(package),)
    )


def expanded(name: str) -> Path:
    """A path as a person writes it, `~` being a home folder; one of nobody's stays as it is written."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def data_folder(override: str | None = None) -> Path:
    """The folder of the library: `override`, else `NEWSREADER_DATA`, else the platform's place for data."""
    named = override or os.environ.get("NEWSREADER_DATA")
    return expanded(named) if named else _place("data")


def state_folder() -> Path:
    """Where lies what the program learnt and can learn again."""
    return _place("state")


def seal_key_file() -> Path:
    """What seals are made with on this machine: what a person agreed to elsewhere holds not here."""
    return state_folder() / "seal.key"


def settings_file(override: str | None = None) -> Path:
    """The person's settings file: `override`, else `NEWSREADER_CONFIG`, else the usual one. It need not exist."""
    named = override or os.environ.get("NEWSREADER_CONFIG")
    return expanded(named) if named else usual_settings_file()


def usual_settings_file() -> Path:
    """Where settings lie when nobody says otherwise."""
    return _place("config") / SETTINGS_FILE


def system_settings_files() -> tuple[Path, ...]:
    """Where settings for everybody on this machine may lie, the strongest last."""
    if sys.platform not in _OTHERS:
        folders = (os.environ.get("XDG_CONFIG_DIRS", "").strip() or "/etc/xdg").split(os.pathsep)
        return tuple(Path(folder) / NAME / SETTINGS_FILE for folder in reversed(folders) if Path(folder).is_absolute())
    import platformdirs

    return (platformdirs.site_config_path(NAME, appauthor=False) / SETTINGS_FILE,)


def _place(kind: Literal["config", "data", "state"]) -> Path:
    """The person's folder of a kind, by the XDG Base Directory Specification or as the platform has it."""
    if sys.platform not in _OTHERS:
        named = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        return (Path(named) if named.startswith("/") else expanded(_HOMES[kind])) / NAME
    import platformdirs  # takes longer to load than all else that finds a folder

    return Path(getattr(platformdirs, f"user_{kind}_path")(NAME, appauthor=False))


def memory_of_settings() -> Path:
    """What is there once a person's usual settings file was seen: then its loss can be told."""
    return state_folder() / "settings-seen"


def variables(environ: Mapping[str, str]) -> frozenset[str]:
    """The variables of the environment that set something."""
    return frozenset(name for name in environ if name.startswith(PREFIX)) - _PLACES


def anything_set(file: Path) -> bool:
    """Whether anybody has set anything, where the person's settings file is `file`; it is not read for that."""
    return (
        bool(variables(os.environ))
        or file != usual_settings_file()
        or any(one.is_file() for one in (file, *system_settings_files()))
        or memory_of_settings().exists()
    )


def subscriptions_file(data: Path, settings: Path) -> Path | None:
    """The file beside the settings that always has the feeds of the library in `data`.

    None for a library that lies elsewhere than usual while the settings are the usual ones, which are another's.
    """
    usual = data == _place("data")
    return settings.with_name(SUBSCRIPTIONS_FILE) if usual or settings != usual_settings_file() else None


def shown(path: Path) -> str:
    """`path` as a person reads it: the home folder as `~`, nothing that a terminal obeys."""
    with suppress(ValueError, RuntimeError):  # elsewhere, or a person without a home folder
        path = "~" / path.relative_to(Path.home())
    return clean_line(str(path))
