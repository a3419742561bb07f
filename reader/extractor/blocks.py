"""Elements become blocks: whatever stands in a page, what comes out is in `reader.model.blocks`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from reader.extractor.direction import Place
from reader.extractor.elements import BLOCKS, names
from reader.extractor.embeds import is_post, read_post
from reader.extractor.figures import read_figure
from reader.extractor.flow import PLAIN, Flow, Style
from reader.extractor.leaves import holds_other, read_leaf, stands_alone
from reader.extractor.lists import read_list
from reader.extractor.pictures import IMAGES, emoji_of, is_decoration, is_large
from reader.extractor.posts import is_live_post, read_live_post
from reader.extractor.quotes import is_quote, read_quote
from reader.extractor.sequence import put_together
from reader.extractor.styles import marks_around, styled
from reader.extractor.tables import read_table
from reader.model.blocks import Block, Figure, Heading, Media, Paragraph, Runs, Table

Special: TypeAlias = "Callable[[HtmlElement, BlockReader, Place], tuple[Block, ...] | None]"
"""A site's own reading of an element: its blocks (none: it is left out), or None where it is like any other."""

_NEVER = names(
    "script style noscript template svg math head link meta object embed canvas dialog nav menu button input"
    " select option textarea label datalist title base area map progress meter rp rt"
)
_HEADINGS = {f"h{level}": max(level, 2) for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "dl"})
_DEEPEST = 100
"""Levels of elements that are followed one by one; what lies deeper is read flat."""

_NESTED_AT_MOST = 6
"""Levels of lists, quotes and posts in each other; more are drawn into the last."""


class BlockReader:
    """Reads elements of one page: `base` is what its links are seen from, `special` the site's own rules."""

    def __init__(self, base: str, special: Special | None = None) -> None:
        self.base = base
        self._special = special
        self._nested = 0

    def read(self, element: HtmlElement, place: Place) -> tuple[Block, ...]:
        """The blocks inside an element."""
        return tuple(put_together(self.inner(element, place, 0)))

    def read_whole(self, element: HtmlElement, place: Place) -> tuple[Block, ...]:
        """The blocks that an element itself is."""
        flow = Flow(place)
        self._read_element(element, flow, PLAIN, 0)
        flow.end_paragraph()
        return tuple(flow.blocks)

    def inner(self, element: HtmlElement, place: Place, depth: int, style: Style = PLAIN) -> list[Block]:
        """The blocks inside an element at some depth, each as it stands for itself."""
        flow = Flow(place.inside(element))
        self._read_children(element, flow, style, depth)
        flow.end_paragraph()
        return flow.blocks

    def runs(self, element: HtmlElement, place: Place, depth: int = 0) -> Runs:
        """The running text of an element, blocks in it joined by spaces."""
        return _joined(self.inner(element, place, depth))

    def _read_children(self, parent: HtmlElement, flow: Flow, style: Style, depth: int) -> None:
        before, after = marks_around(parent)
        flow.add(before, style)
        flow.add(parent.text, style)
        for child in parent:
            self._read_element(child, flow, style, depth + 1)
            flow.add(child.tail, style)
        flow.add(after, style)

    def _read_element(self, element: HtmlElement, flow: Flow, style: Style, depth: int) -> None:
        tag = str(element.tag)
        if tag in _NEVER:
            return
        if depth > _DEEPEST:
            _read_flat(element, flow)
        elif tag == "br":
            flow.line_break()
        elif tag in IMAGES:
            self._read_image(element, flow, style)
        elif (blocks := self._read_known(element, flow.place, depth)) is not None:
            flow.append(*blocks)
        elif tag in BLOCKS:
            self._read_container(element, flow, style, depth)
        else:
            self._read_children(element, flow, styled(element, style, self.base), depth)

    def _read_image(self, element: HtmlElement, flow: Flow, style: Style) -> None:
        """A picture that has its place to itself or is large is a figure; an emoji is its character."""
        if emoji := emoji_of(element):
            flow.add(emoji, style)
        elif is_decoration(element) or not (stands_alone(element) or is_large(element)):
            return
        elif figure := read_figure(element, self.base, flow.place):
            flow.put_beside(figure)

    def _read_known(self, element: HtmlElement, place: Place, depth: int) -> tuple[Block, ...] | None:
        """The blocks of an element that the site or everybody knows as one thing, or None."""
        if self._special is not None and (blocks := self._special(element, self, place)) is not None:
            return blocks
        inside = place.inside(element)
        if element.tag in _HEADINGS or element.get("role") == "heading":
            return self._read_heading(element, inside, depth)
        if element.tag == "table":
            table = read_table(element, lambda cell: self.runs(cell, inside, depth), inside)
            return (table,) if table is not None else read_leaf(element, self.base, inside)
        if self._nested < _NESTED_AT_MOST and (blocks := self._read_nesting(element, inside, depth)) is not None:
            return blocks
        if element.tag == "figure" and holds_other(element):
            return self._read_figure_of_other(element, inside, depth)
        return read_leaf(element, self.base, inside)

    def _read_container(self, element: HtmlElement, flow: Flow, style: Style, depth: int) -> None:
        flow.end_paragraph()
        around, flow.place = flow.place, flow.place.inside(element)
        self._read_children(element, flow, style, depth)
        flow.end_paragraph()
        flow.place = around

    def _read_heading(self, element: HtmlElement, place: Place, depth: int) -> tuple[Block, ...]:
        blocks = self.inner(element, place, depth)
        runs = _joined(blocks)
        if not runs:
            return tuple(blocks)
        stated = element.get("aria-level") or ""
        level = _HEADINGS.get(str(element.tag)) or _HEADINGS.get(f"h{stated}", 2)
        place = place.of("".join(run.text for run in runs))
        return (Heading(runs, level=level, language=place.language, direction=place.direction),)

    def _read_nesting(self, element: HtmlElement, place: Place, depth: int) -> tuple[Block, ...] | None:
        """The list, quote or post that an element is, which may hold blocks of any kind; None where it is neither."""
        read = _nesting_reader(element)
        if read is None:
            return None
        if element.tag in _LISTS and (gallery := read_leaf(element, self.base, place)) is not None:
            return gallery
        self._nested += 1
        block = read(element, self, place, depth)
        self._nested -= 1
        return (block,) if block is not None else ()

    def _read_figure_of_other(self, element: HtmlElement, place: Place, depth: int) -> tuple[Block, ...]:
        """The blocks in a `figure` around something else; its caption names a table or a video without a name."""
        blocks = self.inner(element, place, depth)
        captions = [block for block in blocks if isinstance(block, Figure) and block.caption and not block.url]
        match [block for block in blocks if block not in captions]:
            case [Table(caption="") as table] if captions:
                return (replace(table, caption=captions[0].caption),)
            case [Media(title="") as media] if captions:
                return (replace(media, title=captions[0].caption),)
        return tuple(blocks)


_Nesting: TypeAlias = "Callable[[HtmlElement, BlockReader, Place, int], Block | None]"


def _nesting_reader(element: HtmlElement) -> _Nesting | None:
    """What reads an element as a list, quote or post, or None where it is none of them."""
    if element.tag in _LISTS:
        return read_list if any(child.tag in ("li", "dt", "dd", "div") for child in element) else None
    if is_post(element):
        return read_post
    if is_quote(element):
        return read_quote
    return read_live_post if is_live_post(element) else None


def _joined(blocks: list[Block]) -> Runs:
    """The running text of paragraphs and headings as one, parted by spaces; other blocks are left out."""
    joined = Flow(Place())
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            joined.add(" ", PLAIN)
            for run in block.runs:
                joined.add(run.text, Style(run.link, run.emphasis, run.strong, run.code))
    return joined.take_runs()


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
