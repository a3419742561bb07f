"""In which order a list stands, and what stands together in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reader.library.reading import Grouping, Order
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.tui.places import Place

ORDERS: Final[Mapping[Order, str]] = {
    "newest": deferred("newest first"),
    "oldest": deferred("oldest first"),
    "feed": deferred("by feed"),
    "title": deferred("by title"),
    "longest": deferred("longest reading first"),
    "best": deferred("best match first"),
}
GROUPINGS: Final[Mapping[Grouping, str]] = {
    "": deferred("not grouped"),
    "day": deferred("by day"),
    "feed": deferred("by feed"),
}

_TOGETHER: Final[Mapping[Grouping, tuple[Order, ...]]] = {
    "": tuple(ORDERS),
    "day": ("newest", "oldest"),
    "feed": ("feed",),
}
"""The orders that keep a group together, the usual one first."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An order, and a grouping that it keeps together."""

    order: Order = "newest"
    grouping: Grouping = ""

    def ordered(self, order: Order) -> Arrangement:
        """In another order; groups that it would tear apart are given up."""
        return Arrangement(order, self.grouping if order in _TOGETHER[self.grouping] else "")

    def grouped(self, grouping: Grouping) -> Arrangement:
        """In other groups, and in an order that keeps them together."""
        return Arrangement(self.order if self.order in _TOGETHER[grouping] else _TOGETHER[grouping][0], grouping)

    @property
    def phrase(self) -> str:
        """How it stands, for the list's head; "" where it is as it begins."""
        order = "" if self.order == "newest" else _(ORDERS[self.order])
        grouping = _(GROUPINGS[self.grouping]) if self.grouping == "day" else ""
        return ", ".join(filter(None, (order, grouping)))


class Arrangements:
    """How each view is arranged, for as long as the program runs: a view that is come back to stands as it was left."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int | None, str], Arrangement] = {}

    def of(self, place: Place) -> Arrangement:
        """How a place is arranged."""
        return self._kept.get(_view(place), Arrangement())

    def keep(self, place: Place, arrangement: Arrangement) -> None:
        """Let a place be arranged otherwise."""
        self._kept[_view(place)] = arrangement


def orders_for(place: Place) -> tuple[Order, ...]:
    """The orders that make sense in a place: how well something fits is known where something is sought."""
    return tuple(order for order in ORDERS if order != "best" or place.search)


def _view(place: Place) -> tuple[int | None, str]:
    """A place without what is typed on top of it; all searches are one."""
    return place.feed, "/" if place.search else place.query
