"""How long something may take: in seconds of this process's own work, whoever else is at work on the machine."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def untraced() -> Iterator[None]:
    """Processes that are started inside run as they do for a person, also where coverage is measured."""
    with pytest.MonkeyPatch.context() as changed:
        for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):
            changed.delenv(name, raising=False)
        yield


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails where what is done inside takes longer.

    Whatever traces each line, as the measuring of coverage does, rests meanwhile: it takes several times as long as
    what it traces.
    """
    tracer = sys.gettrace()
    sys.settrace(None)
    began = time.process_time()
    try:
        yield
        took = time.process_time() - began
    finally:
        sys.settrace(tracer)
    assert took < seconds, f"{took:.1f} s, where {seconds:g} are allowed"
