"""An excerpt is a piece of the text, and its spans are what was looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.library.excerpts import LENGTH, excerpt_of
from reader.model.filters import parse
from reader.model.terms import shown_texts
from reader.model.words import split

words = st.sampled_from(["rain", "Élysée", "气候变化", "ﬁne", "½", "über-all", "हिन्दी", "x" * 300])


@given(st.lists(words, max_size=60).map(" ".join), words)
def test_spans_lie_in_the_text_in_order_and_match(text: str, word: str) -> None:
    sought = list(shown_texts(parse(f'"{word}"')))
    excerpt = excerpt_of(["", text], sought)
    assert (excerpt is not None) == (word in text.split())
    if excerpt is None:
        return
    assert excerpt.text.strip("…") in text
    assert excerpt.spans
    ends = [0, *(end for _, end in excerpt.spans)]
    for end, (start, next_end) in zip(ends, excerpt.spans, strict=False):
        assert end <= start < next_end <= len(excerpt.text)
    assert len(excerpt.text) <= max(LENGTH + 2, 2 * 300 + 50)
    first = excerpt.text[slice(*excerpt.spans[0])]
    assert set(split(first)) & set(split(word))
