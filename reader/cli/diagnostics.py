"""What is said beside the data: the only writer to stderr, and the exit codes."""

from __future__ import annotations

import sys
import tempfile
import traceback
from contextlib import suppress
from enum import IntEnum
from pathlib import Path

from reader.model.errors import NewsreaderError
from reader.model.text import clean


class Exit(IntEnum):
    """What the shell is told."""

    OK = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


def say(text: str) -> None:
    """A message for a person, cleaned; it is lost where nobody can hear it."""
    if sys.stderr is None:  # started without one
        return
    encoding = sys.stderr.encoding or "utf-8"
    sayable = clean(text).encode(encoding, "replace").decode(encoding)
    with suppress(OSError, ValueError):  # closed
        sys.stderr.write(f"{sayable}\n")
        sys.stderr.flush()


def complain(error: NewsreaderError) -> None:
    """What went wrong, as one sentence."""
    say(f"newsreader: {error}")


def confess(error: Exception) -> None:
    """A fault of the program's own: what is kept, and where the details are that a report of it needs."""
    say(f"newsreader: something went wrong inside the program ({type(error).__name__}). Your library is kept.")
    with suppress(OSError):
        folder = Path(tempfile.mkdtemp(prefix="newsreader-error-"))
        report = folder / "report.txt"
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        say(f"The details are in {report}; a report of this fault needs them.")
