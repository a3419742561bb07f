"""Lists: bulleted, numbered, and those of terms with what they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.flow import PLAIN, Flow, Style
from reader.model.blocks import Block, Figure, Heading, Item, List, Paragraph, Run, text_of

if TYPE_CHECKING:
    from reader.extractor.blocks import BlockReader

_LISTS = frozenset({"ul", "ol"})
_TERMS_AT_MOST = 200
_TERM = Style(strong=True)


def read_list(element: HtmlElement, reader: BlockReader, place: Place, depth: int) -> List | None:
    """The list that a `ul`, `ol` or `dl` is, or None where it has no items."""
    items = _terms(element, reader, place, depth) if element.tag == "dl" else _items(element, reader, place, depth)
    if not items:
        return None
    place = place.of(" ".join(text_of(item.runs) for item in items))
    falling = element.get("reversed") is not None
    return List(
        tuple(items),
        ordered=element.tag == "ol",
        start=_number(element.get("start"), len(items) if falling else 1),
        falling=falling,
        language=place.language,
        direction=place.direction,
    )


def _items(element: HtmlElement, reader: BlockReader, place: Place, depth: int) -> list[Item]:
    """The items; a list that stands between them, as old pages have it, belongs to the one before it."""
    items: list[Item] = []
    for child in element:
        if child.tag == "li":
            item = _item(reader.inner(child, place, depth))
            items.append(replace(item, number=_value(child) if element.tag == "ol" else None))
        elif child.tag in _LISTS and (inner := read_list(child, reader, place.inside(child), depth + 1)):
            last = items.pop() if items else Item(())
            items.append(replace(last, blocks=(*last.blocks, inner)))
    return [item for item in items if item.runs or item.blocks]


def _terms(element: HtmlElement, reader: BlockReader, place: Place, depth: int) -> list[Item]:
    """Each term, strong, with its meanings below it; several terms that share a meaning are one item."""
    items: list[Item] = []
    for child in element.iter("dt", "dd"):
        around = child.getparent()
        if around is not element and (around is None or around.getparent() is not element):
            continue
        blocks = reader.inner(child, place, depth, _TERM if child.tag == "dt" else PLAIN)
        if child.tag == "dd":
            last = items.pop() if items else Item(())
            items.append(replace(last, blocks=(*last.blocks, *blocks)))
        elif items and not items[-1].blocks and 0 < len(text_of(items[-1].runs)) < _TERMS_AT_MOST:
            items[-1] = replace(items[-1], runs=_both(items[-1], _item(blocks)))
        else:
            items.append(_item(blocks))
    return [item for item in items if item.runs or item.blocks]


def _item(blocks: list[Block]) -> Item:
    """An item's own text and what is below it; a picture without a caption beside text is a mere ornament."""
    if any(isinstance(block, Paragraph | Heading) for block in blocks):
        blocks = [block for block in blocks if not (isinstance(block, Figure) and not block.caption)]
    match blocks:
        case [Paragraph(runs) | Heading(runs), *rest]:
            return Item(runs, tuple(rest))
    return Item((), tuple(blocks))


def _both(one: Item, other: Item) -> tuple[Run, ...]:
    joined = Flow(Place())
    for number, run in enumerate((*one.runs, *other.runs)):
        if number == len(one.runs):
            joined.add(", ", _TERM)
        joined.add(run.text, Style(run.link, run.emphasis, run.strong, run.code))
    return joined.take_runs()


def _value(item: HtmlElement) -> int | None:
    value = item.get("value")
    return _number(value, 0) if value else None


def _number(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
