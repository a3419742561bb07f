"""Keys become commands: single ones and sequences such as `g g`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key did: it started `command`, or it is the beginning of a sequence (`pending`), or neither."""

    command: str = ""
    pending: tuple[str, ...] = ()


class KeyReader:
    """Follows the keys that are pressed. `bindings` maps a command's id to its sequences, keys parted by spaces."""

    def __init__(self, bindings: Mapping[str, tuple[str, ...]]) -> None:
        self._commands = {tuple(keys.split()): command for command, all_keys in bindings.items() for keys in all_keys}
        self._beginnings = {keys[:length] for keys in self._commands for length in range(1, len(keys))}
        self.pending: tuple[str, ...] = ()

    def press(self, key: str) -> Pressed:
        """What `key` does after those pressed before it; a key that goes on nothing starts afresh."""
        pressed = (*self.pending, key)
        if pressed not in self._commands and pressed not in self._beginnings:
            if self.pending and key == "escape":
                self.pending = ()
                return Pressed()
            pressed = (key,)
        if pressed in self._beginnings:
            self.pending = pressed
            return Pressed(pending=pressed)
        self.pending = ()
        return Pressed(command=self._commands.get(pressed, ""))

    def forget(self) -> None:
        """Drop a sequence that was begun."""
        self.pending = ()


def written(keys: str) -> str:
    """A sequence as a person reads it: `g g`, `esc`, `^d`."""
    return " ".join(NAMES.get(key, key.replace("ctrl+", "^")) for key in keys.split())
