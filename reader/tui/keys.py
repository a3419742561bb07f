"""Keys become commands: single ones and sequences such as `g g`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.model.texts import gettext as _
from reader.settings.commands import BY_ID
from reader.settings.keymap import KeyMap
from reader.settings.languages import preferred
from reader.settings.layouts import at_place

if TYPE_CHECKING:
    from textual.events import Key

NAMES: Final = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""How keys are written for a person, where that differs from their name."""

_COMMAND: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key did: it started `command`, or it is the beginning of a sequence (`pending`), or it does nothing here,
    which `answer` says where another program's users press it; or none of these."""

    command: str = ""
    pending: tuple[str, ...] = ()
    answer: str = ""


def key_of(event: Key) -> str:
    """The key that was pressed: the character that it types, else its name. With alt it is another key."""
    types = event.is_printable and event.character and event.character != " " and not event.key.startswith("alt+")
    return event.character if types and event.character else event.key


class KeyReader:
    """Follows the keys that are pressed."""

    def __init__(self, keymap: KeyMap) -> None:
        self._outcomes = {
            tuple(keys.split()): Pressed(command=command)
            for command, all_keys in keymap.bindings.items()
            for keys in all_keys
        }
        for keys, sentence in keymap.answers.items():
            self._outcomes[tuple(keys.split())] = Pressed(answer=answered(sentence, keymap.bindings))
        self._beginnings = {keys[:length] for keys in self._outcomes for length in range(1, len(keys))}
        self._languages = preferred()
        self.pending: tuple[str, ...] = ()

    def press(self, key: str) -> Pressed:
        """What `key` does after those pressed before it; a key that goes on nothing starts afresh.

        A letter that starts nothing is taken for the Latin one at its place on the keyboard.
        """
        if (key,) not in self._outcomes and (*self.pending, key) not in self._outcomes:
            key = at_place(key, self._languages)
        pressed = (*self.pending, key)
        if pressed not in self._outcomes and pressed not in self._beginnings:
            if self.pending and key == "escape":
                self.pending = ()
                return Pressed()
            pressed = (key,)
        if pressed in self._beginnings:
            self.pending = pressed
            return Pressed(pending=pressed)
        self.pending = ()
        return self._outcomes.get(pressed, Pressed())

    def forget(self) -> None:
        """Drop a sequence that was begun."""
        self.pending = ()


def written(keys: str) -> str:
    """A sequence as a person reads it: `g g`, `esc`, `^d`."""
    return " ".join(NAMES.get(key, key.replace("ctrl+", "^")) for key in keys.split())


def answered(sentence: str, bindings: Mapping[str, tuple[str, ...]]) -> str:
    """A sentence with the keys of commands in place of `{command}`; where one has none, with its title."""

    def keys_of(command: re.Match[str]) -> str:
        keys = bindings.get(command[1], ())
        return written(keys[0]) if keys else f"? {_(BY_ID[command[1]].title)}"

    return _COMMAND.sub(keys_of, _(sentence))
