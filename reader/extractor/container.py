"""Which element of a page holds its article: readability votes, this module decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from reader.extractor.elements import text_of
from reader.extractor.measure import Measures
from reader.extractor.vote import vote

_NEARLY_ALL = 0.9
_MOST = 0.7
_FAR_TOO_LITTLE = 0.15
_MUCH_MORE = 1.25
_VERY_MUCH_MORE = 1.6
_FEW_LINKS = 0.35
STUB = 500
"""Characters below which a stated body is a teaser, which says nothing of where the article is."""


def choose(root: HtmlElement, stated_body: str) -> HtmlElement | None:
    """The element that holds the article, or None where the page has no prose.

    The vote is widened to an element that the page marks as its article where that has much more prose and few
    links. Where the vote went far astray, the element around most of the page's prose stands in for it. Where the
    page states its article's text (`stated_body`), the element that fits it best is taken.
    """
    measures = Measures(root)
    voted = _holding_most(vote(root), measures)
    if voted is None or measures[voted].prose < measures[root].prose * _FAR_TOO_LITTLE:
        voted = _densest(root, measures)
    if len(stated_body) >= STUB:
        fitting = _fitting([*_marked(root), *_around(voted)], stated_body)
        if fitting is not None:
            return fitting
    return _widened(voted, _marked(root), measures)


def _holding_most(survivors: list[HtmlElement], measures: Measures) -> HtmlElement | None:
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


def _around(voted: HtmlElement | None) -> list[HtmlElement]:
    return [] if voted is None else [voted, *voted.iterancestors()]


def _fitting(candidates: list[HtmlElement], body: str) -> HtmlElement | None:
    """The candidate whose words are most like those of `body`; the narrower of equals; None where none is like it."""
    wanted = Counter(shingles(body))
    best, highest = None, 0.4
    for element in dict.fromkeys(candidates):
        words = Counter(shingles(text_of(element)))
        shared = (wanted & words).total()
        fit = 2 * shared / (wanted.total() + words.total()) if shared else 0.0
        if fit > highest + 0.02:
            best, highest = element, fit
    return best


def shingles(text: str) -> list[str]:
    """Overlapping pieces of a text, for comparing: three words each, or four characters in scripts without spaces."""
    words = text.lower().split()
    if len(words) * 12 < len(text):
        flat = "".join(words)
        return [flat[at : at + 4] for at in range(len(flat) - 3)]
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]
