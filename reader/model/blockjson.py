"""Blocks as JSON values: for the store, and for `show --format json`.

A body is `{"format": 1, "blocks": [...]}`. Each block is an object with a `kind` and those of its fields that
differ from their default. A reader skips kinds and fields it does not know, so that an older program can show what a
newer one stored: the format's number grows only where that does not hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields
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
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}


def dump(body: Iterable[b.Block]) -> str:
    """A body as JSON text."""
    return json.dumps({"format": FORMAT, "blocks": to_values(body)}, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> tuple[b.Block, ...]:
    """The body that `dump` wrote."""
    return from_values(json.loads(text)["blocks"])


def to_values(body: Iterable[b.Block]) -> list[dict[str, Any]]:
    """Blocks as values that `json` can write."""
    return [{"kind": _NAMES[type(block)], **_fields(block)} for block in body]


def from_values(values: Iterable[dict[str, Any]]) -> tuple[b.Block, ...]:
    """Blocks from such values; unknown kinds are skipped."""
    return tuple(_block(value) for value in values if value.get("kind") in _KINDS)


def _fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _value(getattr(value, field.name))
        for field in fields(value)
        if field.default is MISSING or getattr(value, field.name) != field.default
    }


def _value(value: Any) -> Any:
    if type(value) in _NAMES:
        return {"kind": _NAMES[type(value)], **_fields(value)}
    if isinstance(value, b.Run | b.Item | b.Slide | b.Link):
        return _fields(value)
    if isinstance(value, tuple):
        return [_value(inner) for inner in value]
    return value


def _block(value: dict[str, Any]) -> b.Block:
    kind = _KINDS[value["kind"]]
    known = {field.name for field in fields(kind)}
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
