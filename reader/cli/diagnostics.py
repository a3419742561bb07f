"""What is said beside the data: the only writer to stderr, and the exit codes."""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import Final

from reader.model.errors import NewsreaderError
from reader.model.text import clean, clean_line
from reader.model.texts import gettext as _


class Exit(IntEnum):
    """What the shell is told."""

    OK = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


class _Manner:
    """How much is said in this run."""

    quiet = False
    verbose = False


def listen_to(*, quiet: bool, verbose: bool) -> None:
    """Says from now on as much as a person wants to hear."""
    _Manner.quiet, _Manner.verbose = quiet, verbose


def say(text: str) -> None:
    """A message for a person, unless they want to hear only of what goes wrong."""
    if not _Manner.quiet:
        warn(text)


def detail(text: str) -> None:
    """What a person hears who wants to hear more."""
    if _Manner.verbose:
        warn(text)


def is_verbose() -> bool:
    """Whether a person wants to hear more."""
    return _Manner.verbose


def warn(text: str) -> None:
    """A message that a person hears in any case, cleaned; it is lost where nobody can hear it."""
    if sys.stderr is None:  # started without one
        return
    encoding = sys.stderr.encoding or "utf-8"
    sayable = clean(text).encode(encoding, "replace").decode(encoding)
    with suppress(OSError, ValueError):  # closed
        sys.stderr.write(f"{sayable}\n")
        sys.stderr.flush()


def hears() -> bool:
    """Whether somebody at a terminal hears what is said, and can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


async def ask(question: str) -> str:
    """The line that a person answers at the terminal, without what ends it; "" at the end of input."""
    import asyncio  # which takes time to load, and few commands need

    sys.stderr.write(clean(question))
    sys.stderr.flush()
    answered, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(sys.stdin, answered.set)  # reading at once would keep ctrl+c waiting for the line
    try:
        await answered.wait()
    finally:
        loop.remove_reader(sys.stdin)
    return sys.stdin.readline().strip()


_YES: Final = frozenset({"y", "yes", "j", "ja"})
_NO: Final = frozenset({"", "n", "no", "nein"})


async def agrees(question: str) -> bool:
    """Whether a person at the terminal says yes, who is asked until it can be understood."""
    while True:
        answer = (await ask(f"{question} [y/n] ")).lower()
        if answer in _YES | _NO:
            return answer in _YES


_BAR: Final = 20
"""Cells of a bar."""


def bar(done: int, total: int) -> str:
    """How far something is: `[#####---------------] 5/20`."""
    filled = _BAR * min(done, total) // max(1, total)
    return f"[{'#' * filled}{'-' * (_BAR - filled)}] {done}/{max(done, total)}"


class ProgressLine:
    """A line on a terminal's stderr that is written over by the next one; nothing where stderr is no terminal."""

    def __init__(self) -> None:
        self.moves = sys.stderr is not None and sys.stderr.isatty() and not _Manner.quiet
        self._cells = 0

    def show(self, text: str) -> None:
        """Puts `text` in place of what the line said, cut to the terminal."""
        if self.moves:
            from shutil import get_terminal_size

            from reader.typeset.cells import cut, pad  # its tables take time to load, which few commands need to spend

            self._cells = max(20, get_terminal_size().columns) - 1  # the last cell would begin the next line
            self._write(f"\r{pad(cut(clean_line(text), self._cells), self._cells)}")

    def clear(self) -> None:
        """Takes the line away."""
        if self._cells:
            self._write(f"\r{' ' * self._cells}\r")
            self._cells = 0

    def _write(self, text: str) -> None:
        encoding = sys.stderr.encoding or "utf-8"
        with suppress(OSError, ValueError):  # closed
            sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
            sys.stderr.flush()


def complain(error: NewsreaderError) -> None:
    """What went wrong, as one sentence."""
    warn(f"newsreader: {error}")


def confess(error: Exception) -> None:
    """A fault of the program's own: what is kept, and where the details are that a report of it needs."""
    import tempfile
    import traceback

    warn(
        _("newsreader: something went wrong inside the program ({}). Your library is kept.").format(
            type(error).__name__
        )
    )
    with suppress(OSError):
        folder = Path(tempfile.mkdtemp(prefix="newsreader-error-"))
        report = folder / "report.txt"
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        warn(_("The details are in {}; a report of this fault needs them.").format(report))
