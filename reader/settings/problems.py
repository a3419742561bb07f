"""Sentences about what is wrong in a file of settings or keys. Nothing in them is obeyed by a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _
from reader.settings.paths import shown

_LONGEST_VALUE = 60


def problem(file: Path, words: str, line: int | None = None) -> str:
    """What is wrong with `file`, as one sentence that begins with its name and, where it is known, the line."""
    return f"{place(file, line)}: {clean_line(words)}"


def place(file: Path, line: int | None) -> str:
    """A file and, where it is known, a line of it."""
    return shown(file) if line is None else _("{}, line {}").format(shown(file), line)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that a person may have meant, as words to end a sentence with; "" where none is near."""
    names = list(known)
    same_end = [other for other in names if other.rpartition(".")[2] == name.rpartition(".")[2]]
    from difflib import get_close_matches  # most files have no mistake

    near = same_end or get_close_matches(name, names, n=1, cutoff=0.5)
    return _(" The nearest is {}.").format(near[0]) if near else ""


def value_shown(value: object) -> str:
    """A value of a TOML file as it is written there, not longer than a message bears."""
    match value:
        case bool():
            text = "true" if value else "false"
        case str():
            text = f'"{value}"'
        case list() | tuple():
            text = f"[{', '.join(value_shown(item) for item in value[:_LONGEST_VALUE])}]"
        case dict():
            text = _("a table")
        case int() if value.bit_length() > 256:
            text = _("a number of very many digits")
        case _:
            text = str(value)
    return shorten(clean_line(text), _LONGEST_VALUE)
