"""How long fetched pages are kept, and articles where the person has agreed to a rule about them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from reader.model.ports import PageStore, RetentionStore, UpkeepStore
from reader.poller.streams import in_thread
from reader.settings.schema import Keep

_TOGETHER: Final = 20
"""Articles that are deleted by one transaction, which takes about a twentieth of a second."""

_DELETED_AT_MOST: Final = 2_000
_STEPS_AT_MOST: Final = 100
"""What is done at the end of one refresh, which is a few seconds; the rest waits for the next."""


async def drop_old_pages(pages: PageStore, keep: Keep, now: datetime) -> None:
    """Drops the pages that were kept for long enough, a few at a time, so that nobody waits; articles stay."""
    before = now - timedelta(days=keep.pages) if keep.pages else now + timedelta(seconds=1)
    while await in_thread(pages.drop, before):
        pass


async def tidy(retention: RetentionStore, upkeep: UpkeepStore, keep: Keep, now: datetime) -> None:
    """Deletes what the rules let go that the person has agreed to, a few at a time, and gives back their room."""
    rules = await in_thread(retention.due, keep.rules, now)
    left = _DELETED_AT_MOST
    for one in await in_thread(retention.doomed, rules, now) if rules else ():
        ids = one.ids[:left]
        left -= len(ids)
        for start in range(0, len(ids), _TOGETHER):
            await in_thread(retention.delete, one.rule, ids[start : start + _TOGETHER], now)
    for _ in range(_STEPS_AT_MOST):
        if not await in_thread(upkeep.step):
            break
