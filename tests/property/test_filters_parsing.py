"""Whatever a person types is a filter or a mistake that can be pointed at."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from reader.model.errors import QueryError
from reader.model.filters import KEYS, parse
from reader.model.terms import And, Filter, Not, Or, Text, shown_texts

typed = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*(f"{key}:" for key in KEYS), "(", ")", "-", '"', "OR", " ", "a", "2d", "气"])).map(
        "".join
    ),
)


@given(typed)
@example("(" * 3000)
@example("(" * 1500)
@example("-" * 1900 + "a")
@example("a OR " * 300 + "b")
@example("url:\ud800\x00")
@example("on:0000-00-00")
@example("newer:٣d")
def test_every_text_is_a_filter_or_a_mistake_at_a_place(query: str) -> None:
    term = understood(query)
    if isinstance(term, QueryError):
        assert 0 <= term.position <= len(query)
        assert str(term)
    else:
        assert all(text.words and all(text.words) for text in everything(term))
        assert set(shown_texts(term)) <= set(everything(term))


def understood(query: str) -> Filter | QueryError:
    try:
        return parse(query)
    except QueryError as error:
        return error


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_words_in_quotes_are_always_found_as_text(words: list[str]) -> None:
    assert isinstance(parse(f'"{" ".join(words)}"'), Text | And)


def everything(term: Filter) -> list[Text]:
    match term:
        case Text():
            return [term]
        case Not(inner):
            return everything(inner)
        case And(terms) | Or(terms):
            return [text for one in terms for text in everything(one)]
    return []
