"""How the screen's work is begun: the library is asked in threads, and what goes wrong is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from textual import on
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from reader.model.errors import NewsreaderError, QueryError
from reader.model.texts import gettext as _
from reader.tui import messages

P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """The library's own threads: names that take long to resolve fill the loop's."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(2, "library")

    async def run(self, call: Callable[[], T]) -> T:
        """What a call gives, made in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def close(self) -> None:
        """Begins nothing any more."""
        self._threads.shutdown(wait=False)


class Asking(Widget):
    """A part of the screen that is not seen: it works, and tells by messages."""

    def __init__(self, name: str, threads: Threads) -> None:
        super().__init__(id=name)
        self.threads = threads

    async def ask(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What `function` gives, run in a thread; None, and said, where the library can't. Raises `QueryError`."""
        try:
            return await self.threads.run(partial(function, *args, **kwargs))
        except QueryError:
            raise
        except NewsreaderError as error:
            self.say(str(error), failed=True)
            return None

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Tell the person."""
        self.post_message(messages.Said(sentence, failed))

    @on(Worker.StateChanged)
    def _tell_fault(self, event: Worker.StateChanged) -> None:
        """What was begun and ended in a fault of the program's own is said; the screen stays."""
        if fault := fault_of(event):
            self.say(fault, failed=True)


def fault_of(event: Worker.StateChanged) -> str:
    """What to say of work that ended in a fault of the program's own; "" where it did not."""
    if event.state is not WorkerState.ERROR:
        return ""
    name = type(event.worker.error).__name__
    return _("Something went wrong inside the program ({}). What is here stays.").format(name)
