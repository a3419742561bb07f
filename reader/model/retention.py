"""Rules about what is deleted from a library: which there are, and what they say of articles. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal, TypeAlias, get_args

Bound: TypeAlias = Literal["days", "per_feed", "megabytes"]
"""What a rule bounds: the days that an article is kept, the articles of a feed, the size of the library."""

BOUNDS: Final[tuple[Bound, ...]] = get_args(Bound)

GRACE: Final = timedelta(days=1)
"""What came or was read within this time is never deleted: a slip of the finger can be undone, and what is new seen."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One bound that a person sets. `unread` says whether unread articles are kept whatever it says."""

    bound: Bound
    number: int
    unread: bool = True

    @property
    def name(self) -> str:
        """The rule as it is agreed to: another number is another rule."""
        return f"{self.bound} = {self.number}" + ("" if self.unread else ", unread = false")
