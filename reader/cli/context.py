"""What every subcommand is handed."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import cached_property
from os import environ
from typing import TYPE_CHECKING

from reader.cli import output
from reader.model.errors import NewsreaderError
from reader.model.texts import gettext as _
from reader.settings import paths
from reader.settings.terminals import orders_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reader.settings.languages import Language
    from reader.settings.load import Loaded
    from reader.settings.schema import Settings


class NoTerminal(NewsreaderError):
    """A full screen was asked for where there is none."""


class Locked(NewsreaderError):
    """The people who run this machine do not want it done."""


class Context:
    """The arguments of a run, its settings, what is wrong with them, where their file and the library lie.

    Settings are read when they are first asked for: a command that counts needs none, and is done before.
    """

    def __init__(self, arguments: Namespace) -> None:
        self.arguments = arguments

    @cached_property
    def settings_file(self) -> Path:
        """The person's own file; it need not exist."""
        return paths.settings_file(self.arguments.config)

    @cached_property
    def data(self) -> Path:
        """The library's folder."""
        return paths.data_folder(self.arguments.data)

    @cached_property
    def loaded(self) -> Loaded:
        """The settings with where each comes from; wrong ones do not stop the program."""
        from reader.settings.layers import load_layers

        return load_layers(self.settings_file, offline=self.arguments.offline)

    @property
    def settings(self) -> Settings:
        """The settings of this run."""
        return self.loaded.settings

    @property
    def language(self) -> Language:
        """The language to speak in."""
        return self.settings.look.language if self._is_set else "auto"

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the settings; where nobody has set anything, nothing is, and nothing is loaded."""
        return self.loaded.problems if self._is_set else ()

    @property
    def subscriptions(self) -> Path | None:
        """The file that always has the library's feeds."""
        return paths.subscriptions_file(self.data, self.settings_file)

    @property
    def ascii_only(self) -> bool:
        """Whether marks are drawn with ASCII characters."""
        return not output.speaks_unicode() or (self._is_set and self.settings.look.ascii)

    def require_unlocked(self, command: str) -> None:
        """Raises `Locked` where the system's settings lock a command."""
        if self._is_set and command in self.settings.locked.commands:
            raise Locked(_("`{}` is locked by the settings of this system. Nothing was done.").format(command))

    @cached_property
    def _is_set(self) -> bool:
        """Whether anybody has set anything."""
        return paths.anything_set(self.settings_file)

    @property
    def _rtl(self) -> str:
        return self.settings.look.rtl if self._is_set else "auto"

    @property
    def reorders(self) -> bool:
        """Whether what runs from right to left is put into order here: on a terminal that does not see to it itself."""
        return output.cells() is not None and not orders_rows(self._rtl, environ, asked=False)


def require_screen() -> None:
    """Raises `NoTerminal` where the full screen can't be shown."""
    if environ.get("TERM", "") in {"", "dumb"}:
        raise NoTerminal(
            _(
                "This terminal shows lines only. `newsreader read` reads article after article on it, `newsreader list`"
                " prints titles."
            )
        )
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on stderr
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise NoTerminal(
            _(
                "The screen needs a terminal, for input and output alike. `newsreader list` prints the articles"
                " without, and `newsreader read` reads them."
            )
        )
