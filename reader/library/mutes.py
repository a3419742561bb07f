"""Rules that mute: what meets a query stays out of sight, for ever or up to a moment."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from reader.store import Database, Mute
from reader.store import Mutes as Rules

__all__ = ["Mute", "Mutes"]


class Mutes:
    """The person's rules; each deed is one action, which `Marks.undo` takes back.

    A rule's query says what an article is (see `model.filters`), never what changes by itself: `is:`, `tag:`, `newer:`
    and `older:` raise `QueryError`, as does what asks for nothing. What is starred is never muted.
    """

    def __init__(self, database: Database) -> None:
        self._rules = Rules(database)

    def rules(self) -> tuple[Mute, ...]:
        """The rules, the oldest first, those whose end has passed too."""
        return self._rules.all()

    def mute(self, query: str, now: datetime, until: datetime | None = None) -> Mute:
        """Makes a rule, or gives the one with this query another end. Raises `QueryError`, `Unfit`."""
        return self._rules.mute(query, now, until)

    def change(
        self, rule_id: int, now: datetime, *, query: str | None = None, until: datetime | Literal[""] | None = None
    ) -> Mute:
        """Gives a rule another query or end, "" for no end. Raises `QueryError`, `Unfit`, `NotFound`."""
        return self._rules.change(rule_id, now, query=query, until=until)

    def unmute(self, rule_id: int) -> Mute:
        """Takes a rule away; gives it as it was. Raises `NotFound`."""
        return self._rules.unmute(rule_id)

    def would_hide(self, query: str) -> int:
        """How many articles in sight a rule with this query would hide. Raises `QueryError`."""
        return self._rules.would_hide(query)

    def settle(self, now: datetime) -> bool:
        """Lets rules end whose moment has come, and tells whether any did: to be asked often, for it costs nothing."""
        return self._rules.settle(now)
