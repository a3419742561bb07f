"""DW's pages since spring 2023. Their `sc-*` classes are generated anew with each build and are never looked at."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.extractor.addresses import picture
from reader.extractor.blocks import BlockReader
from reader.extractor.direction import Place, place_of
from reader.extractor.elements import by_class, first, has_class, text_of
from reader.extractor.figures import address_of, plain_credit
from reader.extractor.metadata import read_metas, stated_language
from reader.extractor.moments import moment, seconds
from reader.extractor.page import Page
from reader.extractor.sites.dw.parts import author_and_agencies, finish, is_plea, people, related
from reader.extractor.sites.dw.state import State, read_state
from reader.model.article import Extraction
from reader.model.blocks import Block, Figure, Media
from reader.model.text import clean_line

_KICKER_PARTED = " · "
_PICTURE_FORMAT = "906"
_LEFT_OUT = frozenset({"rich-text-ad", "advertisement", "gpt-slot", "feedback", "feedback-sidebar"})
_RELATED = ("related", "dossier", "recommend")
_TOPIC = "/t-"


def find(root: HtmlElement, *, own_host: bool) -> HtmlElement | None:
    """The `article` of the page, or None where it has no such shape."""
    for article in root.iter("article"):
        if article.find(".//h1") is None or not by_class(article, "rich-text"):
            continue
        if own_host or _kicker_element(article) is not None:
            return article
    return None


def read(page: Page, article: HtmlElement) -> Extraction:
    """The article in a react page's `article`."""
    state = read_state(page.root)
    texts = by_class(article, "rich-text")
    language = stated_language(page, read_metas(page.root))
    place = place_of(page.root, article, language, " ".join(map(text_of, texts)))
    if state.right_to_left is not None:
        place = Place(place.language, "rtl" if state.right_to_left else "ltr")
    lead = first(by_class(article, "teaser-text"))
    byline = author_and_agencies(", ".join(map(text_of, _authors(article))))
    authors = byline.authors or people(page.structured.authors)
    reader = BlockReader(page.base, _special)
    body = (block for text in texts for block in reader.read(text, place))
    sections = list(_sections(article))
    return finish(
        page,
        Extraction(
            title=_title(article),
            kicker=_kicker(article) or state.kicker,
            lead=text_of(lead) if lead is not None else state.teaser,
            authors=authors,
            agencies=byline.agencies,
            topics=_topics(sections) or page.structured.keywords,
            published=moment(page.structured.published) or moment(state.published),
            language=place.language,
            direction=place.direction,
            opinion=page.structured.opinion or state.opinion,
            blocks=(*_hero(article, page.base, place, state), *body, *_related(sections, page.base, place)),
        ),
        moment(page.structured.updated) or moment(state.updated),
    )


def _title(article: HtmlElement) -> str:
    heading = article.find(".//h1")
    return text_of(heading) if heading is not None else ""


def _kicker_element(article: HtmlElement) -> HtmlElement | None:
    return first(e for e in article.iterdescendants() if e.get("data-tracking-name") == "content-detail-kicker")


def _kicker(article: HtmlElement) -> str:
    """The kicker as the page shows it: topic and region, parted by a point (`Politics · Kenya`)."""
    element = _kicker_element(article)
    if element is None:
        return ""
    return _KICKER_PARTED.join(filter(None, map(text_of, element))) or text_of(element)


def _authors(article: HtmlElement) -> list[HtmlElement]:
    return [author for details in by_class(article, "author-details") for author in by_class(details, "author")]


def _hero(article: HtmlElement, base: str, place: Place, state: State) -> Iterator[Figure]:
    """The picture under the title. Scripts load it, so that often only the page's state knows its address."""
    for child in article.iterdescendants():
        if has_class(child, "rich-text"):
            return
        if child.tag == "figure":
            for figure in _figure(child, base, place):
                yield Figure(
                    url=figure.url or picture(base, state.picture.replace("${formatId}", _PICTURE_FORMAT)),
                    caption=figure.caption,
                    credit=figure.credit or state.credit,
                    alt=figure.alt,
                    language=place.language,
                    direction=place.direction,
                )
            return


def _special(element: HtmlElement, reader: BlockReader, place: Place) -> tuple[Block, ...] | None:
    """A react page's own elements."""
    classes = set((element.get("class") or "").split())
    if "vjs-wrapper" in classes:
        return _media(element, reader.base, place)
    if element.tag == "figure" and element.find(".//img") is not None:
        return tuple(_figure(element, reader.base, place))
    if classes & _LEFT_OUT or is_plea(element):
        return ()
    return None


def _figure(element: HtmlElement, base: str, place: Place) -> Iterator[Figure]:
    image, box = element.find(".//img"), element.find(".//figcaption")
    small = element.find(".//small")
    credit = text_of(small) if small is not None else ""
    whole = text_of(box) if box is not None else ""
    caption = clean_line(whole.removesuffix(credit)) if credit else whole
    alt = clean_line(image.get("alt") or "") if image is not None else ""
    template = (image.get("data-url") or "") if image is not None else ""
    if "${formatId}" in template:
        url = picture(base, template.replace("${formatId}", _PICTURE_FORMAT))
    else:
        url = address_of(image, base) if image is not None else ""
    if caption or alt or credit:
        yield Figure(
            url=url,
            caption=caption,
            credit=_bare_credit(credit),
            alt=alt,
            language=place.language,
            direction=place.direction,
        )


def _bare_credit(credit: str) -> str:
    """A credit without the localised word for picture before it (`Image: …`)."""
    label, colon, name = credit.partition(":")
    return name.strip() if colon and len(label.split()) == 1 and len(label) <= 12 else plain_credit(credit)


def _media(element: HtmlElement, base: str, place: Place) -> tuple[Media, ...]:
    """An embedded video or sound: its `h2` is the title; the rest is about JavaScript."""
    player = first(element.iter("video", "audio"))
    heading = first(element.iter("h2", "h3"))
    title = text_of(heading) if heading is not None else ""
    source = first(element.iter("source"))
    address = (player.get("src") if player is not None else "") or (source.get("src") if source is not None else "")
    url = picture(base, address)
    if not (title or url):
        return ()
    length = next((node.get("data-duration") for node in element.iter() if node.get("data-duration")), "")
    return (
        Media(
            "audio" if player is not None and player.tag == "audio" else "video",
            title=title,
            seconds=seconds(length or ""),
            url=url,
            language=place.language,
            direction=place.direction,
        ),
    )


def _sections(article: HtmlElement) -> Iterator[HtmlElement]:
    """The sections after the article that belong to it, not to the site."""
    for section in article.getroottree().iter("section"):
        name = (section.get("data-tracking-name") or "").lower()
        if any(word in name for word in _RELATED) and article not in section.iterancestors():
            yield section


def _topics(sections: list[HtmlElement]) -> tuple[str, ...]:
    anchors = (anchor for section in sections for anchor in section.iter("a"))
    topics = (text_of(anchor) for anchor in anchors if _TOPIC in (anchor.get("href") or ""))
    return tuple(dict.fromkeys(filter(None, topics)))


def _related(sections: list[HtmlElement], base: str, place: Place) -> Iterator[Block]:
    for section in sections:
        heading = first(section.iter("h2"))
        anchors = [a for a in section.iter("a") if _TOPIC not in (a.get("href") or "") and not _is_jump(a)]
        yield from related(text_of(heading) if heading is not None else "", anchors, base, place)


def _is_jump(anchor: HtmlElement) -> bool:
    return (anchor.get("href") or "").startswith("#")
