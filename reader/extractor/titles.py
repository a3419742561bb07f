"""An article's title, as the page states and shows it, and the kicker before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from reader.extractor.elements import is_inside, labels, spaced_text, text_of
from reader.extractor.page import Page
from reader.extractor.wording import letters_of
from reader.model.text import clean_line

_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|overline|topline|dachzeile|roofline|spitzmarke|flag)(?=$|[\s_-])", re.IGNORECASE
)
_KICKER_AT_MOST = 80
_TITLE_AT_MOST = 400
_LAST_PART = re.compile(r"(?P<title>.*\S)(?:\s+[|–—·»:-]\s+|\s*[|｜ㅣ：_]\s*)(?P<last>[^|｜ㅣ]{2,40})")
_SECTION = re.compile(r"(?P<title>.*\S)[-_](?P<last>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,8})")
_PARTING = (":", "|", "/", "–", "—", "-")
_SIGNS = "".join((" ", *_PARTING))


def main_heading(root: HtmlElement, stated: Sequence[str]) -> HtmlElement | None:
    """The heading with the article's title: of several the one that says what is stated, and none that is a link."""
    headings = [h for h in root.iter("h1") if not h.xpath("boolean(ancestor::a)") and text_of(h)]
    wanted = [key for text in stated if (key := letters_of(text))]
    likely = [h for h in headings if any(_is_like(letters_of(spaced_text(h)), key) for key in wanted)]
    return max(likely, key=lambda h: len(letters_of(spaced_text(h))), default=headings[0] if headings else None)


def _is_like(shown: str, stated: str) -> bool:
    return len(shown) > 3 and (shown in stated or stated in shown)


def read_title(stated: Sequence[str], heading: HtmlElement | None, document_title: str) -> tuple[str, str]:
    """The title that the page states, in the form in which it shows it, and the kicker before it."""
    if heading is None:
        return stated[0] if stated else document_title[:_TITLE_AT_MOST], ""
    found = _kicker_near(heading)
    kicker = text_of(found).rstrip(_SIGNS) if found is not None else ""
    shown = spaced_text(heading)
    without = _without(shown, kicker) if found is not None and is_inside(found, heading) else shown
    title = next((text for text in (*stated, without, shown) if text), document_title)
    longer = next((text for text in stated if _is_longer(text, title, shown)), "")
    if longer:
        title = longer
    elif letters_of(title) == letters_of(without or shown):
        title = next(
            (form for form in (without, shown, text_of(heading)) if _says_in_as_many_words(form, title)), title
        )
    elif agreed := _agreed(title, shown):
        kicker, title = kicker or clean_line(shown.removesuffix(agreed)).rstrip(_SIGNS), agreed
    if kicker and letters_of(title).startswith(letters_of(kicker)):
        kicker = ""
    return title[:_TITLE_AT_MOST], kicker


def _says_in_as_many_words(form: str, title: str) -> bool:
    """Whether a form of a title has its letters, with no words run together or torn."""
    return letters_of(form) == letters_of(title) and len(form.split()) == len(title.split())


def _is_longer(text: str, title: str, shown: str) -> bool:
    """Whether a text is what the page shows, of which the title is only the end."""
    said, end = letters_of(text), letters_of(title)
    return said == letters_of(shown) and said != end and said.endswith(end)


def _agreed(stated: str, shown: str) -> str:
    """What two titles end with after quite different beginnings, each parted from it by a sign, or ""."""
    beginning, _, end = stated.partition(": ")
    before = shown.removesuffix(end).rstrip()
    if not end or before == shown or not before.endswith(_PARTING):
        return ""
    return "" if set(beginning.casefold().split()) & set(before.casefold().split()) else end


def stated_titles(page: Page, metas: dict[str, str]) -> list[str]:
    """What the page gives as its article's title, without the site's name, the surest first."""
    sites = {
        letters_of(name) for name in (*page.structured.publishers, metas.get("og:site_name", "")) if letters_of(name)
    }
    given = (page.structured.headline, metas.get("og:title", ""), metas.get("twitter:title", ""))
    shown = [letters_of(text_of(h)) for h in page.root.iter("h1")]
    return [_without_site(text[:_TITLE_AT_MOST], sites, shown) for text in given if text]


def _without_site(title: str, sites: Collection[str], shown: Collection[str]) -> str:
    """A title without the last part where that names the site, or where the page shows the rest as a heading.

    In East Asia the name of a section may stand before the site's.
    """
    found = _LAST_PART.fullmatch(title)
    if found is None:
        return title
    last, bare = letters_of(found["last"]), found["title"]
    if any(site in last or last in site for site in sites) or letters_of(bare) in shown:
        section = _SECTION.fullmatch(bare)
        return _without_site(section["title"] if section else bare, sites, shown)
    return title


def _kicker_near(heading: HtmlElement) -> HtmlElement | None:
    """The element called a kicker inside a heading, or shortly before it."""
    nearby = list(heading.iterdescendants())
    for around in (heading, *list(heading.iterancestors())[:3]):
        for before in list(around.itersiblings(preceding=True))[:3]:
            nearby += [before, *before.iterdescendants()]
    for element in nearby[:60]:
        if _KICKER.search(labels(element)) and 0 < len(text_of(element)) <= _KICKER_AT_MOST:
            return element
    return None


def _without(text: str, part: str) -> str:
    return clean_line(text.replace(part, " ", 1)).lstrip(_SIGNS)


def document_title(root: HtmlElement) -> str:
    element = root.find(".//title")
    return text_of(element) if element is not None else ""
