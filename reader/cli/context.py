"""What every subcommand is handed."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import dataclass, replace
from os import environ
from pathlib import Path

from reader.cli import output
from reader.model.errors import NewsreaderError
from reader.model.texts import gettext as _
from reader.settings import paths
from reader.settings.load import load
from reader.settings.schema import Settings


class NoTerminal(NewsreaderError):
    """A full screen was asked for where there is none."""


@dataclass(frozen=True, slots=True)
class Context:
    """The arguments, the settings of this run, what is wrong with their file, where it and the library lie."""

    arguments: Namespace
    settings: Settings
    problems: tuple[str, ...]
    settings_file: Path
    data: Path

    @classmethod
    def of(cls, arguments: Namespace) -> Context:
        """The context of a run; a wrong settings file does not stop it."""
        file = paths.settings_file(arguments.config)
        loaded = load(file)
        settings = loaded.settings
        if arguments.offline:
            settings = replace(settings, network=replace(settings.network, offline=True))
        return cls(arguments, settings, loaded.problems, file, paths.data_folder(arguments.data))

    @property
    def ascii_only(self) -> bool:
        """Whether marks are drawn with ASCII characters."""
        return self.settings.look.ascii or not output.speaks_unicode()


def require_screen() -> None:
    """Raises `NoTerminal` where the full screen can't be shown."""
    if environ.get("TERM", "") in {"", "dumb"}:
        raise NoTerminal(_("This terminal shows lines only. `newsreader list` prints the articles on it."))
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on stderr
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise NoTerminal(
            _("The screen needs a terminal, for input and output alike. `newsreader list` prints the articles without.")
        )
