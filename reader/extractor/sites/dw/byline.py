"""The line that ends many DW articles: editors' initials and the agencies they drew on, `ab/cde (dpa, AFP)`.

It is recognised in every script that DW publishes in. Letters are looked at without their vowel signs and other
marks, which `re` takes for no part of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.blocks import Block, Paragraph, text_of

_WITH_AGENCIES = re.compile(r"(?P<initials>[^()（）]{0,40})[(（](?P<agencies>[^()（）]{2,120})[)）][.。]?")
_INITIALS = re.compile(r"[^\W\d_]{1,6}(?:(?: ?/ ?|\. ?| )[^\W\d_]{1,6}){0,5}\.?")
_INITIALS_ALONE = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}", re.ASCII)
_JOINED = re.compile(r"[^\W\d_][/.][^\W\d_]")
_SMALL = re.compile(r"[a-z]{2,4}")
_TWO_WORDS = re.compile(r"[^\W\d_] [^\W\d_]")
_PARTED = re.compile(r"\s*[,،;、，；/]\s*")
_NAMES_PARTED = re.compile(r"[,،;、，；]")
_AGENCY = re.compile(r"[^\W\d_][\w .\"“”-]{1,24}")
_HAN_AGENCY = re.compile(r"[\u4e00-\u9fff]{2,6}社等?")
_KNOWN_BY_SCRIPT = """
    aa; aap; afp; afpd; afpe; agerpres; ansa; antara; anp; ap; apa; ape; bbc; belga; beta; bta; cna; cnn; cp; dapd; dha
    dpa; dpae; dpad; dw; efe; epd; fena; hina; idn; interfax; irna; isna; itar-tass; kna; kna-öki; kyodo; lusa; mena
    mia; ots; pap; pti; reuters; ria; rtr; rtrd; rtre; sda; sid; spa; tanjug; tass; ukrinform; unian; upi; xinhua
    yonhap
    αφπ; απε; ρόιτερς; ρόιτερ
    апа; ап; афп; бта; дпа; интерфакс; інтерфакс; мия; риа; риа новости; рейтер; ройтерс; ројтерс; рейтерс
    срна; тасс; танјуг; укринформ; укрінформ; унiан; уніан; унн; фена; хина; бета
    د ب أ; د.ب.أ; أ ف ب; ا ف ب; أ.ف.ب; ا.ف.ب; أ ب; أ.ب; رويترز; ك ن أ; إ ب د; سانا; وام
    رویترز; روئٹرز; روټرز; دپا; ای‌اف‌پی; ایسنا; ایرنا; اے ایف پی; اے پی; ڈی پی اے; ڈی پی‌اے; اے‌ایف‌پی
    डीपीए; एएफपी; एपी; रॉयटर्स; रायटर्स; पीटीआई; एएनआई; आईएएनएस; केएनए; ईपीडी
    ডিপিএ; এএফপি; এপি; রয়টার্স; রয়টার্স; পিটিআই; ইউএনবি; বাসস; কেএনএ; ইপিডি
    ሮይተርስ; ሮይተርስ ዜና; ኤኤፍፒ; አኤፍፒ; ኤፒ; አሶሽየትድ ፕረስ; ዲፒኤ
    法新社; 路透社; 德新社; 美联社; 美聯社; 新华社; 新華社; 中央社; 共同社; 塔斯社; 路透; 法新; 综合报道; 綜合報導
"""
"""Agencies as the editions write them: a line a script, parted by semicolons."""

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
    initials = found["initials"].strip()
    agencies = tuple(part for part in _PARTED.split(found["agencies"].strip()) if part)
    if initials and not _INITIALS.fullmatch(_letters(initials)):
        return None
    if not agencies or not all(_AGENCY.fullmatch(_letters(agency)) for agency in agencies):
        return None
    if any(map(_is_known, agencies)) or (
        _are_initials(_letters(initials)) and not any(agency[0].islower() for agency in agencies)
    ):
        return Byline((initials,) if initials else (), agencies)
    return None


def split_names(text: str) -> Byline:
    """The authors that a page names in one text, `Ann Smith, Bo Lee`."""
    return Byline(tuple(name for part in _NAMES_PARTED.split(text) if (name := part.strip())))


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


def _letters(text: str) -> str:
    """A text without marks and joiners: what is left are letters, digits and punctuation."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Mc", "Me", "Cf"))


def _key(agency: str) -> str:
    return _letters(unicodedata.normalize("NFC", agency)).casefold()


_KNOWN = frozenset(
    _key(name.strip()) for line in _KNOWN_BY_SCRIPT.splitlines() for name in line.split(";") if name.strip()
)


def _is_known(agency: str) -> bool:
    """Whether it is an agency's name: a known one, or one that says so in Chinese."""
    return _key(agency) in _KNOWN or _HAN_AGENCY.fullmatch(agency) is not None


def _are_initials(text: str) -> bool:
    """Whether letters can be nothing but initials: joined ones (`ab/cde`, `a.b`), or a few small Latin ones (`ab`)."""
    return bool(_JOINED.search(text) and not _TWO_WORDS.search(text)) or bool(_SMALL.fullmatch(text))
