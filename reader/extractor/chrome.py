"""What stands around an article is cut away before anybody looks for the article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from reader.extractor.elements import is_inside, labels, names, text_of
from reader.extractor.measure import Measures
from reader.extractor.naming import kinds_of, names_hidden
from reader.extractor.parts import is_in_part, is_part
from reader.extractor.pictures import show_pictures

_ALWAYS = names("script style noscript template button input select textarea svg canvas object embed")
_CHROME_TAGS = names("nav aside footer menu dialog")
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NEVER_CUT = frozenset({"html", "head", "body", "main", "article"})
_LINES = frozenset({"p", "a", "span", "strong", "em", "h2", "h3"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEASER_AT_MOST = 450
_KEPT_PROSE = 0.3
"""The part of a page's prose from which nothing is cut away, whatever it is called."""

_BODY_AT_LEAST = 300
"""The weight of prose from which what is called a body is believed to be one."""

_SLIDES = 3
"""As many hidden texts side by side are slides or pages that a script shows one after the other."""


def prune(root: HtmlElement, title: HtmlElement | None, descriptions: Iterable[str] = ()) -> None:
    """Take out of a page what is never an article's: navigation, forms' fields, sharing, related, advertisement.

    Names alone don't decide: an element that holds a good part of the page's prose stays, as does one around the
    article's `title` or around what the page gives as its description. `aria-hidden` and `paywall` can hold the text
    itself and mean nothing here.
    """
    show_pictures(root)
    for element in list(root.iter(*_ALWAYS)):
        if element.getparent() is not None:
            element.drop_tree()
    judge = _Judge(root, title, descriptions)
    gone: set[HtmlElement] = set()
    for element in list(root.iterdescendants()):
        if element in gone or element.tag in _NEVER_CUT:
            continue
        cut = judge.cut_at(element)
        if cut is not None:
            gone.update(cut.iter())
            cut.drop_tree()


class _Judge:
    """Decides what is cut out of one page."""

    def __init__(self, root: HtmlElement, title: HtmlElement | None, descriptions: Iterable[str]) -> None:
        self._measures = Measures(root)
        self._limit = max(self._measures[root].prose * _KEPT_PROSE, 1)
        self._title = title
        self._kept = {title, *title.iterancestors()} if title is not None else set()
        self._bodies = [element for element in root.iter() if self._is_body(element)]
        self._beginnings = [text[:60] for text in descriptions if len(text) >= 60]

    def cut_at(self, element: HtmlElement) -> HtmlElement | None:
        """What is to be cut on account of an element: itself, or the teaser that it is the heading of, or nothing."""
        if self._is_chrome(element):
            return None if self._is_needed(element) or is_part(element) else element
        if element.tag not in _HEADINGS:
            return None
        teaser = self._teaser_around(element)
        return None if teaser is None or is_in_part(element) else teaser

    def _is_chrome(self, element: HtmlElement) -> bool:
        """Whether an element's tag, role, style or names say that it is none of the article's."""
        if element.tag in _CHROME_TAGS or (element.get("role") or "").lower() in _ROLES:
            return True
        if element.get("hidden") is not None or _HIDDEN.search((element.get("style") or "")[:500]):
            return not self._is_slide(element)
        called = (element.get("class") or "")[:200] if element.tag in _HEADINGS else labels(element)
        if not called:
            return False
        if names_hidden(called):
            return not self._is_slide(element)
        kinds = kinds_of(called)
        return "body" not in kinds and ("chrome" in kinds or ("pointer" in kinds and _has_link(element)))

    def _is_needed(self, element: HtmlElement) -> bool:
        """Whether an element stays, whatever it is called."""
        measure = self._measures[element]
        if element.tag in _LINES and measure.text > 200:
            return measure.link_share < 0.5
        if element in self._kept or self._describes(element):
            return True
        if any(body is element or is_inside(body, element) for body in self._bodies):
            return True
        if measure.prose < self._limit:
            return False
        return all(is_inside(element, body) for body in self._bodies)

    def _teaser_around(self, heading: HtmlElement) -> HtmlElement | None:
        """The box of another article's teaser: a heading that is a link as a whole, and the little around it."""
        if heading is self._title or self._measures[heading].text < 15:
            return None
        if not (_links_out(heading) or heading.xpath("boolean(ancestor::a)")):
            return None
        box = heading
        for around in heading.iterancestors():
            if around.tag in _NEVER_CUT or around in self._kept or self._measures[around].text > _TEASER_AT_MOST:
                break
            box = around
        return None if self._describes(box) else box

    def _is_body(self, element: HtmlElement) -> bool:
        """Whether an element with some prose is called the article's body."""
        if self._measures[element].prose < _BODY_AT_LEAST:
            return False
        return "articleBody" in (element.get("itemprop") or "") or "body" in kinds_of(labels(element))

    def _is_slide(self, element: HtmlElement) -> bool:
        parent = element.getparent()
        if parent is None or not self._measures[element].prose:
            return False
        return sum(child.tag == element.tag and self._measures[child].prose > 0 for child in parent) >= _SLIDES

    def _describes(self, element: HtmlElement) -> bool:
        if not self._beginnings or self._measures[element].text < 60:
            return False
        text = text_of(element)
        return any(beginning in text for beginning in self._beginnings)


def _has_link(element: HtmlElement) -> bool:
    return bool(element.xpath("boolean(descendant-or-self::a[@href] | ancestor::a[@href])"))


def _links_out(heading: HtmlElement) -> bool:
    links = [link.get("href") or "#" for link in heading.iter("a")]
    return len(links) == 1 and not links[0].startswith("#") and _is_all_link(heading)


def _is_all_link(heading: HtmlElement) -> bool:
    return text_of(heading) == text_of(next(heading.iter("a")))
