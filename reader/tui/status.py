"""What the lines around the panes say. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from reader.library.reading import Counts
from reader.model.article import Article
from reader.model.feed import Feed
from reader.tui.places import Place
from reader.typeset import phrases


def facts(place: Place, counts: Counts, activity: str, *, offline: bool) -> tuple[str, ...]:
    """The top line: where one is, what is unread, what goes on or went on last, and whether nothing may go on."""
    return (
        f"{place.title} = {place.narrowing}" if place.narrowing else place.title,
        ngettext("{} unread", "{} unread", counts.unread).format(counts.unread),
        activity,
        _("offline") if offline else "",
    )


def refreshed(feeds: Iterable[Feed], now: datetime) -> str:
    """When a feed was asked last; "" where none ever was."""
    checked = [feed.checked for feed in feeds if feed.checked]
    if not checked:
        return ""
    if (now - max(checked)).total_seconds() < 60:
        return _("refreshed just now")
    return _("refreshed {} ago").format(phrases.age(max(checked), now))


def list_head(shown: int, waiting: int) -> str:
    """Above the list: how many articles it has, and how many wait to be taken into it."""
    head = " " + _("Articles {}").format(shown)
    return head + _(" · {} new, g n shows them").format(waiting) if waiting else head


def missing(article: Article, *, offline: bool) -> str:
    """What to say under an article that is not here in full; "" for one that is."""
    if article.ready == "full":
        return ""
    if article.fetch == "failed":
        return _("The full article could not be fetched: {} x tries again.").format(article.fetch_error)
    if offline:
        return _("Offline. The full article is not here yet.")
    if article.fetch == "queued":
        return _("The full article is on its way.")
    return _("The full article is not here yet. x fetches it.")
