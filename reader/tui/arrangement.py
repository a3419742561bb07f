"""In which order a list stands, and what stands together in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reader.library.reading import Grouping, Order
from reader.model.texts import gettext as _
from reader.tui.places import Place

ORDERS: Final[Mapping[Order, str]] = {
    "newest": _("newest first"),
    "oldest": _("oldest first"),
    "feed": _("by feed"),
    "title": _("by title"),
    "longest": _("longest reading first"),
    "best": _("best match first"),
}
GROUPINGS: Final[Mapping[Grouping, str]] = {"": _("not grouped"), "day": _("by day"), "feed": _("by feed")}

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
        order = "" if self.order == "newest" else ORDERS[self.order]
        grouping = GROUPINGS[self.grouping] if self.grouping == "day" else ""
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
