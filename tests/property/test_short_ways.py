"""What most texts and addresses allow to be done the short way comes to the same as the long way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import Refused
from reader.model.words import count, split
from reader.net.addresses import encode
from reader.poller.identity import absolute, canonical

_PARTS = st.text("abzAZ019-_.~!$&'()*+,;=:@/%?", max_size=30)
_ADDRESSES = st.builds(
    "{}://{}{}/{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["news.example", "a..b", "127.0.0.1", "WWW.example", "www.dw.com", "m.dw.com", "x-.example", "-x"]),
    st.sampled_from(["", ":80", ":8080"]),
    _PARTS,
)
_WORDS = st.text(st.characters(max_codepoint=127), max_size=120)


@given(_ADDRESSES)
def test_a_fragment_which_is_cut_off_makes_no_difference_to_an_address(url: str) -> None:
    try:
        long_way = encode(url + "#x")
    except Refused:
        return
    assert encode(url) == long_way
    assert canonical(url) == canonical(url + "#x")


@given(_ADDRESSES)
def test_a_fragment_makes_no_difference_to_where_an_address_leads(url: str) -> None:
    base = "https://elsewhere.example/a/b"
    assert canonical(absolute(url, base)) == canonical(absolute(url + "#x", base))


@given(_WORDS)
def test_a_word_of_another_script_beside_makes_no_difference_to_words(text: str) -> None:
    assert split(f"{text} é") == [*split(text), "e"]
    assert count([f"{text} é"]) == count([text]) + 1
