"""How long something may take: in seconds of this process's own work, whoever else is at work on the machine."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def untraced() -> Iterator[None]:
    """What is done inside, and by processes that are started there, is not traced.

    Whatever traces each line, as the measuring of coverage does, takes several times as long as what it traces.
    """
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        with pytest.MonkeyPatch.context() as changed:
            for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):
                changed.delenv(name, raising=False)
            yield
    finally:
        sys.settrace(tracer)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails where what is done inside takes longer."""
    with untraced():
        began = time.process_time()
        yield
        took = time.process_time() - began
    assert took < seconds, f"{took:.1f} s, where {seconds:g} are allowed"
