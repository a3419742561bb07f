"""Which element of a page holds its article: readability votes, this module decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from reader.extractor.elements import labels, text_of, weight
from reader.extractor.measure import Measures
from reader.extractor.naming import kinds_of
from reader.extractor.wording import shingles

_NEARLY_ALL = 0.9
_MOST = 0.7
_FAR_TOO_LITTLE = 0.15
_MUCH_MORE = 1.25
_VERY_MUCH_MORE = 1.6
_FEW_LINKS = 0.35
_BODY_PART = 0.7
_SHORT = 700
"""The weight of prose below which a vote is unsure."""

_DESCRIBED_BY = 40
STUB = 500
"""Characters below which a stated body is a teaser, which says nothing of where the article is."""


def choose(
    root: HtmlElement,
    measures: Measures,
    survivors: Sequence[HtmlElement],
    *,
    stated_body: str = "",
    descriptions: Sequence[str] = (),
) -> HtmlElement | None:
    """The element that holds the article, or None where the page has no prose. `survivors` is readability's vote.

    The vote is widened to an element that the page marks as its article where that has much more prose and few
    links. Where the vote went far astray, the element around most of the page's prose stands in for it. Where the
    page states its article's text (`stated_body`), the element that fits it best is taken. Of a very short article the
    paragraph tells the place with which the page describes itself.
    """
    voted = _holding_most(survivors, measures)
    if voted is None or measures[voted].prose < _SHORT:
        described = _described(root, descriptions)
        if described is not None and measures[described].prose > measures[voted].prose:
            voted = described
    if voted is None or measures[voted].prose < measures[root].prose * _FAR_TOO_LITTLE:
        voted = _densest(root, measures)
    if len(stated_body) >= STUB:
        fitting = _fitting([*_marked(root), *_around(voted)], stated_body, measures)
        if fitting is not None:
            return fitting
    return _narrowed(_widened(voted, _marked(root), measures), measures)


def _holding_most(survivors: Sequence[HtmlElement], measures: Measures) -> HtmlElement | None:
    """The innermost element around nearly all prose that survived: a stray paragraph elsewhere does not count."""
    held: Counter[HtmlElement] = Counter()
    total = 0
    for element in survivors:
        own = measures[element].prose - sum(measures[child].prose for child in element)
        if own > 0:
            total += own
            for around in (element, *element.iterancestors()):
                held[around] += own
    enough = [element for element, prose in held.items() if prose >= total * _NEARLY_ALL]
    return min(enough, key=lambda element: measures[element].text, default=None)


def _densest(root: HtmlElement, measures: Measures) -> HtmlElement | None:
    """The innermost element with most of the page's prose: what is left to go by without a vote."""
    most = measures[root].prose * _MOST
    element = root if most else None
    while element is not None:
        inner = next((child for child in element if measures[child].prose >= most), None)
        if inner is None:
            break
        element = inner
    return element


def _marked(root: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that a page itself marks as its article, the narrowest mark first."""
    for path in (
        "//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' articleBody ')]",
        "//article[not(ancestor::article)]",
        "//main | //*[@role='main']",
    ):
        yield from root.xpath(path)


def _widened(voted: HtmlElement | None, marked: Iterable[HtmlElement], measures: Measures) -> HtmlElement | None:
    best, most = voted, measures[voted].prose if voted is not None else 0
    for element in marked:
        measure = measures[element]
        much_more = _MUCH_MORE if element.tag == "article" or element.get("itemprop") else _VERY_MUCH_MORE
        if measure.prose > most * much_more and measure.link_share < _FEW_LINKS:
            best, most = element, measure.prose
    return best


def _described(root: HtmlElement, descriptions: Sequence[str]) -> HtmlElement | None:
    """The element around the paragraph that begins as the page's description does."""
    beginnings = [text[:_DESCRIBED_BY] for text in descriptions if len(text) >= _DESCRIBED_BY]
    for paragraph in root.iter("p", "div"):
        if beginnings and not len(paragraph.xpath(".//p|.//div")) and text_of(paragraph).startswith(tuple(beginnings)):
            return paragraph.getparent()
    return None


def _narrowed(chosen: HtmlElement | None, measures: Measures) -> HtmlElement | None:
    """What is called the body inside `chosen`, if it has most of the prose: what stands beside it is something else."""
    if chosen is None:
        return None
    bodies = [inner for inner in chosen.iterdescendants() if "body" in kinds_of(labels(inner))]
    enough = measures[chosen].prose * _BODY_PART
    for body in sorted(bodies, key=lambda body: measures[body].text):
        if measures[body].prose >= enough:
            return body
    return chosen


def _around(voted: HtmlElement | None) -> list[HtmlElement]:
    return [] if voted is None else [voted, *voted.iterancestors()]


def _fitting(candidates: list[HtmlElement], body: str, measures: Measures) -> HtmlElement | None:
    """The candidate whose words are most like those of `body`; the narrower of equals; None where none is like it."""
    wanted = Counter(shingles(body))
    best, highest = None, 0.4
    size = weight(body)
    seen = set()
    for element in dict.fromkeys(candidates):
        held = measures[element].text
        if held in seen or not size / 3 < held < size * 3:
            continue
        seen.add(held)
        words = Counter(shingles(text_of(element)))
        shared = (wanted & words).total()
        fit = 2 * shared / (wanted.total() + words.total()) if shared else 0.0
        if fit > highest + 0.02:
            best, highest = element, fit
    return best
