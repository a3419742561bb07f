"""What a person asked for: the only writer to stdout. Nothing that a terminal obeys gets out, nor any colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from reader.model.text import clean


def line(text: str) -> None:
    """One line: a newline or a tab in `text` is a space."""
    _write(f"{clean(text).replace(chr(10), ' ').replace(chr(9), ' ').rstrip()}\n")


def prompt(text: str) -> None:
    """What a person is asked, on the line on which they answer."""
    _write(clean(text))
    flush()


def document(text: str) -> None:
    """Text of many lines, as it is but for what is not harmless."""
    _write(clean(text).rstrip("\n") + "\n")


def value(content: Any) -> None:
    """One JSON value on one line."""
    _write(f"{_json(content)}\n")


def values(contents: Iterable[Any]) -> None:
    """A JSON array, one item a line, written as its items come."""
    before = "["
    for content in contents:
        _write(f"{before}\n{_json(content)}")
        before = ","
    _write("[]\n" if before == "[" else "\n]\n")


def flush() -> None:
    """Hands over what was written: to be seen at once, or to fail now rather than at the program's end."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon() -> None:
    """Lets go of an output that nobody takes any more, so that the interpreter's end does not trip over it."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):  # an output that is no file has nothing to let go of
        ours = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, ours)
        os.close(nowhere)


def cells() -> int | None:
    """How many cells a line may take on the terminal; None where the output is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return max(20, get_terminal_size().columns)


def speaks_unicode() -> bool:
    """Whether every character can be written."""
    return _encoding().lower().replace("-", "").replace("_", "") in {"utf8", "utf16", "utf32"}


def _encoding() -> str:
    return (sys.stdout.encoding if sys.stdout is not None else None) or "utf-8"


def _write(text: str) -> None:
    if sys.stdout is None:  # started without one
        return
    if not speaks_unicode():
        text = text.encode(_encoding(), "replace").decode(_encoding())
    sys.stdout.write(text)


def _json(content: Any) -> str:
    """JSON in which what is not printable is written as an escape."""
    import json  # lists for people need it not

    text = json.dumps(content, ensure_ascii=not speaks_unicode())
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
