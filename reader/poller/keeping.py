"""How long fetched pages are kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from reader.model.ports import PageStore
from reader.poller.streams import in_thread
from reader.settings.schema import Keep


async def drop_old_pages(pages: PageStore, keep: Keep, now: datetime) -> None:
    """Drops the pages that were kept for long enough, a few at a time, so that nobody waits; articles stay."""
    before = now - timedelta(days=keep.pages) if keep.pages else now + timedelta(seconds=1)
    while await in_thread(pages.drop, before):
        pass
