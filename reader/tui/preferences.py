"""What a person changes of the program while it runs: it takes effect as far as it can, and is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.model.texts import gettext as _
from reader.settings.changing import with_keys, with_value, without_keys, write
from reader.settings.commands import BY_ID
from reader.settings.keymap import rebound
from reader.settings.languages import speak
from reader.settings.load import load_keys
from reader.settings.paths import shown
from reader.settings.rules import BINDINGS
from reader.settings.schema import Settings
from reader.tui.keys import written
from reader.tui.screens.settings import said

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

HEEDED_AT_ONCE: Final = frozenset(
    {
        *("look.theme", "look.language", "look.ascii", "look.rtl"),
        *("reading.measure", "reading.mark_read", "reading.link_numbers", "keys.preset"),
    }
)
"""The settings that take effect while the program runs."""


class Preferences:
    """Changes the settings that a screen has, and those in the person's own file; without one they last as long as the
    screen."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._file = screen.reach.settings_file

    def change(self, dotted: str, value: object) -> str:
        """Give a setting another value, and say what came of it. Raises `SettingsError`."""
        self._write({dotted: value})
        self._heed(with_value(self._screen.settings, dotted, value))
        now = "" if dotted in HEEDED_AT_ONCE else _(" From the next start.")
        return f"{dotted} = {said(value)}.{now} {self._kept}"

    @property
    def bindings(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of each command, as they are now."""
        return self._screen.reach.keymap.bindings

    def losing(self, command: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The titles of the commands that lose keys where a command gets these."""
        return tuple(_(BY_ID[other].title) for other in self._rebound(command, keys) if other != command)

    def bind(self, command: str, keys: tuple[str, ...]) -> str:
        """Give a command these keys alone, and say what came of it. Raises `SettingsError`."""
        lines = self._rebound(command, keys)
        self._write({f"{BINDINGS}.{changed}": value for changed, value in lines.items()})
        self._heed(with_keys(self._screen.settings, lines))
        return self._told(command)

    def unbind(self, command: str) -> str:
        """Give a command the keys of the preset, but for those that the person gave to others, and say what came of it.
        Raises `SettingsError`."""
        self._write({f"{BINDINGS}.{command}": None})
        self._heed(without_keys(self._screen.settings, command))
        return self._told(command)

    def dress(self, theme: str | None) -> None:
        """Try a theme; None for the one that is set."""
        self._screen.app.dress(theme or self._screen.settings.look.theme)

    @property
    def _kept(self) -> str:
        return _("Written to {}.").format(shown(self._file)) if self._file else _("Not written.")

    def _told(self, command: str) -> str:
        keys = "  ".join(map(written, self.bindings[command])) or _("no key")
        return f"{_(BY_ID[command].title)}: {keys}. {self._kept}"

    def _rebound(self, command: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        return rebound(self.bindings, command, keys)

    def _write(self, values: Mapping[str, object]) -> None:
        if self._file is not None:
            write(self._file, values)

    def _heed(self, settings: Settings) -> None:
        """Let settings take effect, as far as they can at once."""
        screen, app = self._screen, self._screen.app
        if settings.keys != screen.settings.keys:
            screen.reach = replace(screen.reach, keymap=load_keys(settings, self._file))
            screen.use_keys(screen.reach.keymap)
        screen.reach = replace(screen.reach, settings=settings)
        app.set_class(settings.look.ascii, "-ascii")
        app.leave_order(settings)
        app.dress(settings.look.theme)
        speak(settings.look.language)
        screen.article.set_column(settings.reading.measure, numbered=settings.reading.link_numbers)
        for widget in screen.query("*"):
            widget.refresh()
