"""Where things lie: the shipped configuration, the person's settings and the person's library."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs

import reader
from reader.model.errors import SettingsError
from reader.model.text import clean_line
from reader.model.texts import gettext as _

NAME: Final = "newsreader"
SETTINGS_FILE: Final = "newsreader.toml"
LIBRARY_FILE: Final = "library.db"
SUBSCRIPTIONS_FILE: Final = "subscriptions.opml"


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
    return expanded(named) if named else platformdirs.user_data_path(NAME, appauthor=False)


def state_folder() -> Path:
    """Where lies what the program learnt and can learn again."""
    return platformdirs.user_state_path(NAME, appauthor=False)


def settings_file(override: str | None = None) -> Path:
    """The person's settings file: `override`, else `NEWSREADER_CONFIG`, else the usual one. It need not exist."""
    named = override or os.environ.get("NEWSREADER_CONFIG")
    return expanded(named) if named else usual_settings_file()


def usual_settings_file() -> Path:
    """Where settings lie when nobody says otherwise."""
    return platformdirs.user_config_path(NAME, appauthor=False) / SETTINGS_FILE


def subscriptions_file(data: Path, settings: Path) -> Path | None:
    """The file beside the settings that always has the feeds of the library in `data`.

    None for a library that lies elsewhere than usual while the settings are the usual ones, which are another's.
    """
    usual = data == platformdirs.user_data_path(NAME, appauthor=False)
    return settings.with_name(SUBSCRIPTIONS_FILE) if usual or settings != usual_settings_file() else None


def shown(path: Path) -> str:
    """`path` as a person reads it: the home folder as `~`, nothing that a terminal obeys."""
    with suppress(ValueError, RuntimeError):  # elsewhere, or a person without a home folder
        path = "~" / path.relative_to(Path.home())
    return clean_line(str(path))
