"""A pattern over letters finds just the words that splitting the text finds."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.words import bare, pattern, split, split_query

LETTERS = "aeéÉıß ñøæ .,-12٣ бйЙё αάΆς بةىيگ कखािं ሀለ 气候变 กข한국"
texts = st.text(st.sampled_from(LETTERS), max_size=30).map(lambda text: unicodedata.normalize("NFC", text))
queries = st.text(st.sampled_from(LETTERS), min_size=1, max_size=5)


@settings(deadline=None)  # the first text makes the tables
@given(texts, queries, st.booleans())
def test_a_pattern_finds_what_stands_among_the_words(text: str, query: str, is_phrase: bool) -> None:
    words, is_part = split_query(query)
    prefix = is_part or not is_phrase
    letters = bare(text)
    found = pattern(words, prefix=prefix) if words and len(letters) == len(text) else None
    if found is None:
        return
    there = split(text)
    *firsts, last = words
    expected = any(
        there[place : place + len(firsts)] == firsts
        and (there[place + len(firsts)].startswith(last) if prefix else there[place + len(firsts)] == last)
        for place in range(len(there) - len(firsts))
    )
    assert (found.search(letters) is not None) == expected
