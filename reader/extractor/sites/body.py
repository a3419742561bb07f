"""A layout's body: its elements become blocks, and what stands in no element is taken from what the page states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from reader.extractor.blocks import BlockReader, Special
from reader.extractor.direction import Place
from reader.extractor.page import Page, parse
from reader.extractor.sites.elsewhere import placed
from reader.extractor.sites.pieces import read_gallery, read_picture, read_player, read_post
from reader.extractor.sites.selectors import every
from reader.extractor.sites.site import Layout, Pictures, Stated
from reader.model.blocks import Block, Figure, body_texts

_PLAIN_PICTURE = Pictures()


class LayoutBody:
    """The body of the `article` on a page, where `place` holds; `stated` is what the page says elsewhere."""

    def __init__(self, layout: Layout, article: HtmlElement, page: Page, place: Place, stated: Stated) -> None:
        self._layout, self._article, self._page, self._place, self._stated = layout, article, page, place, stated
        self._elements = list(_outermost(every(layout.body, article)))
        self._readings: dict[HtmlElement, Special] = {}
        self._reader = BlockReader(page.base, self._read_special)
        self._learn(article)

    def hero(self) -> tuple[Figure, ...]:
        """The picture before the text, filled up with what is stated of it; it is no part of the blocks any more.

        A page whose scripts bring in all of its text shows the stated one.
        """
        stated = self._stated.hero
        rule = self._layout.pictures or _PLAIN_PICTURE
        for element in self._before_body(every(self._layout.hero, self._article)):
            for shown in read_picture(rule, element, self._page.base, self._place):
                self._readings[element] = _leave_out
                return (_filled_up(shown, stated),)
        return () if self._elements or stated == Figure() else (placed(stated, self._place),)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks after the hero: those of the elements, or of the stated text where no element has any."""
        found = tuple(block for element in self._elements for block in self._whole(element))
        return found if any(body_texts(found)) else (*found, *self.read_html(self._stated.text))

    def read_html(self, html: str) -> tuple[Block, ...]:
        """The blocks of HTML that the page holds elsewhere, by the layout's rules."""
        root = parse(html)
        if root is None:
            return ()
        self._learn(root)
        return self._reader.read(root, self._place)

    def _before_body(self, elements: list[HtmlElement]) -> Iterator[HtmlElement]:
        """Those of `elements` that come before the text, but for those in the text."""
        wanted, end = set(elements), next(iter(self._elements), None)
        for element in self._article.iter():
            if element in wanted:
                yield element
            elif element is end:
                return

    def _learn(self, root: HtmlElement) -> None:
        """Note which elements below `root` the layout has rules for; of several rules the first holds."""
        for selector, reading in self._rules():
            for element in every(selector, root):
                self._readings.setdefault(element, reading)

    def _rules(self) -> Iterator[tuple[str, Special]]:
        layout = self._layout
        yield layout.left_out, _leave_out
        yield from layout.readings.items()
        if pictures := layout.pictures:
            yield pictures.at, lambda element, reader, place: read_picture(pictures, element, reader.base, place)
        if players := layout.players:
            yield players.at, lambda element, reader, place: read_player(players, element, reader.base, place)
        if slides := layout.galleries:
            yield slides.at, lambda element, reader, place: read_gallery(slides, element, reader.base, place)
        if posts := layout.posts:
            yield posts.at, lambda element, reader, place: read_post(posts, element, reader, place)

    def _read_special(self, element: HtmlElement, reader: BlockReader, place: Place) -> tuple[Block, ...] | None:
        """The blocks of an element by the layout's rules; an empty one may be filled by scripts with what is stated."""
        reading = self._readings.get(element)
        if reading is None:
            return None
        blocks = reading(element, reader, place.inside(element))
        if blocks == () and (number := _number(element)) in self._stated.embedded:
            return (placed(self._stated.embedded[number], place),)
        return blocks

    def _whole(self, element: HtmlElement) -> tuple[Block, ...]:
        return self._reader.read_whole(element, self._place.inside(element))


def _leave_out(_element: HtmlElement, _reader: BlockReader, _place: Place) -> tuple[Block, ...]:
    return ()


def _outermost(elements: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Those of `elements` that are not inside another of them."""
    all_of_them = set(elements)
    return (element for element in elements if all_of_them.isdisjoint(element.iterancestors()))


def _filled_up(shown: Figure, stated: Figure) -> Figure:
    return replace(
        shown,
        url=shown.url or stated.url,
        caption=shown.caption or stated.caption,
        credit=shown.credit or stated.credit,
    )


def _number(element: HtmlElement) -> str:
    """The `data-id` of an element, or of the first in it that has one."""
    return next((number for inner in element.iter() if (number := inner.get("data-id"))), "")
