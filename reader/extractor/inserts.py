"""What is set into an article's text is cut away: boxes with other things than the text around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from reader.extractor.elements import BLOCKS, is_inside, labels, names, text_of
from reader.extractor.measure import Measure, Measures
from reader.extractor.parts import is_in_part, is_part
from reader.extractor.wording import ends_sentence

_BOXES = names("div section article header ul ol dl details form")
_TOLD_BY_THEMSELVES = "boolean(.//figure|.//img|.//picture|.//video|.//audio|.//iframe|.//blockquote|.//pre|.//table)"
_QUOTE = ("quot", "zitat", "cita")
_PARAGRAPHS = 4
"""As many paragraphs side by side are the text, and what stands between them is set into it."""

_TOO_MUCH = 0.25
"""The part of a text that is no insert: what holds more is looked into."""

_LONG = 150
"""The weight of a text's paragraph; what stands in boxes is shorter."""

_MARKED = 0.8
_LINE_AT_MOST = 60
_SHOWN = names("img picture video audio iframe code cite q")

_MOST = 0.9
_MOSTLY_PROSE = 0.76
_LABELS_AT_MOST = 80
_NEARLY_ALL_LINKS = 0.6


def cut_inserts(container: HtmlElement, measures: Measures, survivors: Collection[HtmlElement]) -> None:
    """Take boxes out of an article's `container` that are none of its text.

    readability's `survivors` speak for a box: one that it would not keep whole is cut where it stands between the
    paragraphs of the text, or where it has more labels than prose. Pictures, players, quotes and tables are read as
    what they are, unless they belong to a pointer to something else. Lists of links between paragraphs are cut too.
    """
    most = measures[container].prose * _TOO_MUCH
    kept = set(survivors)
    for box, beside in list(_boxes(container, measures, most)):
        measure = measures[box]
        if is_part(box):
            continue
        if box.tag in ("ul", "ol", "dl"):
            if measure.link_share > _NEARLY_ALL_LINKS and beside >= _PARAGRAPHS:
                box.drop_tree()
        elif _survives(box, kept) or _tells_by_itself(box, measure.link_share) or _is_told(box, measures):
            continue
        elif beside >= _PARAGRAPHS or _is_label(measure):
            box.drop_tree()


def _boxes(parent: HtmlElement, measures: Measures, most: float) -> Iterator[tuple[HtmlElement, int]]:
    """The outermost boxes that don't hold most of the text, each with the number of paragraphs beside it."""
    beside = sum(child.tag == "p" and measures[child].prose > 0 for child in parent)
    for child in parent:
        if child.tag in _BOXES and measures[child].prose <= most:
            yield child, beside
        elif child.tag not in ("p", "blockquote", "table", "figure", "pre"):
            yield from _boxes(child, measures, most)


def _is_label(measure: Measure) -> bool:
    """Whether a box has more labels and links than prose."""
    return measure.links > 0 and measure.text > _LABELS_AT_MOST and measure.prose < measure.text * _MOSTLY_PROSE


def _is_told(box: HtmlElement, measures: Measures) -> bool:
    """Whether a box tells something at length: paragraphs as long as a text's, with few links."""
    long = sum(measures[p].prose > _LONG for p in box.iter("p"))
    return long > 0 and long * 3 >= sum(measures[p].text > 0 for p in box.iter("p")) and measures[box].link_share < 0.2


def _survives(box: HtmlElement, kept: Collection[HtmlElement]) -> bool:
    elements = list(box.iter())
    return sum(element in kept for element in elements) >= len(elements) * _MOST


def _tells_by_itself(box: HtmlElement, link_share: float) -> bool:
    if any(word in labels(box).lower() for word in _QUOTE):
        return True
    return link_share < 0.1 and bool(box.xpath(_TOLD_BY_THEMSELVES))


def cut_labels(container: HtmlElement, measures: Measures) -> None:
    """Take short lines out of a text whose paragraphs are marked as such: what is no paragraph there is a label.

    Counters, buttons and names of boxes are such lines. A text that marks no paragraphs keeps all its lines.
    """
    marked = sum(measures[p].prose for p in container.iter("p"))
    if marked < measures[container].prose * _MARKED:
        return
    for line in list(container.iter("div", "span")):
        measure = measures[line]
        if not measure.text or measure.text > _LINE_AT_MOST or not _is_line(line):
            continue
        if not ends_sentence(text_of(line)) and is_inside(line, container) and not is_in_part(line):
            line.drop_tree()


def _is_line(element: HtmlElement) -> bool:
    """Whether an element is a line of its own: no block inside it, and nothing but blocks around it."""
    if any(inner.tag in BLOCKS or inner.tag in _SHOWN for inner in element.iterdescendants()):
        return False
    parent = element.getparent()
    if parent is None or parent.tag not in ("div", "section", "article", "header", "main", "body"):
        return False
    if (parent.text or "").strip() or any((child.tail or "").strip() for child in parent):
        return False
    return element.tag in BLOCKS or all(child.tag in BLOCKS or child.tag in ("span", "a") for child in parent)
