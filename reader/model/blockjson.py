"""Blocks as JSON values: for the store, and for `show --format json`.

A body is `{"format": 1, "blocks": [...]}`. Each block is an object with a `kind` and those of its fields that
differ from their default. A reader skips kinds and fields it does not know, so that an older program can show what a
newer one stored: the format's number grows only where that does not hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, Final

from reader.model import blocks as b

FORMAT: Final = 1

_KINDS: Final[dict[str, type[b.Block]]] = {
    "paragraph": b.Paragraph,
    "heading": b.Heading,
    "list": b.List,
    "quote": b.Quote,
    "table": b.Table,
    "code": b.Code,
    "figure": b.Figure,
    "media": b.Media,
    "gallery": b.Gallery,
    "post": b.Post,
    "related": b.Related,
}
_PARTS: Final = (b.Run, b.Item, b.Slide, b.Link)
_DEFAULTS: Final = {
    kind: tuple((field.name, field.default) for field in fields(kind)) for kind in (*_KINDS.values(), *_PARTS)
}
"""The fields of each kind of value with their defaults: `MISSING`, which no value is, for none."""

_KNOWN: Final = {kind: frozenset(field.name for field in fields(kind)) for kind in _KINDS.values()}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}


def dump(body: Iterable[b.Block]) -> str:
    """A body as JSON text."""
    return json.dumps({"format": FORMAT, "blocks": to_values(body)}, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> tuple[b.Block, ...]:
    """The body that `dump` wrote."""
    return tuple(load_each(text))


def load_each(text: str) -> Iterator[b.Block]:
    """The blocks of the body that `dump` wrote, each made when it is asked for."""
    return _from_each(json.loads(text)["blocks"])


def to_values(body: Iterable[b.Block]) -> list[dict[str, Any]]:
    """Blocks as values that `json` can write."""
    return [{"kind": _NAMES[type(block)], **_fields(block)} for block in body]


def from_values(values: Iterable[dict[str, Any]]) -> tuple[b.Block, ...]:
    """Blocks from such values; unknown kinds are skipped."""
    return tuple(_from_each(values))


def _from_each(values: Iterable[dict[str, Any]]) -> Iterator[b.Block]:
    return (_block(value) for value in values if value.get("kind") in _KINDS)


def _fields(value: Any) -> dict[str, Any]:
    return {
        name: _value(inner) for name, default in _DEFAULTS[type(value)] if (inner := getattr(value, name)) != default
    }


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_value(inner) for inner in value]
    if type(value) in _NAMES:
        return {"kind": _NAMES[type(value)], **_fields(value)}
    if isinstance(value, _PARTS):
        return _fields(value)
    return value


def _block(value: dict[str, Any]) -> b.Block:
    kind = _KINDS[value["kind"]]
    known = _KNOWN[kind]
    return kind(**{name: _inner(name, inner) for name, inner in value.items() if name in known})


def _inner(name: str, value: Any) -> Any:
    match name:
        case "runs":
            return _runs(value)
        case "blocks":
            return from_values(value)
        case "items":
            return tuple(_item(item) for item in value)
        case "rows":
            return tuple(tuple(_runs(cell) for cell in row) for row in value)
        case "slides":
            return tuple(_slide(slide) for slide in value)
        case "links":
            return tuple(b.Link(link["url"], link["title"]) for link in value)
    return value


def _runs(values: Iterable[dict[str, Any]]) -> b.Runs:
    return tuple(b.Run(**value) for value in values)


def _item(value: dict[str, Any]) -> b.Item:
    return b.Item(_runs(value["runs"]), from_values(value.get("blocks", ())), value.get("number"))


def _slide(value: dict[str, Any]) -> b.Slide:
    figure = {name: inner for name, inner in value["figure"].items() if name != "kind"}
    return b.Slide(b.Figure(**figure), value.get("title", ""), value.get("text", ""))
