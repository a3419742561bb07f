"""A simulated week of a hundred feeds: what their servers see of us."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from reader.store import Database
from reader.workers import ProcessWorkers
from tests.poller.week import FEEDS, KINDS, MONDAY, Week

INTERVAL = 720
"""Minutes; twelve hours, so that the week is over soon."""


@pytest.mark.anyio
async def test_a_week_of_a_hundred_feeds(tmp_path: Path, workers: ProcessWorkers) -> None:
    week, database = Week(), Database.open(tmp_path / "library.db")
    async with week.serving():
        await week.live(database, workers, INTERVAL, timedelta(minutes=55))
    database.close()
    assert week.early == []
    assert week.most_open <= 2
    for number in range(FEEDS):
        asked, kind = week.asked[number], KINDS[number % len(KINDS)]
        assert 7 <= len(asked.moments) <= 16
        assert not kind.validates or asked.unconditional == 1
        if kind.name == "skips nights":
            assert {moment.hour for moment in asked.moments[1:]} <= {0, *range(6, 24)}  # due before midnight
    shortest = {name: gap for name, _, _, _, _, gap in week.rows()}
    assert all(gap >= timedelta(minutes=INTERVAL) for name, gap in shortest.items() if name != "503 on Tuesday")
    assert shortest["503 on Tuesday"] >= timedelta(hours=1)
    tuesday = [moment for moment in week.asked[9].moments if moment.date() == (MONDAY + timedelta(days=1)).date()]
    assert all(later - earlier >= timedelta(hours=2) for earlier, later in pairwise(tuesday))
    requests = {name: each for name, each, *_ in week.rows()}
    assert requests["a week apart"] < requests["each hour"] * 0.7
