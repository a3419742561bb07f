"""Laws of folding and splitting, for any text and for the scripts of the news."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.text import clean
from reader.model.words import LONGEST, count, fold, locate, split, split_query

scripts = st.text(
    st.sampled_from(
        "aZßİıé ñœﬁ½™ΣσςάЙёþ مُحَمَّدـیکة٢ שָׁלוֹם हिन्दी বাংলা አማ กำ ကို 气候変化々カナがﾊﾟ 한글 🙂-'.,"
        "\u200c\u200d\u00ad\u0301\u0345"
    )
)
texts = st.one_of(st.text(), scripts).map(clean)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_case_does_not_count(text: str) -> None:
    assert split(text.upper()) == split(text.upper().lower())


@given(texts)
def test_words_hold_nothing_that_the_index_would_part(text: str) -> None:
    for word in split(text):
        assert word
        assert len(word) <= LONGEST
        assert word == fold(word)
        assert all(not char.isascii() or char.isalnum() for char in word)
        assert word.encode()


@given(texts)
def test_located_words_are_the_words_and_stand_in_order(text: str) -> None:
    located = list(locate(text))
    assert [word.text for word in located] == split(text)
    assert all(0 <= word.start < word.end <= len(text) for word in located)
    assert [word.start for word in located] == sorted(word.start for word in located)


@given(texts, st.data())
def test_every_piece_between_spaces_is_found(text: str, data: st.DataObject) -> None:
    pieces = [piece for piece in text.split() if split(piece)]
    if not pieces:
        return
    piece = data.draw(st.sampled_from(pieces))
    words, _ = split_query(piece)
    indexed = split(text)
    *firsts, last = words
    assert any(
        indexed[start : start + len(firsts)] == firsts and indexed[start + len(firsts)].startswith(last)
        for start in range(len(indexed) - len(firsts))
    )


@given(st.text("气候変化東京ニュース", min_size=1, max_size=12), st.data())
def test_any_part_of_a_text_without_spaces_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words, is_part = split_query(text[start:end])
    indexed = split(text)
    assert is_part == (end - start == 1)
    assert any(
        indexed[at : at + len(words) - 1] == words[:-1] and indexed[at + len(words) - 1].startswith(words[-1])
        for at in range(len(indexed) - len(words) + 1)
    )


@given(st.lists(texts))
def test_a_length_is_counted_for_any_text(some: list[str]) -> None:
    assert count(some) >= 0
    assert count([*some, "two words"]) == count(some) + 2
