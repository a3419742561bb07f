"""What the screen will show, from when it was left: it is on the terminal while the program still loads.

A glimpse is shown only where the first frame will be the same but for the ages in it: on the day on which it was left,
of a library, settings and a program that are as they were then, in the same terminal. Loads nothing of the screen's.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final, NoReturn

from reader import __version__
from reader.settings import paths
from reader.settings.terminals import THEIRS
from reader.tui.echo import Attributes, attributes, unechoed

_KEPT_IN: Final = "glimpse"
_MOST_BYTES: Final = 1_000_000

_TERMINAL: Final = (
    *("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "TERM_PROGRAM", "TMUX", "STY"),
    *("KONSOLE_VERSION", "MLTERM", "VTE_VERSION", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "TZ"),
)
"""The environment's names for what decides how a frame looks."""

_ENTER: Final = "\x1b[?1049h\x1b[?25l\x1b[H"
_LEAVE: Final = f"{THEIRS}\x1b[?25h\x1b[?1049l"


class Glimpse(AbstractContextManager["Glimpse"]):
    """The glimpse of a library, with the files that settings come from. Within it one is shown, where there is one."""

    def __init__(
        self, library: Path, settings: Path, *, offline: bool = False, environment: Mapping[str, str] = os.environ
    ) -> None:
        self._library = library
        self._offline = offline
        self._environment = environment
        self._shown = ExitStack()
        self._states = [_state(settings), _state(paths.shipped())]  # as of what is loaded now
        self.attributes: Attributes | None = None
        """How the terminal was before, where a glimpse is shown."""
        self.frame = ""
        """What is on the terminal; "" for nothing."""

    def __enter__(self) -> Glimpse:
        frame = self._kept()
        if not frame:
            return self
        with ExitStack() as begun:
            begun.push(self)  # who interrupts it here leaves the terminal as it was, too
            self.attributes = attributes()
            self._shown.enter_context(_ending_well())
            self._shown.enter_context(unechoed())
            self.frame = frame
            self._write(_ENTER + frame)
            begun.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self.frame:
            self._write(_LEAVE)
            self.hand_over()
        self._shown.close()

    def hand_over(self) -> None:
        """The screen draws over it: to leave the terminal as it was is its affair from now on."""
        self.frame = ""

    def keep(self, frame: str) -> None:
        """Write a frame down for the next time; "" where there is none that would be right then."""
        file = self._file()
        with suppress(OSError):  # then the next start shows nothing before the screen is there
            if not frame:
                file.unlink(missing_ok=True)
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_suffix(".new")
            beside.unlink(missing_ok=True)
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
                json.dump({"of": self._circumstances(), "frame": frame}, out)
            beside.replace(file)

    def _kept(self) -> str:
        if not all(
            stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)
        ):
            return ""
        try:
            with self._file().open("rb") as stream:
                kept = json.loads(stream.read(_MOST_BYTES))
            is_right = kept["of"] == self._circumstances() and not _size(_journal(self._library))
            return str(kept["frame"]) if is_right else ""
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ""

    def _circumstances(self) -> dict[str, object]:
        """All that a frame depends on."""
        return {
            "program": __version__,
            "day": datetime.now().astimezone().date().isoformat(),
            "terminal": [*os.get_terminal_size(_handle()), *map(self._environment.get, _TERMINAL)],
            "wishes": sorted(item for item in self._environment.items() if item[0].startswith("NEWSREADER_")),
            "library": _state(self._library),
            "settings": [*self._states, self._offline],
        }

    @staticmethod
    def _file() -> Path:
        return paths.state_folder() / _KEPT_IN

    @staticmethod
    def _write(text: str) -> None:
        with suppress(OSError):
            os.write(_handle(), text.encode("utf-8", "replace"))


@contextmanager
def _ending_well() -> Iterator[None]:
    """Whoever is ended meanwhile leaves the terminal as it was."""

    def end(number: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    endings = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in endings}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _handle() -> int:
    """Where the screen is drawn."""
    return sys.__stderr__.fileno() if sys.__stderr__ is not None else -1


def _journal(library: Path) -> Path:
    """What SQLite has not yet brought into the library's file."""
    return library.with_name(f"{library.name}-wal")


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0


def _state(file: Path) -> list[object]:
    """Which file it is, and as of when."""
    with suppress(OSError):
        found = file.stat()
        return [str(file), found.st_ino, found.st_size, found.st_mtime_ns]
    return [str(file)]
