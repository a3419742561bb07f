"""The line that ends many DW articles: editors' initials and the agencies they drew on, `ab/cde (dpa, AFP)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.extractor.elements import names
from reader.model.blocks import Block, Paragraph, text_of

_INITIALS = r"[^\W\d_]{1,6}(?:(?: ?/ ?|\. ?| )[^\W\d_]{1,6}){0,4}\.?"
_WITH_AGENCIES = re.compile(rf"(?P<initials>{_INITIALS})?\s*[(（](?P<agencies>[^()（）]{{2,90}})[)）]\.?")
_INITIALS_ALONE = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}", re.ASCII)
_JOINED = re.compile(r"[^\W\d_][/.][^\W\d_]")
_SMALL = re.compile(r"[a-z]{2,4}")
_TWO_WORDS = re.compile(r"[^\W\d_] [^\W\d_]")
_PARTED = re.compile(r"\s*[,،;、/]\s*")
_AGENCY = re.compile(r"[^\W\d_][\w .-]{1,24}")
_KNOWN = names(
    "aap afp afpd afpe ansa anp ap apa ape belga cna cp dapd dpa dpae dpad efe epd idn interfax irna isna"
    " itar-tass kna kna-öki kyodo lusa mena pap pti reuters ria rtr rtrd rtre sda sid spa tass ukrinform upi"
    " xinhua yonhap"
)
_HAN_AGENCY = "通讯社", "通訊社"
_LAST_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Byline:
    """`authors` holds the initials as they are written (`ab/cde`, one string), or nothing."""

    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def parse_byline(text: str) -> Byline | None:
    """The byline that a text is, or None. Without a known agency the initials have to be plain ones."""
    if _INITIALS_ALONE.fullmatch(text):
        return Byline(authors=(text,))
    found = _WITH_AGENCIES.fullmatch(text)
    if found is None:
        return None
    agencies = tuple(part for part in _PARTED.split(found["agencies"].strip()) if part)
    known = any(_is_agency(agency) for agency in agencies)
    initials = (found["initials"] or "").strip()
    if not agencies or not all(_AGENCY.fullmatch(agency) for agency in agencies):
        return None
    if not known and not (_are_initials(initials) and not any(agency[0].islower() for agency in agencies)):
        return None
    return Byline((initials,) if initials else (), agencies)


def _is_agency(name: str) -> bool:
    """Whether it is an agency's name: a known one, or one that says so in Chinese."""
    return name.casefold() in _KNOWN or name.endswith(_HAN_AGENCY)


def _are_initials(text: str) -> bool:
    """Whether letters can be nothing but initials: joined ones (`ab/cde`, `a.b`), or a few small Latin ones (`ab`)."""
    return bool(_JOINED.search(text) and not _TWO_WORDS.search(text)) or bool(_SMALL.fullmatch(text))


def take_byline(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Byline]:
    """A body without its byline, and the byline: only the last two paragraphs are tested."""
    tested = 0
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if not isinstance(block, Paragraph):
            continue
        if found := parse_byline(text_of(block.runs)):
            return (*blocks[:at], *blocks[at + 1 :]), found
        tested += 1
        if tested == _LAST_PARAGRAPHS:
            break
    return tuple(blocks), Byline()
