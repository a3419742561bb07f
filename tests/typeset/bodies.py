"""Bodies of any shape, of clean text in several scripts, for the laws of the typesetter."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.text import clean, clean_line

WORDS = st.sampled_from(
    [
        "ferry",
        "a",
        "well-known",
        "Donaudampfschifffahrt",
        "1,200",
        "河边的渡船，",
        "नदी",
        "مرحبا",
        "cafe\u0301",
        "* _",
        "-",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LINES = st.one_of(st.just(""), TEXTS, st.text(max_size=20).map(clean_line))
ADDRESSES = st.sampled_from(["", "https://news.example/a", "https://www.news.example/" + "deep/" * 20, "https://[x/"])
TIMES = st.sampled_from(["", "2026-05-06T11:55:00Z", "2026-05-06T12:20:00Z", "0001-01-01T00:00:00Z", "at noon"])
PLACED: dict[str, st.SearchStrategy[Any]] = {"direction": st.sampled_from(["ltr", "rtl"])}

_RUNS = st.lists(
    st.builds(b.Run, TEXTS.map(lambda text: f"{text} "), st.none() | ADDRESSES.filter(bool), st.booleans()), max_size=3
).map(tuple)
_FIGURES = st.builds(b.Figure, ADDRESSES, LINES, LINES, LINES, **PLACED)
_CODE = st.lists(st.sampled_from(["def ", "\t", "\n", "pass", "x" * 50]), max_size=8).map("".join).map(clean)
_ROWS = st.integers(1, 9).flatmap(
    lambda columns: st.lists(st.lists(_RUNS, min_size=columns, max_size=columns).map(tuple), max_size=4).map(tuple)
)
_LEAVES: st.SearchStrategy[b.Block] = st.one_of(
    st.builds(b.Paragraph, _RUNS, **PLACED),
    st.builds(b.Heading, _RUNS, **PLACED),
    st.builds(b.Table, _ROWS, caption=LINES, header_columns=st.integers(0, 2), **PLACED),
    st.builds(b.Code, _CODE),
    _FIGURES,
    st.builds(b.Media, st.sampled_from(["video", "audio"]), LINES, st.none() | st.integers(0, 9999), ADDRESSES),
    st.builds(b.Gallery, st.lists(st.builds(b.Slide, _FIGURES, LINES, LINES), max_size=3).map(tuple), LINES),
    st.builds(b.Related, st.lists(st.builds(b.Link, ADDRESSES.filter(bool), LINES), max_size=3).map(tuple), LINES),
)


def _nested(inner: st.SearchStrategy[b.Block]) -> st.SearchStrategy[b.Block]:
    several = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(b.Item, _RUNS, several, st.none() | st.integers(-5, 3000)), max_size=3).map(tuple)
    return st.one_of(
        st.builds(b.List, items, st.booleans(), st.integers(0, 99), st.booleans(), **PLACED),
        st.builds(b.Quote, several, LINES, **PLACED),
        st.builds(b.Post, several, LINES, LINES, TIMES, ADDRESSES, **PLACED),
    )


BODIES = st.lists(st.recursive(_LEAVES, _nested, max_leaves=6), max_size=3).map(tuple)
"""Blocks of every kind, as deep as they come; tables have no rows of heads, and no quote is a pull quote: what these
say stands elsewhere."""
