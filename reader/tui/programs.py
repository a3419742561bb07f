"""Programs that are lent the terminal: a pager, a browser of its own kind. Never through a shell."""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from textual.app import App, SuspendNotSupported

from reader.model.errors import Unfit
from reader.model.reasons import reason_of
from reader.model.text import clean_line
from reader.model.texts import gettext as _


def arguments(line: str) -> list[str]:
    """The program and its arguments as a person typed them. Raises `Unfit`."""
    try:
        found = shlex.split(line)
    except ValueError as error:
        raise Unfit(_("A quotation mark has no end.")) from error
    if not found:
        raise Unfit(_("The name of a program is missing."))
    return found


def lend(app: App[Any], argv: Sequence[str], text: str | None = None, *, waits: bool = False) -> int:
    """Let a program have the terminal until it ends, `text` on its standard input (None: the keyboard); its exit code.

    With `waits`, what it wrote stays until enter is pressed. Raises `Unfit` where it can't be run.
    """
    name = clean_line(argv[0])
    try:
        with app.suspend(), _unharmed():
            done = subprocess.run(argv, input=None if text is None else text.encode(), check=False)  # noqa: S603
            if waits:
                _wait(name, done.returncode)
    except SuspendNotSupported as error:
        raise Unfit(_("This terminal can't be lent to another program.")) from error
    except FileNotFoundError as error:
        raise Unfit(_("There is no program “{}”.").format(name)) from error
    except OSError as error:
        raise Unfit(_("“{}” can't be run: {}.").format(name, reason_of(error))) from error
    return done.returncode


def outcome(name: str, code: int) -> str:
    """How a program ended, for a person."""
    name = clean_line(name)
    if code < 0:
        return _("{} was ended by signal {}.").format(name, -code)
    return _("{} ended with exit code {}.").format(name, code)


def _wait(name: str, code: int) -> None:
    """Leave what was written in sight until a person has read it."""
    sys.stdout.write("\n" + _("{} Enter goes back.").format(outcome(name, code)))
    sys.stdout.flush()
    with suppress(OSError, EOFError):
        input()


@contextmanager
def _unharmed() -> Iterator[None]:
    """What ctrl+c does meanwhile is done to the other program alone; a handler, unlike a signal that is ignored, is
    not handed on to it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
