"""What the names of elements (class and id) say that they are: no part of the article, hidden, or its body.

Names are taken apart into words, whatever a site's habit: `related-links`, `c_relatedLinks` and `RelatedLinks` are
one name. Names that a framework gives for looks (`md:text-sm`, `has-ads`) say nothing.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import Literal, TypeAlias

from reader.extractor.elements import names

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SAYS_NOTHING = tuple(
    names(
        "tag- category- elementor has- no- is- post- type- status- format- js- wp-image max- min- text- bg- border-"
        " hover space- object- line- widget- wpb_ theme-"
    )
)
"""How names begin that say what an article is about, how a builder made it, or how it looks."""

_CHROME = names(
    "share shares sharing sharebar sharethis addthis addtoany socialbar signup cookie cookies consent gdpr cmp"
    " breadcrumb breadcrumbs crosslinking crosslink mostread popular trending outbrain taboola ad ads comment"
    " sharedaddy adslot adunit adbox adwrap adcontainer dfp gpt mpu anzeige werbung publicidad reklame annons"
    " comments disqus livefyre tags tag taglist tagcloud tagbox keywords toolbar tools print printbox printonly"
    " noprint bio dateline timestamp pagination pager navigation navbar nav masthead sidebar popup popover modal"
    " overlay lightbox poll feedback donate donation donations toc rating ratings login citewrapper jumplabel"
    " authorbox authorbio followus socialmedia player push appbanner apppromo upsell inlinesignup premiumbox"
    " abobox"
)
"""Words that alone say that an element is none of the article's."""

_BEGINNINGS = ("recommend", "recirc", "sponsor", "promo", "advert", "newsletter", "subscri", "byline", "related")
"""How words begin that say so."""

_PAIRS = names(
    "social:bar social:media social:links social:link social:icons social:icon social:buttons social:button"
    " social:follow social:list sign:up sign:in widget:area most:read most:viewed topic:list topics:list"
    " author:box author:info author:card author:details author:profile author:container author:description"
    " author:wrapper author:block about:author post:meta entry:meta article:meta meta:data skip:link skip:to"
    " site:header site:footer copyright:notice follow:us reading:time read:time abo:box person:details"
    " signature:author hint:box app:banner of:contents favorite:box news:letter"
)
"""Pairs of neighbouring words in one name that say so together."""

_POINTER = names("widget teaser teasers readmore readnext alsoread similar teaserbox teaserlist storylist linklist")
_POINTER_PAIRS = names(
    "more:on more:from more:stories more:news more:articles more:like more:about read:more read:next read:also"
    " also:read see:also link:list external:link cross:linking story:links"
)
"""Names of what points to another article, if it has a link: a lead is called a teaser just as well."""

_BODY = names(
    "articlebody storybody postbody entrycontent articlecontent postcontent storycontent articletext bodytext"
    " fulltext newstext richtext longtext"
)
_BODY_PAIRS = names(
    "article:body story:body post:body entry:content article:content post:content story:content article:text"
    " body:text content:body news:text news:body rich:text main:text full:text body:content story:text post:text"
    " text:body article:paragraphs body:copy copy:body detail:text"
)
_HIDDEN = re.compile(
    r"(?:^|\s)(?:hidden|hide|is-hidden|u-hidden|d-none|sr-only|srlabel|visually-?hidden|screen-?reader(?:-text|-only)?"
    r"|u-visually-hidden|hidecompletely|hiddenvisually|a11y-hidden|assistive-text|offscreen)(?=\s|$)",
    re.IGNORECASE,
)
_SHOWN_SOMEWHERE = re.compile(
    r"(?:^|\s)(?:\w{2,3}:(?:block|flex|grid|inline\S*|table\S*)|d-(?:\w{2,3}-)?(?:block|flex|inline\S*))(?=\s|$)"
)

Kind: TypeAlias = Literal["", "chrome", "pointer", "body"]


@lru_cache(maxsize=20_000)
def kind_of(name: str) -> Kind:
    """What one name, an element's class or id, says that it is: chrome, a pointer to other articles, or a body."""
    if name.startswith(_SAYS_NOTHING) or ":" in name:
        return ""
    words = [word.lower() for word in _WORD.findall(name[:200])]
    pairs = [f"{one}:{other}" for one, other in itertools.pairwise(words)]
    if not _CHROME.isdisjoint(words) or not _PAIRS.isdisjoint(pairs) or any(w.startswith(_BEGINNINGS) for w in words):
        return "chrome"
    if not _POINTER.isdisjoint(words) or not _POINTER_PAIRS.isdisjoint(pairs):
        return "pointer"
    if not _BODY.isdisjoint(words) or not _BODY_PAIRS.isdisjoint(pairs):
        return "body"
    return ""


def kinds_of(label: str) -> set[Kind]:
    """What the names in a label say."""
    return {kind_of(name) for name in label.split()}


def names_hidden(label: str) -> bool:
    """Whether a label says that a browser does not show the element on any screen."""
    return _HIDDEN.search(label) is not None and _SHOWN_SOMEWHERE.search(label) is None
