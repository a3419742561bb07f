"""DW's pages since spring 2023, those for AMP too.

Their `sc-*` classes are generated anew with each build and are never looked at.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.html import HtmlElement

from reader.extractor.sites.dw.house import bare_credit, leave_out_pleas
from reader.extractor.sites.dw.state import fill_format, read_state
from reader.extractor.sites.selectors import text
from reader.extractor.sites.site import Layout, Links, Pictures, Players, Posts, Slides

_KICKER = "[data-tracking-name=content-detail-kicker]"


def _address(figure: HtmlElement) -> str:
    """The address of a picture that scripts load in the size that suits the screen, "" for other pictures."""
    template = text("img@data-url", figure)
    return fill_format(template) if "${formatId}" in template else ""


PICTURES = Pictures("figure:has(img), figure:has(amp-img)", credit="small", url=_address, bare=bare_credit)

REACT = Layout(
    name="react",
    article="article:has(h1)",
    kicker=(f"{_KICKER} > span", ".kicker"),
    lead=".teaser-text",
    authors=".author-details .author",
    section=f"{_KICKER} > span:first-child",
    topics="section[data-tracking-name*=related] a[href*='/t-']",
    hero="figure",
    body=".content-block:has(.rich-text) > h2, .rich-text, .liveblog-post",
    left_out=".rich-text-ad, .advertisement, .gpt-slot, .feedback, .feedback-sidebar, amp-ad, amp-social-share",
    pictures=PICTURES,
    players=Players(
        ".vjs-wrapper, .yt-wrapper",
        title="h2, h3",
        seconds=("video@data-duration", "[data-duration]@data-duration"),
        url=("video@src", "audio@src", "source@src", "iframe@data-src", "iframe@src"),
    ),
    galleries=Slides(".image-gallery", slide="figure", pictures=PICTURES, title="h2, h3"),
    posts=Posts(".liveblog-post", title="h2, h3", author=".author", body=".rich-text"),
    related=Links(
        "section[data-tracking-name*=related], section[data-tracking-name*=dossier],"
        " section[data-tracking-name*=recommend]",
        links="a:not([href^='#']):not([href*='/t-'])",
        title="h2",
    ),
    readings={"p": leave_out_pleas},
    stated=read_state,
)

MEDIA = replace(
    REACT,
    name="media",
    paths=re.compile(r"/(?:video|audio|av|g)-\d+"),
    brief=True,
    article="body:has(h1)",
    body=".vjs-wrapper, .yt-wrapper, video, audio, amp-video, amp-audio, .image-gallery, .rich-text",
    players=Players(
        ".vjs-wrapper, .yt-wrapper, video, audio",
        title=("h2", "h3", "@title", "video@title", "audio@title"),
        seconds=("@data-duration", "[data-duration]@data-duration"),
        url=("@src", "video@src", "audio@src", "source@src", "iframe@data-src", "iframe@src"),
    ),
)
"""A page that is there for a video, a sound or a gallery: it may have no `article`, and few words."""
