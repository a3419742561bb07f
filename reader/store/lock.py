"""One poller at a time."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from reader.model.errors import Busy, LibraryError

if TYPE_CHECKING:
    from filelock import FileLock


class PollerLock:
    """A lock on the file `path` that the system lets go when its holder ends, however it ends.

    A file beside it says which process holds it. `deed` is what the holder does, in words after "a newsreader".
    """

    def __init__(self, path: Path, deed: str = "is at work on this library") -> None:
        self._path = path
        self._deed = deed
        self._holder = path.with_suffix(".holder")
        self._lock: FileLock | None = None

    def acquire(self) -> None:
        """Takes the lock at once; raises `Busy` where another poller has it."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._path, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise Busy(f"Another newsreader{self._process()} {self._deed}. Try again when it is done.") from error
        except OSError as error:
            raise LibraryError(f"The library's folder can't be used ({error.strerror}): {self._path.parent}") from error
        self._lock = lock
        with suppress(OSError):  # it is told to others, and needed by nobody
            self._holder.write_text(f"{os.getpid()}\n", encoding="ascii")

    def release(self) -> None:
        """Gives the lock back; harmless where it is not held."""
        if self._lock:
            with suppress(OSError):
                self._holder.unlink()
            self._lock.release()
            self._lock = None

    def _process(self) -> str:
        """Which process holds the lock, in parentheses; "" where it does not say so."""
        try:
            number = self._holder.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""
        return f" (process {number})" if number.isdigit() and len(number) < 20 else ""

    def __enter__(self) -> PollerLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()
