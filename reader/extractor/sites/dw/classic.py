"""DW's pages until spring 2023. Labels are localised, so everything is found by structure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from reader.extractor.blocks import BlockReader
from reader.extractor.direction import Place
from reader.extractor.elements import first, has_class, text_of
from reader.extractor.moments import day
from reader.extractor.page import Page
from reader.extractor.sites.dw.house import leave_out_pleas
from reader.extractor.sites.selectors import every, text
from reader.extractor.sites.site import Layout, Links, Pictures, Players, Slides, Stated
from reader.model.blocks import Block, Heading
from reader.model.blocks import text_of as text_of_runs
from reader.model.text import clean_line
from reader.model.times import to_iso

_FIRST_PUBLISHED = re.compile(r'firstPublicationDate:\s*"(\d{8})"')
_CHANGED = re.compile(r'(?:articleChangeDateShort|lastPublicationDate):\s*"(\d{8})"')
_SHOWN_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_LAST_PARENTHESIS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_SUBHEAD_AT_MOST = 150
_TOPIC = "a[href*='/search/'], a[href*='/t-']"


def _alt(box: HtmlElement) -> str:
    return _split_alt(box)[0]


def _credit(box: HtmlElement) -> str:
    return _split_alt(box)[1]


def _split_alt(box: HtmlElement) -> tuple[str, str]:
    """The `alt` text of a box's picture as its words and its credit: the last parenthesis."""
    alt = text(("img@alt", "img@title"), box)
    found = _LAST_PARENTHESIS.search(alt)
    return (alt[: found.start()].strip(), found[1].strip()) if found else (alt, "")


def _read_paragraph(element: HtmlElement, reader: BlockReader, place: Place) -> tuple[Block, ...] | None:
    """A paragraph that is bold as a whole and no sentence is what older articles have for a subhead."""
    inner = list(element)
    alone = bool(inner) and inner[0].tag in ("strong", "b") and all(child.tag == "br" for child in inner[1:])
    tails = (element.text or "") + "".join(child.tail or "" for child in inner)
    if not alone or clean_line(tails):
        return leave_out_pleas(element, reader, place)
    runs = reader.runs(element, place)
    words = text_of_runs(runs)
    if not words or len(words) > _SUBHEAD_AT_MOST or words.endswith((":", ",")):
        return None
    unstyled = tuple(replace(run, strong=False) for run in runs)
    return (Heading(unstyled, language=place.language, direction=place.direction),)


def _read_facts(page: Page) -> Stated:
    """The list of facts beside an article, by structure: the first is the date, the author may be the second.

    Scripts of the page say the days too; they are whole days.
    """
    listed = first(every("ul.smallList", page.root))
    items = list(listed.iterchildren("li")) if listed is not None else []
    values = [_value(item) for item in items[:2]]
    author = values[1] if len(values) > 1 and not _is_other(items[1], values[1]) else ""
    topics = (text_of(anchor) for item in items for anchor in every(_TOPIC, item))
    scripts = [script.text or "" for script in page.root.iter("script")]
    days = [_day_in(pattern, scripts) for pattern in (_FIRST_PUBLISHED, _CHANGED)]
    return Stated(
        authors=(author,) if author else (),
        topics=tuple(dict.fromkeys(filter(None, topics))),
        published=_iso(days[0] or days[1] or _shown_day(values[0] if values else "")),
        updated=_iso(days[1]),
    )


def _value(item: HtmlElement) -> str:
    """What a fact says, without its label."""
    return clean_line(text_of(item).removeprefix(text("strong", item)).lstrip(" :"))


def _is_other(item: HtmlElement, value: str) -> bool:
    links = any(has_class(anchor, "icon") or has_class(anchor, "overlayLink") for anchor in item.iter("a"))
    return bool(_ADDRESS.search(value)) or links or bool(every(_TOPIC, item))


def _day_in(pattern: re.Pattern[str], scripts: list[str]) -> datetime | None:
    return next((day(found[1]) for script in scripts if (found := pattern.search(script))), None)


def _shown_day(text: str) -> datetime | None:
    """A day as `19.01.2020`: with points it is day, month, year in every edition."""
    found = _SHOWN_DAY.fullmatch(text)
    return day(found[3] + found[2] + found[1]) if found and int(found[3]) > 1990 else None


def _iso(moment: datetime | None) -> str:
    return to_iso(moment) if moment else ""


CLASSIC = Layout(
    name="classic",
    article="#bodyContent .col3:has(h1)",
    title=".col3 > h1",
    kicker=".col3 > h4.artikel",
    lead=".col3 > p.intro",
    section="#navPath > a:last-child",
    hero=".col3 > .picBox",
    body=".longText, .col3 > .picBox, .col3 > .mediaItem, .col3 > div > .mediaItem, .col3 > .gallery",
    left_out=".linkList, .lineExtra, .teaserNavWrap, .relatedContent, .adWrapper, .smallList, .shareInfo, #sharing-bar",
    pictures=Pictures(".picBox", caption="p", credit=_credit, alt=_alt, bare=str),
    players=Players(
        ".mediaItem",
        title=("input[name=media_title]@value", "h2"),
        seconds="input[name=file_duration]@value",
        url="input[name=file_name]@value",
        sound="input[name=player_type][value*=audio]",
    ),
    galleries=Slides(
        ".gallery, .slideshow",
        slide="ul.slides > li",
        pictures=Pictures(caption="", credit=_credit, alt=_alt, bare=str),
        title=("[data-title]@data-title", "h4"),
        slide_title="h2",
        slide_text="p:not(.author)",
    ),
    related=Links(".col3 > h4:not(.artikel) + div", links=".linkList a", address=("href", "link")),
    readings={"p": _read_paragraph},
    stated=_read_facts,
)

CLASSIC_MEDIA = replace(CLASSIC, name="classic-media", paths=re.compile(r"/(?:video|audio|av|g)-\d+"), brief=True)
"""A page that is there for a video, a sound or a gallery; such pages may have few words."""
