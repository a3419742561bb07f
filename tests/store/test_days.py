"""Days are those of the person's own place, also when clocks change."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.store.shelf import Shelf, entry


@pytest.fixture(autouse=True)
def _in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 9, 23, 0, tzinfo=UTC), "2026-01-10"),
        (datetime(2026, 1, 10, 22, 59, 59, tzinfo=UTC), "2026-01-10"),
        (datetime(2026, 7, 9, 22, 0, tzinfo=UTC), "2026-07-10"),
        (datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), "2026-03-29"),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), "2026-03-29"),
    ],
)
def test_an_article_is_on_its_local_day(shelf: Shelf, moment: datetime, day: str) -> None:
    shelf.bring(entry("1", published=moment))
    assert shelf.found(f"on:{day}") == shelf.found(f"after:{day}") == [1]
    assert shelf.found(f"before:{day}") == []
    assert shelf.found(f"-on:{day}") == []
