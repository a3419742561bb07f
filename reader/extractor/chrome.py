"""What stands around an article is cut away before anybody looks for the article."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from reader.extractor.elements import is_inside, labels, names, text_of
from reader.extractor.measure import Measures

_ALWAYS = names("script style noscript template nav button input select textarea dialog menu svg canvas object embed")
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:"
    r"shar(?:e|ing)|sharebar|social-?(?:bar|media-?bar|links?|icons?|share|buttons?|follow)|addthis|print(?:-?only)?"
    r"|newsletters?|newsletter-?\w*|signup|sign-up|subscri(?:be|ption)-?\w*|cookies?|consent|gdpr|breadcrumbs?"
    r"|related\w*|recirc\w*|recommend\w*|more-?(?:on|from|stories|news|articles|like)|read-?(?:more|next|also)"
    r"|also-?read|most-?(?:read|popular|viewed)|popular|trending|outbrain|taboola|teasers|teaser-?(?:list|box|group)"
    r"|ad|ads|adv|advert\w*|anzeige|werbung|sponsor\w*|promo\w*|ad-?(?:slot|container|wrapper|label|unit|box)"
    r"|dfp|gpt|comments?|comment-?\w+|disqus|tags?|tag-?list|tags-?\w+|topics?-?list|keywords|toolbar|tools"
    r"|author-?(?:bio|box|info|card|details|profile)|about-?(?:the-)?author|bio|byline\w*|dateline|timestamp|post-?meta"
    r"|entry-?meta|article-?meta|meta-?data|pagination|pager|skip-?(?:link|to)|navigation|navbar|site-?header"
    r"|site-?footer|masthead|sidebar|popup|modal|overlay|lightbox|widget|poll|feedback|donate|donation|"
    r"copyright-?notice|audio-?player|video-?player|player|toc|table-of-contents|rating|follow-?us|push-?\w*"
    r"|live-?ticker-?teaser|infobox-?teaser|inline-?teaser|article-?teaser|login"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
_NEVER_CUT = frozenset({"html", "head", "body", "main", "article"})
_LINES = frozenset({"p", "a", "span", "strong", "em", "h2", "h3"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TEASER_AT_MOST = 450
_NO_NAMES = ("tag-", "category-", "elementor", "has-", "no-")
"""How classes begin that say what an article is about, or how a builder made it: they name no part of a page."""
_KEPT_PROSE = 0.3
"""The part of a page's prose from which nothing is cut away, whatever it is called."""


def prune(root: HtmlElement) -> None:
    """Take out of a page what is never an article's: navigation, forms' fields, sharing, related, advertisement.

    Names alone don't decide: an element that holds a good part of the page's prose stays, as does one around the
    article's title. `aria-hidden` and `paywall` can hold the text itself and mean nothing here.
    """
    for element in list(root.iter(*_ALWAYS)):
        if element.getparent() is not None:
            element.drop_tree()
    measures = Measures(root)
    limit = max(measures[root].prose * _KEPT_PROSE, 1)
    for element in list(root.iterdescendants()):
        if not _is_attached(element, root):
            continue
        if _is_chrome(element) and not _is_needed(element, measures, limit):
            element.drop_tree()
        elif element.tag in _HEADINGS and (teaser := _teaser_around(element, measures)) is not None:
            teaser.drop_tree()


def _is_attached(element: HtmlElement, root: HtmlElement) -> bool:
    return element.tag not in _NEVER_CUT and is_inside(element, root)


def _is_chrome(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or _HIDDEN.search((element.get("style") or "")[:500]):
        return True
    if (element.get("role") or "").lower() in _ROLES or element.tag in ("aside", "footer"):
        return True
    called = " ".join(word for word in labels(element).split() if not word.startswith(_NO_NAMES))
    return bool(called) and _CHROME.search(called) is not None


def _is_needed(element: HtmlElement, measures: Measures, limit: float) -> bool:
    measure = measures[element]
    if element.tag in _LINES and measure.text > 200:
        return measure.link_share < 0.5
    if element.find(".//h1") is not None or element.xpath(".//*[@itemprop='articleBody']"):
        return True
    return measure.prose >= limit


def _teaser_around(heading: HtmlElement, measures: Measures) -> HtmlElement | None:
    """The box of another article's teaser: a heading that is a link as a whole, and the little around it."""
    if measures[heading].text < 15 or not (_links_out(heading) or heading.xpath("boolean(ancestor::a)")):
        return None
    box = heading
    for around in heading.iterancestors():
        if around.tag in _NEVER_CUT or around.find(".//h1") is not None or measures[around].text > _TEASER_AT_MOST:
            break
        box = around
    return box


def _links_out(heading: HtmlElement) -> bool:
    links = [link.get("href") or "#" for link in heading.iter("a")]
    return len(links) == 1 and not links[0].startswith("#") and _is_all_link(heading)


def _is_all_link(heading: HtmlElement) -> bool:
    return text_of(heading) == text_of(next(heading.iter("a")))
