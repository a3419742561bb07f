"""What holds for all of DW's pages, of whatever age: credits, pleas, opinion labels, and the byline at the end."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.html import HtmlElement

from reader.extractor.blocks import BlockReader
from reader.extractor.credits import plain_credit
from reader.extractor.direction import Place
from reader.extractor.elements import link_share
from reader.extractor.metadata import names_of_people
from reader.extractor.sites.dw.byline import parse_byline, split_names, take_byline
from reader.model.article import Extraction
from reader.model.blocks import Block

_HOUSE = ("DW", "DW.COM", "dw.com", "Deutsche Welle", "Deutsche Welle (www.dw.com)")
_PLEA = re.compile(r"newsletter|google\.com/preferences/source", re.IGNORECASE)
_ALL_LINK = 0.9
_CREDIT_LABEL = re.compile(r"([^:：/\d]{1,24})[:：]\s*")
_LABEL_WORDS = 3
_OPINION = re.compile(
    r"(?:opinion|meinung|kommentar|opinión|opinião|opinie|opinia|mnenje|mišljenje|komentar|комментарий|мнение"
    r"|коментар|yorum|رأي|نظر|评论|观点)\b",
    re.IGNORECASE,
)


def leave_out_pleas(element: HtmlElement, _reader: BlockReader, _place: Place) -> tuple[Block, ...] | None:
    """The reading of a paragraph: none of one that only asks to subscribe to something, or to prefer this source."""
    asked = any(_PLEA.search(anchor.get("href") or "") for anchor in element.iter("a"))
    alone = asked and (link_share(element) > _ALL_LINK or _is_note(element))
    return () if alone else None


def _is_note(element: HtmlElement) -> bool:
    """Whether all of a paragraph is set apart by emphasis, as notes of the house are."""
    if len(element) != 1 or element[0].tag not in ("em", "i"):
        return False
    return not ((element.text or "") + (element[0].tail or "")).strip()


def bare_credit(credit: str) -> str:
    """A credit without the localised words for picture before it: `Image: …`, `图片来源：…`, `صورة من: …`."""
    label = _CREDIT_LABEL.match(credit)
    if label and len(label[1].split()) <= _LABEL_WORDS:
        return credit[label.end() :].strip()
    return plain_credit(credit)


def is_opinion(label: str) -> bool:
    """Whether a kicker or a title begins with the label of an opinion piece."""
    return _OPINION.match(label) is not None


def finish(found: Extraction) -> Extraction:
    """An extraction with its byline taken out of its body, and with authors and agencies apart."""
    blocks, end = take_byline(found.blocks)
    stated = [parse_byline(author) or split_names(author) for author in found.authors]
    bylines = (*stated, end)
    return replace(
        found,
        authors=names_of_people((author for byline in bylines for author in byline.authors), _HOUSE),
        agencies=tuple(dict.fromkeys(agency for byline in bylines for agency in byline.agencies)),
        opinion=found.opinion or is_opinion(found.kicker) or is_opinion(found.title),
        blocks=blocks,
    )
