"""Bytes as they come, and never more than the cap of them."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import TooLarge
from reader.net.bodies import Body


def test_a_bomb_is_never_unpacked_beyond_the_cap() -> None:
    bomb = gzip.compress(b"x" * 50_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            Body("gzip", 1000).add(bomb)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


@given(st.binary(max_size=2000), st.integers(1, 300), st.booleans())
def test_the_chunks_of_the_wire_make_no_difference(words: bytes, size: int, packed: bool) -> None:
    sent = gzip.compress(words) if packed else words
    body = Body("gzip" if packed else "", len(words))
    for start in range(0, len(sent), size):
        body.add(sent[start : start + size])
    assert body.finish() == words
