"""A body comes out of JSON as it went in, whatever blocks it has, and later kinds of block do no harm."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from reader.model import blocks as b
from reader.model.blockjson import dump, from_values, load, to_values

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
placed: dict[str, st.SearchStrategy[Any]] = {"language": texts, "direction": st.sampled_from(["ltr", "rtl"])}
runs = st.lists(
    st.builds(b.Run, texts, st.none() | texts, st.booleans(), st.booleans(), st.booleans()), max_size=3
).map(tuple)
figures = st.builds(b.Figure, texts, texts, texts, texts, **placed)
slides = st.builds(b.Slide, figures, texts, texts)
links = st.builds(b.Link, texts, texts)
leaves: st.SearchStrategy[b.Block] = st.one_of(
    st.builds(b.Paragraph, runs, **placed),
    st.builds(b.Heading, runs, st.integers(2, 6), **placed),
    st.builds(
        b.Table, st.lists(st.lists(runs, max_size=2).map(tuple), max_size=2).map(tuple), st.integers(0, 2), texts
    ),
    st.builds(b.Code, texts, **placed),
    figures,
    st.builds(b.Media, st.sampled_from(["video", "audio"]), texts, st.none() | st.integers(0, 9999), texts, **placed),
    st.builds(b.Gallery, st.lists(slides, max_size=2).map(tuple), texts, **placed),
    st.builds(b.Related, st.lists(links, max_size=2).map(tuple), texts, **placed),
)


def nested(inner: st.SearchStrategy[b.Block]) -> st.SearchStrategy[b.Block]:
    several = st.lists(inner, max_size=2).map(tuple)
    items = st.lists(st.builds(b.Item, runs, several), max_size=2).map(tuple)
    return st.one_of(
        st.builds(b.List, items, st.booleans(), st.integers(0, 9), **placed),
        st.builds(b.Quote, several, texts, st.booleans(), **placed),
        st.builds(b.Post, several, texts, texts, texts, **placed),
    )


bodies = st.lists(st.recursive(leaves, nested, max_leaves=6), max_size=4).map(tuple)


@given(bodies)
def test_a_body_comes_back_as_it_was(body: tuple[b.Block, ...]) -> None:
    assert load(dump(body)) == body
    assert from_values(json.loads(json.dumps(to_values(body)))) == body


@given(bodies)
def test_kinds_of_a_later_program_are_skipped(body: tuple[b.Block, ...]) -> None:
    values = [{"kind": "hologram", "depth": 3}, *to_values(body), {"kind": "hologram"}]
    assert from_values(values) == body


def test_every_kind_of_block_is_tried() -> None:
    tried = {b.Paragraph, b.Heading, b.Table, b.Code, b.Figure, b.Media, b.Gallery, b.Related, b.List, b.Quote, b.Post}
    assert tried == set(get_args(b.Block))
    assert all(field.name for kind in tried for field in fields(kind))
