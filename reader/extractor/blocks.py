"""Elements become blocks: whatever stands in a page, what comes out is in `reader.model.blocks`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from reader.extractor.addresses import absolute
from reader.extractor.direction import Place
from reader.extractor.elements import BLOCKS, has_class, names, text_of
from reader.extractor.figures import read_figure
from reader.extractor.flow import PLAIN, Flow, Style
from reader.extractor.leaves import read_leaf, stands_alone
from reader.extractor.tables import read_table
from reader.model.blocks import Block, Heading, Item, List, Paragraph, Post, Quote, Runs

Special: TypeAlias = "Callable[[HtmlElement, BlockReader, Place], tuple[Block, ...] | None]"
"""A site's own reading of an element: its blocks (none: it is left out), or None where it is like any other."""

_NEVER = names(
    "script style noscript template svg math head link meta object embed canvas dialog nav menu button input"
    " select option textarea label datalist title base area map progress meter rp rt"
)
_HEADINGS = {f"h{level}": max(level, 2) for level in range(1, 7)}
_DEEPEST = 100
"""Levels of elements that are followed one by one; what lies deeper is read flat."""

_NESTED_AT_MOST = 6
"""Levels of lists and quotes in each other; more are drawn into the last."""

_EMBEDDED_POSTS = ("twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed")


class BlockReader:
    """Reads elements of one page: `base` is what its links are seen from, `special` the site's own rules."""

    def __init__(self, base: str, special: Special | None = None) -> None:
        self.base = base
        self._special = special
        self._nested = 0
        self._readers: dict[str, Callable[[HtmlElement, Flow, int], bool]] = {
            **dict.fromkeys(_HEADINGS, self._read_heading),
            **dict.fromkeys(("ul", "ol"), self._read_list),
            "blockquote": self._read_quote,
            "table": self._read_table,
        }

    def read(self, element: HtmlElement, place: Place, depth: int = 0) -> tuple[Block, ...]:
        """The blocks inside an element."""
        flow = Flow(place.inside(element))
        self._read_children(element, flow, PLAIN, depth)
        flow.end_paragraph()
        return tuple(flow.blocks)

    def read_whole(self, element: HtmlElement, place: Place) -> tuple[Block, ...]:
        """The blocks that an element itself is."""
        flow = Flow(place)
        self._read_element(element, flow, PLAIN, 0)
        flow.end_paragraph()
        return tuple(flow.blocks)

    def runs(self, element: HtmlElement, place: Place, depth: int = 0) -> Runs:
        """The running text of an element, blocks in it joined by spaces."""
        return _joined(self.read(element, place, depth))

    def _read_children(self, parent: HtmlElement, flow: Flow, style: Style, depth: int) -> None:
        flow.add(parent.text, style)
        for child in parent:
            self._read_element(child, flow, style, depth + 1)
            flow.add(child.tail, style)

    def _read_element(self, element: HtmlElement, flow: Flow, style: Style, depth: int) -> None:
        tag = str(element.tag)
        if tag in _NEVER:
            return
        if depth > _DEEPEST:
            _read_flat(element, flow)
            return
        if tag == "br":
            flow.line_break()
            return
        if tag == "img":
            if stands_alone(element) and (figure := read_figure(element, self.base, flow.place)):
                flow.append(figure)
            return
        if (blocks := self._read_known(element, flow.place)) is not None:
            flow.append(*blocks)
            return
        reader = self._readers.get(tag)
        if reader is not None and reader(element, flow, depth):
            return
        if tag in BLOCKS:
            self._read_container(element, flow, style, depth)
        else:
            self._read_children(element, flow, self._styled(element, style), depth)

    def _read_known(self, element: HtmlElement, place: Place) -> tuple[Block, ...] | None:
        """The blocks of an element that the site or everybody knows as one thing, or None."""
        if self._special is not None and (blocks := self._special(element, self, place)) is not None:
            return blocks
        return read_leaf(element, self.base, place.inside(element))

    def _read_container(self, element: HtmlElement, flow: Flow, style: Style, depth: int) -> None:
        flow.end_paragraph()
        around, flow.place = flow.place, flow.place.inside(element)
        self._read_children(element, flow, style, depth)
        flow.end_paragraph()
        flow.place = around

    def _styled(self, element: HtmlElement, style: Style) -> Style:
        match element.tag:
            case "a":
                return Style(absolute(self.base, element.get("href")), style.emphasis, style.strong, style.code)
            case "em" | "i" | "cite" | "dfn" | "var":
                return Style(style.link, True, style.strong, style.code)
            case "strong" | "b":
                return Style(style.link, style.emphasis, True, style.code)
            case "code" | "kbd" | "samp" | "tt":
                return Style(style.link, style.emphasis, style.strong, True)
        return style

    def _read_heading(self, element: HtmlElement, flow: Flow, depth: int) -> bool:
        place = flow.place.inside(element)
        blocks = self.read(element, place, depth)
        if runs := _joined(blocks):
            level = _HEADINGS[str(element.tag)]
            flow.append(Heading(runs, level=level, language=place.language, direction=place.direction))
        else:
            flow.append(*blocks)
        return True

    def _read_list(self, element: HtmlElement, flow: Flow, depth: int) -> bool:
        if self._nested >= _NESTED_AT_MOST or not any(child.tag == "li" for child in element):
            return False
        place = flow.place.inside(element)
        self._nested += 1
        items = [self._read_item(child, place, depth) for child in element if child.tag == "li"]
        self._nested -= 1
        items = [item for item in items if item.runs or item.blocks]
        if items:
            start = element.get("start") or ""
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
            ordered = element.tag == "ol"
            flow.append(
                List(tuple(items), ordered=ordered, start=number, language=place.language, direction=place.direction)
            )
        return True

    def _read_item(self, element: HtmlElement, place: Place, depth: int) -> Item:
        inner = Flow(place.inside(element))
        self._read_children(element, inner, PLAIN, depth)
        inner.end_paragraph()
        match inner.blocks:
            case [Paragraph(runs) | Heading(runs), *rest]:
                return Item(runs, tuple(rest))
        return Item((), tuple(inner.blocks))

    def _read_quote(self, element: HtmlElement, flow: Flow, depth: int) -> bool:
        if self._nested >= _NESTED_AT_MOST:
            return False
        place = flow.place.inside(element)
        author = _take_author(element)
        inner = Flow(place)
        self._nested += 1
        self._read_children(element, inner, PLAIN, depth)
        self._nested -= 1
        inner.end_paragraph()
        if inner.blocks:
            kind = Post if any(has_class(element, name) for name in _EMBEDDED_POSTS) else Quote
            flow.append(kind(tuple(inner.blocks), author=author, language=place.language, direction=place.direction))
        return True

    def _read_table(self, element: HtmlElement, flow: Flow, depth: int) -> bool:
        place = flow.place.inside(element)
        table = read_table(element, lambda cell: self.runs(cell, place, depth), place)
        if table is None:
            return False
        flow.append(table)
        return True


def _joined(blocks: tuple[Block, ...]) -> Runs:
    """The running text of paragraphs and headings as one, parted by spaces; other blocks are left out."""
    joined = Flow(Place())
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            joined.add(" ", PLAIN)
            for run in block.runs:
                joined.add(run.text, Style(run.link, run.emphasis, run.strong, run.code))
    return joined.take_runs()


def _take_author(quote: HtmlElement) -> str:
    """Who is quoted, taken out of the quote; a `cite` in the middle of a sentence is the name of a work."""
    author = ""
    for source in quote.xpath("./cite | ./footer | ./figcaption"):
        if not (source.tail or "").strip():
            author = text_of(source).lstrip("—–- ")
            source.drop_tree()
    return author


def _read_flat(element: HtmlElement, flow: Flow) -> None:
    """All paragraphs below an element, however deep it is nested, without any structure."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag in BLOCKS:
                flow.end_paragraph()
            if node.tag not in _NEVER:
                flow.add(node.text, PLAIN)
        else:
            if node.tag in BLOCKS:
                flow.end_paragraph()
            if node is not element:
                flow.add(node.tail, PLAIN)
