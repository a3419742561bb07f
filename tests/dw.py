"""Deutsche Welle's real pages and the article that the project began from, where they lie beside the checkout.

Nothing of them is kept in the project: tests read them from the folder of real samples, and are skipped without it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

PAGES: Final = ("classic-en-2020", "classic-de-2023", "react-de-2024")
"""Real pages, in `dw/pages`: both of DW's layouts."""

HAND_READ: Final = ("classic-de-2023", "react-de-2024")
"""The pages of which `read_expected` knows everything."""

HOME: Final = "https://www.dw.com"

NEVER_IN_BODY: Final = (
    "javascript",
    "advertisement",
    "anzeige",
    "facebook",
    "twitter",
    "permalink",
    "newsletter",
    "feedback",
    "watch video",
    "redaktion empfiehlt",
    "dw recommends",
)
"""In lower case, what stands around an article on DW's pages."""

_KICKER = re.compile(r'<h4 class="artikel">(.*?)</h4>|content-detail-kicker[^>]*><span>(.*?)</span>')
_LEAD = re.compile(r'<p class="(?:intro|[^"]*teaser-text[^"]*)">(.*?)</p>', re.DOTALL)
_CANONICAL = re.compile(rf'rel="canonical" href="{re.escape(HOME)}(/[^"]*)"')
_CREDIT = re.compile(r"\((Getty Images/[^()]*)\)$")


@dataclass(frozen=True)
class Expected:
    """What a person who read a page by hand found on it; `texts` are subheads and paragraphs in their order."""

    title: str
    lead: str
    authors: list[str]
    texts: list[str]
    subheads: list[str]


def read_page(shared: Path, name: str) -> str:
    """The HTML of one of `PAGES`."""
    return (shared / "dw" / "pages" / f"{name}.html").read_text("utf-8")


def read_expected(shared: Path, name: str) -> Expected:
    """What one of `HAND_READ` holds."""
    page: dict[str, Any] = json.loads((shared / "dw" / "pages" / "expected.json").read_text("utf-8"))[name]
    sections = page["body"]["sections"]
    return Expected(
        title=line(page["title"]),
        lead=line(" ".join(page["body"]["summary"])),
        authors=page["authors"],
        texts=[line(text) for part in sections for text in (*part["headline"], *part["paragraphs"])],
        subheads=[line(text) for part in sections for text in part["headline"]],
    )


def head_of(html: str) -> tuple[str, str]:
    """The kicker (its first part, where it has several) and the lead that a page shows."""
    kicker, lead = _KICKER.search(html), _LEAD.search(html)
    assert kicker
    assert lead
    return unescape(kicker[1] or kicker[2]), line(unescape(lead[1]))


def path_of(html: str) -> str:
    """The path of the address that a page states as its own."""
    canonical = _CANONICAL.search(html)
    assert canonical
    return canonical[1]


def line(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Seed:
    """The article that the project began from: its parts, as the plain text of a whole page holds them.

    `body` has all between the lead and the video, the byline last. `around` are the headings of what follows.
    """

    window: str
    skip_list: tuple[str, ...]
    kicker: str
    title: str
    lead: str
    body: tuple[str, ...]
    video: str
    around: tuple[str, ...]

    SUBHEAD = "Biggest loss yet"
    BYLINE = "aw/mkg (dpa, Reuters, AFP)"

    @classmethod
    def read(cls, shared: Path) -> Seed:
        """The seed's parts."""
        window, *lines = (shared / "dw" / "text" / "seed-2016-en.txt").read_text("utf-8").splitlines()
        skip_list = tuple(text.split(".", 1)[1].strip() for text in lines[:6])
        kicker, title, lead, *rest = [text for text in lines[6:] if text.strip()]
        end = rest.index(cls.BYLINE) + 1
        _, video, *around = rest[end:]
        return cls(window, skip_list, kicker, title, lead, tuple(rest[:end]), video, tuple(around))

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Caption and credit of each picture."""
        return [(text, credit[1]) for before, text in self._pairs() if (credit := _CREDIT.search(before))]

    @property
    def paragraphs(self) -> list[str]:
        """The running text, without subhead, captions and byline, each with single spaces."""
        apart = {self.SUBHEAD, self.BYLINE, *(caption for caption, _ in self.figures)}
        return [line(text) for text in self.body if text not in apart and not _CREDIT.search(text)]

    @property
    def left_out(self) -> tuple[str, ...]:
        """What stands on the page and is no part of the running text."""
        captions = tuple(caption for caption, _ in self.figures)
        return (*self.skip_list, "Watch video", "DW recommends", "Audios and videos", "aw/mkg", *captions)

    def page(self) -> str:
        """The seed in a page of the classic layout."""
        jumps = "".join(f"<li><a href='#x'>{escape(text)}</a></li>" for text in self.skip_list)
        body = "".join(self._marked_up())
        related = "".join(
            f'<h4>{escape(heading)}</h4><div class="group"><div class="linkList intern"><a href="/en/x/a-{number}">'
            f"<h2>Another article number {number}</h2></a></div></div>"
            for number, heading in enumerate(self.around)
        )
        details = "<ul class='smallList'><li><strong>Date</strong> 05.12.2016</li></ul>"
        return (
            f"<html lang='en'><head><title>{escape(self.window)}</title></head><body><ol>{jumps}</ol>"
            f'<div id="bodyContent"><div class="col3"><h4 class="artikel">{escape(self.kicker)}</h4>'
            f'<h1>{escape(self.title)}</h1><p class="intro">{escape(self.lead)}</p>'
            f'<div id="sharing-bar"><p class="sharing-item">Share</p></div>'
            f'<div class="group"><div class="longText">{body}{self._video_box()}</div></div>{related}'
            f'<div class="group">{details}</div></div></div></body></html>'
        )

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Each text of the body after the one before it."""
        return zip(("", *self.body), self.body, strict=False)

    def _marked_up(self) -> Iterator[str]:
        for before, text in self._pairs():
            if _CREDIT.search(text):  # it goes into the picture that the next text is the caption of
                continue
            if _CREDIT.search(before):
                picture = f'<img src="/image/1_404.jpg" alt="{escape(before)}">'
                caption = f'<a class="overlayLink" href="#">{picture}</a><p>{escape(text)}</p>'
                yield f'<div class="picBox medium">{caption}</div>'
            elif text == self.SUBHEAD:
                yield f"<p><strong>{escape(text)}</strong></p>"
            else:
                yield f"<p>{escape(text)}</p>"

    def _video_box(self) -> str:
        return (
            '<div class="col3 right"><div class="imgTeaserL video"><div class="mediaItem">'
            '<input type="hidden" name="player_type" value="video">'
            '<input type="hidden" name="file_duration" value="69">'
            f'<input type="hidden" name="media_title" value="{escape(self.video)}">'
            f'<span class="playBtnText">Watch video</span><span>01:09</span><h2>{escape(self.video)}</h2>'
            "</div></div></div>"
        )
