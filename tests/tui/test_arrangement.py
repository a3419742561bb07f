"""Orders and groups that go together."""

from __future__ import annotations

from itertools import product

import pytest

from reader.library.reading import Grouping, Order
from reader.tui.arrangement import GROUPINGS, ORDERS, Arrangement, Arrangements, orders_for
from reader.tui.places import Place


@pytest.mark.parametrize(("order", "grouping"), list(product(ORDERS, GROUPINGS)))
def test_what_is_asked_for_last_holds_and_groups_are_never_torn_apart(order: Order, grouping: Grouping) -> None:
    ordered = Arrangement(grouping=grouping).grouped(grouping).ordered(order)
    grouped = Arrangement(order).grouped(grouping)
    assert ordered.order == order
    assert grouped.grouping == grouping
    for one in (ordered, grouped):
        assert one == one.grouped(one.grouping)


def test_the_head_says_what_is_not_usual() -> None:
    assert Arrangement().phrase == ""
    assert Arrangement("oldest", "day").phrase == "oldest first, by day"
    assert Arrangement().grouped("feed").phrase == "by feed"


def test_each_view_stands_as_it_was_left() -> None:
    kept = Arrangements()
    place = Place("World", feed=1)
    kept.keep(place, Arrangement("title"))
    assert kept.of(place.narrowed("rain")) == Arrangement("title")
    assert kept.of(Place("All articles")) == Arrangement()
    kept.keep(Place("Search: rain", "rain", search=True), Arrangement("best"))
    assert kept.of(Place("Search: snow", "snow", search=True)) == Arrangement("best")
    assert kept.of(Place("Rain", "rain")) == Arrangement()


def test_best_is_for_what_is_sought() -> None:
    assert "best" not in orders_for(Place("All articles"))
    assert "best" in orders_for(Place("Search: rain", "rain", search=True))
