"""readability's vote on where the article is: what survives its cleaning, shown in our own tree."""

from __future__ import annotations

import copy
import logging
from typing import Any

from lxml import etree
from lxml.html import HtmlElement
from readability import Document
from readability.readability import Unparseable

_NUMBER = "data-vote"
_ELEMENTS_AT_MOST = 60_000
"""A page with more elements is judged without the vote, which takes time in proportion to their square."""

# What readability can't read is no news to anybody: the page is judged without its vote then.
logging.getLogger("readability").setLevel(logging.CRITICAL + 1)


class _Ballot(Document):  # type: ignore[misc]  # the library ships no types
    """readability's document, asked for the elements that it keeps in place of their HTML."""

    survivors: tuple[int, ...] = ()

    def get_clean_html(self) -> str:
        """The text that is kept, by whose length readability decides whether to try again more leniently."""
        kept: Any = self.html
        self.survivors = tuple(int(node.get(_NUMBER)) for node in kept.iter() if _NUMBER in node.attrib)
        return str(etree.tostring(kept, method="text", encoding="unicode"))


def vote(root: HtmlElement) -> list[HtmlElement]:
    """The elements of a page that readability takes for the article, in page order; none where it has no opinion.

    It works on a copy whose elements are numbered, because it takes its tree apart.
    """
    elements = list(root.iter())
    if len(elements) > _ELEMENTS_AT_MOST:
        return []
    ballot_paper = copy.deepcopy(root)
    for number, element in enumerate(ballot_paper.iter()):
        element.set(_NUMBER, str(number))
    ballot = _Ballot(ballot_paper)
    try:
        ballot.summary(html_partial=True)
    except Unparseable:
        return []
    return [elements[number] for number in sorted(set(ballot.survivors)) if number < len(elements)]
