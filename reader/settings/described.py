"""What each setting is for, in the words of the shipped file's comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reader.settings.paths import SETTINGS_FILE, shipped
from reader.settings.rules import RULES
from reader.settings.schema import Settings

_SECTION: Final = re.compile(r"\[(\w+)\]")
_LINE: Final = re.compile(r"# (\w+) = .+")


@dataclass(frozen=True, slots=True)
class Described:
    """A setting: its dotted key, its default, and what it is for."""

    dotted: str
    default: object
    words: str

    @property
    def gist(self) -> str:
        """The first sentence of what it is for."""
        return self.words.partition(". ")[0].rstrip(".") + "."

    @property
    def section(self) -> str:
        return self.dotted.partition(".")[0]

    @property
    def name(self) -> str:
        return self.dotted.partition(".")[2]


def descriptions() -> tuple[Described, ...]:
    """All settings in the order of the shipped file. Settings that stand under one comment share its words."""
    defaults, section = Settings(), ""
    described: list[Described] = []
    words: list[str] = []
    for line in (shipped() / SETTINGS_FILE).read_text(encoding="utf-8").splitlines():
        if header := _SECTION.fullmatch(line):
            section = header[1]
        elif (setting := _LINE.fullmatch(line)) and (dotted := f"{section}.{setting[1]}") in RULES:
            described.append(Described(dotted, value_of(defaults, dotted), " ".join(words)))
        elif line.startswith("# "):
            words.append(line[2:].strip())
        else:
            words.clear()
    return tuple(described)


def value_of(settings: Settings, dotted: str) -> object:
    """The value of a setting."""
    section, _, name = dotted.partition(".")
    value: object = getattr(getattr(settings, section), name)
    return value
