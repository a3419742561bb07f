"""One poller at a time, one migration, one repair."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from reader.model.errors import Busy, LibraryError
from reader.model.reasons import reason_of
from reader.model.texts import deferred
from reader.model.texts import gettext as _

if TYPE_CHECKING:
    from filelock import FileLock


AT_WORK: Final = deferred("Another newsreader{process} is at work on this library. Try again when it is done.")


class WorkLock:
    """A lock on the file `path` that the system lets go when its holder ends, however it ends.

    A file beside it says which process holds it. `busy` says that another holds it, with `{process}` for which;
    `patience`, how many seconds it is waited for. It raises `Busy` and `LibraryError`.
    """

    def __init__(self, path: Path, busy: str, patience: float = 0) -> None:
        self._path = path
        self._busy = busy
        self._patience = patience
        self._holder = path.with_suffix(".holder")
        self._lock: FileLock | None = None

    def acquire(self) -> None:
        """Takes the lock; raises `Busy` where another newsreader has it."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._path, timeout=self._patience, mode=0o600)
        try:
            lock.acquire()
        except Timeout as error:
            raise Busy(_(self._busy).format(process=self._process())) from error
        except OSError as error:
            raise LibraryError(
                _("The library's folder can't be used ({}): {}").format(reason_of(error), self._path.parent)
            ) from error
        self._lock = lock
        with suppress(OSError):  # it is told to others, and needed by nobody
            self._holder.touch(mode=0o600)
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
        return _(" (process {})").format(number) if number.isdigit() and len(number) < 20 else ""

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()


class PollerLock(WorkLock):
    """What who polls a library holds. It raises `Busy` and `LibraryError`."""

    def __init__(self, path: Path, busy: str = AT_WORK) -> None:
        super().__init__(path, busy)
