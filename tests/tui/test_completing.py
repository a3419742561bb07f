"""What is offered for a line, and how it is gone through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.completion import Vocabulary
from reader.model.text import clean_line
from reader.tui.completing import Offered, behind, for_query, for_word

WORDS = {"refresh_all": "Refresh all feeds", "read_on": "Page down", "search": "Search everything"}
VOCABULARY = Vocabulary(feeds=("Europe", "Euro \x1b[2Jnews"), languages=("de",), tags=("later",))


def test_a_word_is_found_by_its_beginning_first_and_by_what_it_is() -> None:
    assert [offer.completion.text for offer in for_word(WORDS, "re")] == ["refresh_all", "read_on", "search"][:2]
    assert [offer.completion.text for offer in for_word(WORDS, "every")] == ["search"]
    assert for_word(WORDS, "search") == ()


def test_a_query_is_completed_with_a_note_beside_what_it_is() -> None:
    (offer,) = for_query("rain ta", 7, Vocabulary())
    assert (offer.completion.accepted("rain ta"), offer.note) == ("rain tag:", "a tag of yours")
    (offer,) = for_query("-lang:d", 7, VOCABULARY)
    assert (offer.completion.accepted("-lang:d"), offer.note) == ("-lang:de", "a language")


def test_names_from_outside_are_harmless() -> None:
    texts = [offer.completion.text for offer in for_query("feed:eu", 7, VOCABULARY)]
    assert len(texts) == 2
    assert all(text == clean_line(text) for text in texts)


def test_offers_for_an_argument_stand_behind_its_command() -> None:
    line, argument = ":search lang:d", "lang:d"
    before = len(line) - len(argument)
    (offer,) = behind(for_query(argument, len(argument), VOCABULARY), before)
    assert offer.completion.accepted(line) == ":search lang:de"


def test_what_was_typed_comes_between_the_last_offer_and_the_first() -> None:
    offered = Offered("re", 2, for_word(WORDS, "re"))
    assert [offered.text, (offered := offered.stepped(1)).text] == ["re", "refresh_all"]
    assert [(offered := offered.stepped(1)).text, offered.stepped(1).text] == ["read_on", "re"]


@given(st.lists(st.sampled_from([1, -1])))
def test_as_many_steps_back_lead_to_what_was_typed(steps: list[int]) -> None:
    begun = offered = Offered("re", 2, for_word(WORDS, "re"))
    for step in [*steps, *(-step for step in steps)]:
        offered = offered.stepped(step)
        assert 0 <= offered.end <= len(offered.text)
    assert offered == begun


def test_nothing_is_shown_unasked_where_nothing_is_begun() -> None:
    assert not Offered("", 0, for_word(WORDS, "")).is_begun
    assert not Offered("rain ", 5, for_query("rain ", 5, VOCABULARY)).is_begun
    assert Offered("theme ", 6, for_word({"light": "", "dark": ""}, "theme ", 6)).is_begun
    assert Offered("re", 2, for_word(WORDS, "re")).is_begun
