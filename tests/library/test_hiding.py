"""Why an article is out of sight, in a sentence for a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.library.hiding import Hiding
from reader.library.marks import Marks
from reader.library.mutes import Mutes
from reader.model.errors import NotFound, QueryError
from reader.store.actions import KEPT
from tests.store.shelf import NOON, Shelf, entry


@pytest.fixture
def hiding(shelf: Shelf) -> Hiding:
    """Article 1 is about a regatta."""
    shelf.bring(entry("1", "Regatta in a storm"), entry("2", "Calm"))
    return Hiding(shelf.database)


def test_what_is_in_sight_is_said_to_be(hiding: Hiding) -> None:
    why = hiding.why(1, NOON, "is:unread regatta")
    assert why.shown
    assert (why.sight.title, why.sentence) == ("Regatta in a storm", "It is in sight.")


def test_every_rule_and_the_hand_are_named(shelf: Shelf, hiding: Hiding) -> None:
    mutes, marks = Mutes(shelf.database), Marks(shelf.database)
    mutes.mute("regatta", NOON)
    mutes.mute("storm", NOON, NOON + timedelta(days=3))
    mutes.mute("calm", NOON)
    why = hiding.why(1, NOON)
    assert not why.shown
    assert why.sentence == "The rule “regatta” mutes it. The rule “storm” mutes it until 13 Sep 2026."
    marks.hide([1], NOON)
    assert hiding.why(1, NOON).sentence.startswith("You hid it on 10 Sep 2026. The rule “regatta”")
    assert hiding.why(1, NOON).sight.hidden == NOON
    marks.show([1])
    marks.star([1], NOON)
    assert hiding.why(1, NOON).sentence == (
        "The rule “regatta” would mute it, but for its star. The rule “storm” would mute it, but for its star."
        " It is in sight."
    )


def test_a_view_of_what_is_unread_leaves_out_what_is_read(shelf: Shelf, hiding: Hiding) -> None:
    Marks(shelf.database).read([1], NOON)
    for query in ("is:unread", "regatta is:unread", "(is:unread storm) OR calm"):
        why = hiding.why(1, NOON, query)
        assert (why.is_read, why.sentence) == (True, "It is read, and this view shows what is unread.")
    assert hiding.why(1, NOON, "is:unread calm").sentence == "It does not match “is:unread calm”."
    assert hiding.why(1, NOON, "is:read").shown
    with pytest.raises(QueryError):
        hiding.why(1, NOON, "(")


def test_a_removed_feed_takes_along_what_is_its_alone(shelf: Shelf, hiding: Hiding) -> None:
    marks = Marks(shelf.database)
    marks.read([2], NOON)
    marks.undo()
    marks.read([1], NOON)
    shelf.feeds.remove(shelf.feed, NOON)
    why = hiding.why(1, NOON)
    assert (why.shown, why.sentence) == (False, "Its feed “World” was removed.")
    other = shelf.add("Other")
    shelf.bring(entry("3"), feed=other)
    for _ in range(KEPT // 2):
        shelf.marking.mark("read", [3], NOON)
        shelf.marking.mark("read", [3], None)
    assert hiding.why(1, NOON).sentence == "It was deleted; your marks are kept, should it come back."
    for gone in (2, 99):
        with pytest.raises(NotFound):
            hiding.why(gone, NOON)
