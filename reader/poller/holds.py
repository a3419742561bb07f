"""Which hosts asked to be left alone, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from reader.model.due import LONGEST_HOLD
from reader.model.errors import BadStatus, FetchError, Held
from reader.model.ports import Clock, FeedStore
from reader.poller.streams import in_thread

_ASKING: Final = frozenset({429, 503})


class Holds:
    """The hosts to leave alone, as the library knows them and as they ask during a refresh."""

    def __init__(self, feeds: FeedStore, clock: Clock) -> None:
        self._feeds = feeds
        self._clock = clock
        self._until: dict[str, datetime] = {}

    async def load(self) -> None:
        """Takes in what hosts asked for earlier."""
        self._until = dict(await in_thread(self._feeds.held_hosts, self._clock()))

    def seconds(self, host: str, until: datetime | None = None) -> float:
        """For how many more seconds `host`, or one feed of it until `until`, is left alone; 0 where it may be asked."""
        now = self._clock()
        moments = [moment for moment in (until, self._until.get(host)) if moment is not None]
        waits = [(moment - now).total_seconds() for moment in moments if moment <= now + LONGEST_HOLD]
        return max(0.0, *waits) if waits else 0.0

    def held(self) -> frozenset[str]:
        """All hosts that are left alone."""
        return frozenset(host for host in self._until if self.seconds(host))

    async def heed(self, host: str, error: FetchError) -> datetime | None:
        """Leaves `host`, or the one that it led to, alone where the answer says for how long (`Retry-After`).

        Gives the moment it ends, also where a host was not asked for the sake of it.
        """
        if isinstance(error, Held):
            return self._until.get(error.host)
        if not isinstance(error, BadStatus) or error.status not in _ASKING or not error.retry_after:
            return None
        now, host = self._clock(), error.host or host
        until = now + timedelta(seconds=error.retry_after)
        self._until[host] = max(until, self._until.get(host, until))
        await in_thread(self._feeds.hold_host, host, until, now)
        return until
