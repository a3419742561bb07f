"""Why a page gives less than an article: told by what it shows before anything is taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from reader.extractor.elements import first, weight
from reader.extractor.notices import CONSENT, EXTRAS, FAILURE_CODE, FAILURES, PLEA, SCRIPTS, WALLS
from reader.extractor.page import Page, read_page
from reader.model.article import Extraction, Shortage
from reader.model.blocks import Gallery, Media, Post, body_texts
from reader.model.text import clean_line

_PARTING: Final = re.compile(r"\s[|–—·»«-]\s|[|»«]")
_UNSAID: Final = str.maketrans("", "", ".,:;!?…")
_CONSENT_ADDRESS: Final = re.compile(
    r"^(?:consent|cmp|privacy|zustimmung|myprivacy)\."
    r"|/(?:consent|privacy-?(?:wall|gate)|cookie-?wall|zustimmung|einwilligung|tcfv2)(?:/|$)"
)
_CONSENT_MARK: Final = re.compile(
    r"\b(?:sp_message|onetrust|didomi|usercentrics|qc-cmp|cmp-?(?:box|wrapper|container)|truste|contentpass"
    r"|(?:cookie|consent|privacy)[-_]?(?:wall|gate|page|layer|banner|dialog|modal))",
    re.IGNORECASE,
)
_LOCKED: Final = re.compile(r"\"isAccessibleForFree\"\s{0,9}:\s{0,9}\"?(?:https?://schema\.org/)?false", re.IGNORECASE)
_PAID_MARK: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:pay|reg|registration|plus)-?wall|tp-container"
    r"|(?:piano|meter|metered|premium|subscribers?|abo|locked|gated|paid-?(?:content|barrier)|offers?-?page)(?=$|[\s_-]))",
    re.IGNORECASE,
)
_SAID_AT_MOST: Final = 4_000

_HARDLY: Final = 250
_LITTLE: Final = 1_200
_WALL_AT_MOST: Final = 1_800
"""Weights of a body: of one that is none, of one that can be a beginning, of what a wall says at most."""

_POINTERS_FROM: Final = 8
_marked: Final = XPath("//*[@class or @id]")
_app_is_empty: Final = XPath(
    "boolean(//body//*[@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @id='___gatsby' or @id='app-root']"
    "[not(normalize-space())])"
)
_shown_texts: Final = XPath(
    "//body//text()[not(parent::script or parent::style or parent::noscript)]", smart_strings=False
)
_pointers: Final = XPath("count(//h2//a[@href] | //h3//a[@href] | //a[@href]//h2 | //a[@href]//h3)")
_is_article: Final = XPath("boolean(//meta[@property='og:type'][contains(@content, 'article')])")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page shows of a reason to be short: `titles` are its own and its heading; `locked` where it states that
    the article is not free, `plea` where a part of it asks to pay; `pointers` counts headings that lead elsewhere.
    """

    titles: tuple[str, ...] = ()
    locked: bool = False
    plea: bool = False
    consent_address: bool = False
    consent_mark: bool = False
    asks_scripts: bool = False
    pointers: int = 0
    is_article: bool = False


def read_signs(page: Page) -> Signs:
    """The signs of a page whose tree is still whole."""
    root = page.root
    paid, consent = _parts(root)
    return Signs(
        titles=tuple(_said(found) for tag in ("title", "h1") if (found := first(root.iter(tag))) is not None),
        locked=any(_LOCKED.search(script.text or "") for script in root.iter("script") if _is_json(script)),
        plea=any(PLEA.search(_said(element)) for element in paid),
        consent_address=_CONSENT_ADDRESS.search(_address(page.url)) is not None,
        consent_mark=consent,
        asks_scripts=_app_is_empty(root) or any(map(_asks_scripts, (_shown(root), *map(_said, root.iter("noscript"))))),
        pointers=int(_pointers(root)),
        is_article=bool(page.structured.headline) or _is_article(root),
    )


def why_short(signs: Signs, found: Extraction) -> Shortage:
    """Why there is no more in `found`, or "" where it is an article, whatever else its page shows."""
    size = _size(found)
    said = " ".join(_texts(found)) if size <= _WALL_AT_MOST else ""
    if size <= _LITTLE and any(map(_is_failure, signs.titles)):
        return "error"
    if _is_wall(signs, said, size):
        return "consent"
    if size > _LITTLE or any(isinstance(block, Media | Gallery | Post) for block in found.blocks):
        return ""
    if signs.locked or (signs.plea and size <= _LITTLE / 2):
        return "paywall"
    if size <= _HARDLY and signs.asks_scripts:
        return "script"
    return "teasers" if size <= _LITTLE / 2 and signs.pointers >= _POINTERS_FROM and not signs.is_article else ""


def with_shortage(found: Extraction, html: str | bytes, url: str, content_type: str = "") -> Extraction:
    """`found` in this page, with the reason where it is little.

    A page that gave a whole article costs nothing more; another is parsed once more, for whoever reads a page takes
    its tree apart.
    """
    if _size(found) > _WALL_AT_MOST and not _CONSENT_ADDRESS.search(_address(url)):
        return found
    page = read_page(html, url, content_type)
    return found if page is None else replace(found, short=why_short(read_signs(page), found))


def _texts(found: Extraction) -> tuple[str, ...]:
    return (found.lead, *body_texts(found.blocks))


def _size(found: Extraction) -> int:
    return sum(map(weight, _texts(found)))


def _address(url: str) -> str:
    """Host and path; "" for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.netloc}{parts.path}".lower()


def _is_failure(title: str) -> bool:
    for piece in _pieces(title):
        code = FAILURE_CODE.match(piece)
        rest = piece[code.end() if code else 0 :].translate(_UNSAID).strip(" -–—(")
        if rest in FAILURES or (code and not rest):
            return True
    return False


def _pieces(title: str) -> tuple[str, ...]:
    """A title as a whole, and the parts of it beside the site's name."""
    title = title[:300].casefold().replace("’", "'")
    return tuple(piece.strip() for piece in (title, *_PARTING.split(title)) if piece.strip())


def _is_wall(signs: Signs, said: str, size: int) -> bool:
    if signs.consent_address and not signs.is_article:
        return True
    words = len(CONSENT.findall(said))
    if size > _WALL_AT_MOST:
        return False
    called = any(WALLS.fullmatch(piece) for title in signs.titles for piece in _pieces(title))
    return (called and (words > 0 or not said)) or (signs.consent_mark and words >= 2 and words * 150 >= size)


def _parts(root: HtmlElement) -> tuple[list[HtmlElement], bool]:
    """Elements whose names tell that something is sold there, and whether others' names tell of consent."""
    paid: list[HtmlElement] = []
    consent = False
    for element in _marked(root):
        called = f"{element.get('class') or ''} {element.get('id') or ''}"[:200]
        if element.tag not in ("html", "body") and _PAID_MARK.search(called):
            paid.append(element)
        consent = consent or _CONSENT_MARK.search(called) is not None
    return paid[:20], consent


def _said(element: HtmlElement) -> str:
    """What an element says where it is a note; an article inside of it is none."""
    return _note(element.itertext())


def _shown(root: HtmlElement) -> str:
    """What a page says where that is no more than a note."""
    return _note(_shown_texts(root))


def _note(pieces: Iterable[str]) -> str:
    said: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece.strip())
        if size > _SAID_AT_MOST:
            return ""
        said.append(piece)
    return clean_line(" ".join(said))


def _asks_scripts(said: str) -> bool:
    return SCRIPTS.search(said) is not None and EXTRAS.search(said) is None


def _is_json(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()
