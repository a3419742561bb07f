"""Whatever is offered to complete a query, the query that comes of it can be understood."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.completion import MOST, Completion, Vocabulary, complete
from reader.model.filters import KEYS, parse

names = st.one_of(st.text(max_size=12), st.sampled_from(("DW World", 'a "b" c', "/x/", "-x", "OR", "a:", "(a)", "~5")))
lists = st.lists(names, max_size=4).map(tuple)
vocabularies = st.builds(
    Vocabulary, feeds=lists, tags=lists, topics=lists, languages=lists, authors=lists, agencies=lists
)
befores = st.sampled_from(("", "rain ", "-", "(", "(a OR -", '"a b"~5 ', "title:/x y/ ", "is:read OR "))
terms = st.one_of(
    st.sampled_from(KEYS).flatmap(lambda key: st.integers(1, len(key)).map(lambda end: key[:end])),
    st.tuples(st.sampled_from(KEYS), st.sampled_from(("", '"')), st.text("aeiouDW x/-~:", max_size=3)).map(
        lambda at: f"{at[0]}:{at[1]}{at[2]}" if at[1] else f"{at[0]}:{at[2].strip().split(' ')[0]}"
    ),
    st.just(""),
)
afters = st.sampled_from(("", " wind", ' OR "a b"', " title:/x y/"))


@settings(max_examples=400)
@given(befores, terms, afters, vocabularies)
def test_what_is_accepted_can_be_understood(before: str, term: str, after: str, vocabulary: Vocabulary) -> None:
    if '"' in term and '"' in after:
        after = ""  # whose quotation mark is meant can't be known
    after = ")" * before.count("(") + after
    query, cursor = f"{before}{term}{after}", len(before) + len(term)
    offered = complete(query, cursor, vocabulary)
    assert len(offered) <= MOST
    for one in offered:
        assert one.start <= cursor <= one.end
        assert one.accepted(query) != query
        if one.is_key:
            values = complete(one.accepted(query), one.start + len(one.text), vocabulary)
            for value in (*values, *typed_values(one)):
                parse(value.accepted(one.accepted(query)))
        else:
            parse(one.accepted(query))


def typed_values(key: Completion) -> list[Completion]:
    """Values that a person types after keys that have none to offer."""
    place = key.start + len(key.text)
    return [Completion(place, place, "2026-09-10")] if key.text[:-1] in {"title", "url", "after", "on"} else []


@given(st.text(st.sampled_from('is:feed"-()/ OR~tag'), max_size=30), st.data(), vocabularies)
def test_no_text_is_too_odd_to_be_completed(query: str, data: st.DataObject, vocabulary: Vocabulary) -> None:
    cursor = data.draw(st.integers(0, len(query)))
    for one in complete(query, cursor, vocabulary):
        assert 0 <= one.start <= cursor <= one.end <= len(query)
