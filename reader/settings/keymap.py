"""Which keys start which command: the person's own first, then the preset's, no key for two things."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from reader.settings.commands import BY_ID
from reader.settings.problems import nearest, problem, value_shown

Presses: TypeAlias = tuple[str, ...]
"""Keys pressed one after the other."""

NAMED_KEYS: Final = frozenset(
    {
        *("enter", "escape", "space", "tab", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
"""Keys with a name; every other key is the character that it types."""

_MODIFIED = re.compile(r"(?:(?:ctrl|alt|shift)\+)+(?=.)")


@dataclass(frozen=True, slots=True)
class KeyMap:
    """For each command the key sequences that start it, and a sentence for each key that could not be given.

    A sequence is written as in the key files: keys with a space between. Every command has an entry; it is
    empty where no key starts the command. No sequence is another's, or the beginning of another's.
    """

    bindings: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Keys of commands as a file gives them; `prefix` is what stands before a command's id in its dotted key."""

    keys: Mapping[str, Sequence[str]]
    file: Path
    prefix: str = ""


@dataclass(slots=True)
class _Draft:
    """The key map as it fills: who has which presses, and from which file."""

    holders: dict[Presses, tuple[str, Origin]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def give(self, command: str, presses: Presses, origin: Origin) -> None:
        for held, (holder, giver) in self.holders.items():
            shorter = min(len(held), len(presses))
            if held[:shorter] == presses[:shorter] and (holder != command or held != presses):
                self.problems.append(_clash(command, presses, origin, holder, held, giver))
                return
        self.holders[presses] = (command, origin)


def resolve(person: Origin, preset: Origin) -> KeyMap:
    """The key map of a preset with the person's changes: a command that the person names has those keys alone.

    Where two want one key, the person's wish wins over the preset, and the earlier line over the later one. A line
    of the person's that names no key that exists changes nothing.
    """
    draft = _Draft()
    wishes = _sound(person, draft.problems)
    changed = {command for command, _ in wishes} | {command for command, keys in person.keys.items() if not keys}
    for command, presses in wishes:
        draft.give(command, presses, person)
    for command, presses in _sound(preset, draft.problems):
        if command not in changed:
            draft.give(command, presses, preset)
    bindings: dict[str, list[str]] = {command: [] for command in BY_ID}
    for presses, (command, _) in draft.holders.items():
        bindings[command].append(" ".join(presses))
    return KeyMap({command: tuple(keys) for command, keys in bindings.items()}, tuple(draft.problems))


def _sound(origin: Origin, problems: list[str]) -> list[tuple[str, Presses]]:
    """The commands and keys of an origin that exist; what does not is added to `problems`."""
    sound: list[tuple[str, Presses]] = []
    for command, sequences in origin.keys.items():
        if command not in BY_ID:
            words = f"{origin.prefix}{command}: there is no such command.{nearest(command, BY_ID)}"
            problems.append(problem(origin.file, words))
            continue
        for sequence in sequences:
            presses = tuple(sequence.split())
            unknown = next((key for key in presses if not _is_key(key)), None)
            if presses and unknown is None:
                sound.append((command, presses))
                continue
            words = f"{origin.prefix}{command}: {value_shown(unknown or sequence)} is not a key."
            problems.append(problem(origin.file, words + nearest(unknown or sequence, sorted(NAMED_KEYS))))
    return sound


def _is_key(key: str) -> bool:
    plain = _MODIFIED.sub("", key, count=1)
    return plain in NAMED_KEYS or (len(plain) == 1 and plain.isprintable())


def _clash(command: str, presses: Presses, origin: Origin, holder: str, held: Presses, giver: Origin) -> str:
    wanted, other = " ".join(presses), " ".join(held)
    if giver is not origin:  # the person's own key displaces the preset's
        words = (
            f'{giver.prefix}{holder}: "{other}" takes "{wanted}" from {command}. '
            f"A line for {command} gives it another key, or none: []."
        )
        return problem(giver.file, words)
    if wanted == other:
        return problem(origin.file, f'{origin.prefix}{command}: "{wanted}" starts {holder} already, and still does.')
    words = f'{origin.prefix}{command}: "{wanted}" can\'t stand beside "{other}" of {holder}: one begins the other.'
    return problem(origin.file, words)
