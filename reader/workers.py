"""Runs a function in another process, which can be killed when it hangs or grows without bound.

What is read from the web is read there, so that no page and no feed stops or ends the program. The only importer of
pebble.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from multiprocessing import get_context, parent_process
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from reader.model.errors import ExtractionFailed, NewsreaderError
from reader.model.texts import gettext as _

if TYPE_CHECKING:
    from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

_ONE_A_CORE: Final = max(2, min(os.cpu_count() or 2, 8))
_NICE: Final = 5
_GARBAGE: Final = 50_000
"""Objects that are made between two looks for garbage."""

_LOOK_AFTER: Final = 1.0
"""Seconds after which a run looks whether its pool still stands: one that ended forgets what it had queued."""


class ProcessWorkers:
    """A few processes that are started on first use; implements the port `Workers`.

    `deadline` is in seconds from the moment a worker begins; `memory_megabytes` bounds a worker's address space
    where the platform has such a limit, and `nice` is how much it gives way to the screen and to others. `prepare`,
    which is importable by name, is called in each worker before its first run.
    """

    def __init__(
        self,
        count: int = _ONE_A_CORE,
        deadline: float = 20.0,
        memory_megabytes: int = 1024,
        nice: int = _NICE,
        prepare: Callable[[], None] | None = None,
    ) -> None:
        self._count = count
        self._deadline = deadline
        self._memory = memory_megabytes
        self._nice = nice
        self._prepare = prepare
        self._pool: ProcessPool | None = None
        self._closed = False
        self._starting = Lock()

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of `function`, which is importable by name, as its arguments and result can be pickled.

        An error of our own tree comes through as it is; for any other, for a crash, and for a worker that passed
        its deadline, raises `ExtractionFailed`. A run that is cancelled ends its worker.
        """
        for _attempt in range(2):
            pool = self._pool
            if pool is None:
                pool = await asyncio.to_thread(self._started)
            try:
                future: Future[T] = pool.schedule(function, args=args, kwargs=kwargs, timeout=self._deadline)
                return await self._result(pool, future)
            except RuntimeError:  # a worker that ends between two tasks takes pebble's whole pool with it
                await asyncio.to_thread(self._discard, pool)
        raise ExtractionFailed(_("The workers that read it keep ending."))

    def close(self) -> None:
        """Ends every worker, also one at work; what was being run fails. May be called twice."""
        with self._starting:
            pool, self._closed = self._pool, True
        if pool is not None:
            self._discard(pool)

    async def _result(self, pool: ProcessPool, future: Future[T]) -> T:
        outcome = asyncio.wrap_future(future)
        try:
            while not (await asyncio.wait((outcome,), timeout=_LOOK_AFTER))[0]:
                if not pool.active:
                    raise BrokenExecutor("The pool ended and forgot this run.")
        finally:
            future.cancel()
        if outcome.cancelled():
            raise ExtractionFailed(_("Reading it was stopped."))
        error = outcome.exception()
        if error is None:
            return outcome.result()
        if isinstance(error, NewsreaderError | BrokenExecutor):
            raise error
        raise ExtractionFailed(self._explained(error)) from error

    def _started(self) -> ProcessPool:
        with self._starting:
            if self._closed:
                raise ExtractionFailed(_("The workers have stopped."))
            if self._pool is None:
                from pebble import ProcessPool  # its import costs time that only a refresh needs to spend

                _start_tracker()
                self._pool = ProcessPool(
                    max_workers=self._count,
                    context=get_context("spawn"),
                    initializer=_confine,
                    initargs=(self._memory * 1_000_000, self._nice, self._prepare),
                )
                if not self._pool.active:  # asking starts the processes; else the screen's own thread would do it
                    raise ExtractionFailed(_("The workers can't be started."))
            return self._pool

    def _discard(self, pool: ProcessPool) -> None:
        with self._starting:
            if self._pool is not pool:
                return
            self._pool = None
        pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
        pool.join()

    def _explained(self, error: BaseException) -> str:
        match error:
            case TimeoutError():
                return _("Reading it took longer than {:g} seconds.").format(self._deadline)
            case MemoryError():
                return _("Reading it took too much memory.")
        return _("It can't be read ({}).").format(type(error).__name__)


def _start_tracker() -> None:
    """Starts the helper process of `multiprocessing` with the stderr that the program was started with.

    It is handed stderr's descriptor, and the stand-in that a screen puts there has none.
    """
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        with contextlib.redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()


def _confine(memory: int, nice: int, prepare: Callable[[], None] | None) -> None:
    """Makes a worker silent, for the terminal belongs to the screen, bounds its memory in bytes, and its life.

    It gives way to the screen, and looks for cyclic garbage seldom: what it makes is small and gone after each run.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):  # some systems know the limit but set none
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        os.nice(nice)
    gc.set_threshold(_GARBAGE, 20, 20)
    Thread(target=_end_with_program, daemon=True).start()
    if prepare is not None:
        prepare()


def _end_with_program() -> None:
    """Ends this worker when the program has ended, whatever it is at: nobody else would hold it to its deadline."""
    program = parent_process()
    if program is not None:
        program.join()
        os._exit(1)
