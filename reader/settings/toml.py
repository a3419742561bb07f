"""Reads a TOML file that a person wrote: whatever is wrong with it becomes a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from reader.model.reasons import reason_of
from reader.model.texts import gettext as _
from reader.settings.problems import problem

LARGEST: Final = 1_000_000
"""Bytes; a file that is larger is no file of settings."""

_HEADER: Final = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY: Final = re.compile(r"\s*([^=#]+?)\s*=")


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, the line of each dotted key, and what is wrong with the file as a whole."""

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read(file: Path) -> Content:
    """What `file` holds. Raises `FileNotFoundError` where there is none."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        return _nothing(file, _("it can't be read ({}). The defaults are used.").format(reason_of(error)))
    if len(content) > LARGEST:
        return _nothing(file, _("it is too large for a file of settings. The defaults are used."))
    try:
        text = content.decode("utf-8-sig")
        return Content(tomllib.loads(text), _lines(text))
    except UnicodeDecodeError:
        return _nothing(file, _("it is not UTF-8 text. The defaults are used."))
    except ValueError as error:  # the parser's own error, and the one of a number with too many digits
        return _nothing(file, _("it is not TOML: {}. The defaults are used.").format(error))
    except RecursionError:
        return _nothing(file, _("it is not TOML that can be read: too deeply nested. The defaults are used."))


def _nothing(file: Path, words: str) -> Content:
    return Content(problems=(problem(file, words),))


def _lines(text: str) -> dict[str, int]:
    """Where each dotted key stands first; what stands within a text of several lines may look like one."""
    lines: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = _dotted(header.group(1))
            lines.setdefault(section, number)
        elif key := _KEY.match(line):
            names = f"{section}.{_dotted(key.group(1))}".strip(".").split(".")
            for length in range(1, len(names) + 1):
                lines.setdefault(".".join(names[:length]), number)
    return lines


def _dotted(key: str) -> str:
    """A key as TOML writes it (`a."b"`) with plain dots; "" for what is none."""
    try:
        value: Any = tomllib.loads(f"{key} = 0")
    except ValueError:
        return ""
    names: list[str] = []
    while isinstance(value, dict):
        name, value = next(iter(value.items()))
        names.append(name)
    return ".".join(names)
