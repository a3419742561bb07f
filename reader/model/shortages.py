"""Why less than an article is here, in words: the one place for what poller, screen and command line say of it."""

from __future__ import annotations

from typing import Final

from reader.model.article import Article, Short
from reader.model.texts import deferred
from reader.model.texts import gettext as _

HOLLOW: Final[frozenset[Short]] = frozenset({"consent", "teasers", "error"})
"""What a page shows that is short in one of these ways is no part of the article."""

KEPT_BACK: Final = deferred("The site asks programs not to fetch this page ahead.")
"""What is said of a page that comes by a person's wish alone."""


def why(short: Short) -> str:
    """The reason as the second half of a sentence, without its full stop; "" where there is none."""
    match short:
        case "paywall":
            return _("the site sells the rest")
        case "consent":
            return _("the site asks for consent first")
        case "script":
            return _("the page's own scripts bring it, and none are run here")
        case "teasers":
            return _("the page only points to other articles")
        case "error":
            return _("the page says that something went wrong")
        case "less":
            return _("the page gives less")
    return ""


def nothing_found(short: Short) -> str:
    """What is said of a page that gave no article."""
    reason = why(short)
    return (
        _("No article was found on the page: {}.").format(reason) if reason else _("No article was found on the page.")
    )


def explained(article: Article) -> str:
    """What of an article is here, and why no more; "" for one that nothing is known to be missing of."""
    reason = why(article.short)
    if not reason:
        return ""
    if article.from_feed:
        return _("This is the feed's own text: {}.").format(reason)
    if article.ready == "full":
        return _("Only the beginning is here: {}.").format(reason)
    here = _("Only the teaser is here: {}.") if article.ready == "teaser" else _("Only the title is here: {}.")
    return here.format(reason)
