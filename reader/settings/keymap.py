"""Which keys start which command: the person's own first, then the preset's, no key for two things."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from reader.model.texts import gettext as _
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
    empty where no key starts the command. No sequence is another's, or the beginning of another's. `answers` has
    sentences for sequences that start nothing; `{command}` in one stands for the keys of a command.
    """

    bindings: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Keys of commands as a file gives them; `prefix` is what stands before a command's id in its dotted key, and
    `lines` says where each stands."""

    keys: Mapping[str, Sequence[str]]
    file: Path
    prefix: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    def problem(self, command: str, words: str) -> str:
        """What is wrong with the line of a command."""
        dotted = f"{self.prefix}{command}"
        return problem(self.file, f"{dotted}: {words}", self.lines.get(dotted))


@dataclass(slots=True)
class _Draft:
    """The key map as it fills: who has which presses, and from which file; an answer has those of no command."""

    holders: dict[Presses, tuple[str, Origin]] = field(default_factory=dict)
    answers: dict[Presses, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def give(self, command: str, presses: Presses, origin: Origin, *, person: bool) -> None:
        for held, (holder, giver) in self.holders.items():
            if _collide(held, presses) and (holder != command or held != presses):
                if person or giver.prefix:  # what one preset takes from another is meant so
                    self.problems.append(_clash(command, presses, origin, holder, held, giver))
                return
        if not any(_collide(answered, presses) for answered in self.answers):
            self.holders[presses] = (command, origin)

    def answer(self, presses: Presses, sentence: str) -> None:
        if not any(_collide(held, presses) for held in self.holders):
            self.answers[presses] = sentence


def resolve(person: Origin, *presets: Origin) -> KeyMap:
    """The key map of presets with the person's changes: a command that the person names has those keys alone, and
    after that one that a preset names has those.

    Where two want one key, the person's wish wins over the presets, the earlier preset over the later one, and the
    earlier line over the later one. A line of the person's that names no key that exists changes nothing.
    """
    draft = _Draft()
    named: set[str] = set()
    for origin in (person, *presets):
        wishes = _sound(origin, draft.problems)
        before = frozenset(named)
        for command, presses in wishes:
            if command not in before:
                draft.give(command, presses, origin, person=origin is person)
        named |= {command for command, _keys in wishes} | {command for command, keys in origin.keys.items() if not keys}
        for keys, sentence in origin.answers.items():
            draft.answer(tuple(keys.split()), sentence)
    bindings: dict[str, list[str]] = {command: [] for command in BY_ID}
    for presses, (command, _origin) in draft.holders.items():
        bindings[command].append(" ".join(presses))
    return KeyMap(
        {command: tuple(keys) for command, keys in bindings.items()},
        tuple(draft.problems),
        {" ".join(presses): sentence for presses, sentence in draft.answers.items()},
    )


def rebound(bindings: Mapping[str, tuple[str, ...]], command: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What has to be written down for a command to have these keys alone: they, and what other commands then have left
    that have one of them now, or one that it begins or is begun by."""
    wanted: list[Presses] = []
    for presses in (tuple(sequence.split()) for sequence in reversed(keys)):  # of two that collide the later one stays
        if not any(_collide(other, presses) for other in wanted):
            wanted.insert(0, presses)
    written = {command: tuple(" ".join(presses) for presses in wanted)}
    for other, theirs in bindings.items():
        left = tuple(one for one in theirs if not any(_collide(tuple(one.split()), presses) for presses in wanted))
        if other != command and left != theirs:
            written[other] = left
    return written


def _sound(origin: Origin, problems: list[str]) -> list[tuple[str, Presses]]:
    """The commands and keys of an origin that exist; what does not is added to `problems`."""
    sound: list[tuple[str, Presses]] = []
    for command, sequences in origin.keys.items():
        if command not in BY_ID:
            problems.append(origin.problem(command, _("there is no such command.{}").format(nearest(command, BY_ID))))
            continue
        for sequence in sequences:
            presses = tuple(sequence.split())
            unknown = next((key for key in presses if not is_key(key)), None)
            if presses and unknown is None:
                sound.append((command, presses))
                continue
            words = _("{} is not a key.").format(value_shown(unknown or sequence))
            problems.append(origin.problem(command, words + nearest(unknown or sequence, sorted(NAMED_KEYS))))
    return sound


def _collide(one: Presses, other: Presses) -> bool:
    """Whether one is the other, or begins it."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def is_key(key: str) -> bool:
    """Whether a key can start a command."""
    plain = _MODIFIED.sub("", key, count=1)
    return plain in NAMED_KEYS or (len(plain) == 1 and plain.isprintable())


def _clash(command: str, presses: Presses, origin: Origin, holder: str, held: Presses, giver: Origin) -> str:
    wanted, other = " ".join(presses), " ".join(held)
    if giver is not origin:  # the person's own key displaces the preset's
        words = _('"{}" takes "{}" from {}. A line for {} gives it another key, or none: [].').format(
            other, wanted, command, command
        )
        return giver.problem(holder, words)
    if wanted == other:
        return origin.problem(command, _('"{}" starts {} already, and still does.').format(wanted, holder))
    return origin.problem(
        command, _('"{}" can\'t stand beside "{}" of {}: one begins the other.').format(wanted, other, holder)
    )
