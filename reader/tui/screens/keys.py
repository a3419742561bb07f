"""Other keys for a command: they are pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from reader.model.texts import gettext as _
from reader.settings.keymap import is_key
from reader.tui.keys import key_of, written
from reader.tui.screens.box import BoxScreen
from reader.tui.screens.text import Sentences
from reader.tui.widgets.lines import draws_ascii, harmless

_TAKEN: Final = frozenset({"escape", "enter", "tab", "backspace", "delete", "ctrl+c", "ctrl+q", "ctrl+z", "f1"})
"""Keys that act here, and those that always lead to help and out; the settings file can give them to commands."""


class KeysScreen(BoxScreen[tuple[str, ...]], inherit_bindings=False):
    """Leaves with all the keys that the command is to have, none for those of the preset.

    `losing` names the commands that lose theirs by it.
    """

    def __init__(self, title: str, keys: tuple[str, ...], losing: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
        self._keys_now = keys
        self._losing = losing
        self._pressed: tuple[str, ...] = ()
        self._note = Static(classes="box-note", markup=False)
        super().__init__(
            Sentences([_("Its keys now: {}").format("  ".join(map(written, keys)) or _("none"))]),
            _("Keys for: {}").format(_(title)),
            _("enter these alone   tab these as well   delete the preset's   esc leaves"),
        )

    def on_mount(self) -> None:
        self._tell_pressed()

    def above(self) -> tuple[Widget, ...]:
        return (self._note,)

    def on_key(self, event: events.Key) -> None:
        self._act(key_of(event))
        event.stop()
        event.prevent_default()

    def press(self, key: str) -> bool:
        if key not in _TAKEN and not is_key(key):
            self.tell(_("This key can't be given to a command: terminals do not agree on it."))
            return True
        if key not in _TAKEN:
            self._pressed = (*self._pressed, key)
        elif key == "backspace":
            self._pressed = self._pressed[:-1]
        elif key == "delete":
            self.dismiss(())
        elif key == "tab" and self._pressed:
            self.dismiss((*self._keys_now, " ".join(self._pressed)))
        else:
            return False
        self._tell_pressed()
        return True

    def choose(self) -> None:
        self.dismiss((" ".join(self._pressed),) if self._pressed else None)

    def _tell_pressed(self) -> None:
        keys = " ".join(self._pressed)
        losing = self._losing((keys,)) if keys else ()
        taken = _("taken from: {}").format(", ".join(losing)) if losing else _("free")
        told = f"{written(keys)}   {taken}" if keys else _("Press a key, or some one after the other.")
        self._note.update(harmless(f" {told}", ascii_only=draws_ascii(self)))
