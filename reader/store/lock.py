"""One poller at a time."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from reader.model.errors import Busy, LibraryError

if TYPE_CHECKING:
    from filelock import FileLock


class PollerLock:
    """A lock on the file `path` that the system lets go when its holder ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: FileLock | None = None

    def acquire(self) -> None:
        """Takes the lock at once; raises `Busy` where another poller has it."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._path, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise Busy("Another newsreader is at work on this library. Try again when it is done.") from error
        except OSError as error:
            raise LibraryError(f"The library's folder can't be used ({error.strerror}): {self._path.parent}") from error
        self._lock = lock

    def release(self) -> None:
        """Gives the lock back; harmless where it is not held."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> PollerLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()
