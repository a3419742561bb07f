"""What the lines around the panes say. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from reader.library.reading import Counts
from reader.model.article import Article
from reader.model.feed import Feed
from reader.model.shortages import explained
from reader.model.texts import gettext as _
from reader.model.texts import number as written
from reader.tui.places import Place
from reader.typeset import phrases


def facts(place: Place, counts: Counts, activity: str, *, offline: bool) -> tuple[str, ...]:
    """The top line: where one is, what is unread, what goes on or went on last, and whether nothing may go on."""
    return (
        f"{place.title} = {place.narrowing}" if place.narrowing else place.title,
        _unread(place, counts.unread),
        activity,
        _("offline") if offline else "",
    )


def refreshed(feeds: Iterable[Feed], now: datetime) -> str:
    """When a feed last answered well; "" where none ever did."""
    checked = [feed.checked for feed in feeds if feed.checked and not feed.error]
    if not checked:
        return ""
    if (now - max(checked)).total_seconds() < 60:
        return _("refreshed just now")
    return _("refreshed {} ago").format(phrases.age(max(checked), now))


def empty(place: Place, feed: Feed | None, counts: Counts) -> str:
    """What a list without articles says: why, and the key that helps."""
    if feed is not None and feed.error:
        return _("{} r tries again.").format(feed.error)
    if place.search or place.narrowing:
        return _("Nothing matches. esc goes back.")
    if not counts.all:
        return _("No article is here yet. R refreshes all feeds, a adds one.")
    return _("No article is here.")


def list_head(shown: int, waiting: int, selected: int = 0, arranged: str = "", *, is_whole: bool = True) -> str:
    """Above the list: how many articles it has, so far where it is not whole, and how many are selected, how many wait
    to be taken into it, and in what order they stand where that is not the usual one."""
    number = (_("Articles {}") if is_whole else _("Articles {}+")).format(written(shown))
    chosen = _("{} selected").format(selected) if selected else ""
    new = _("{} new, g n shows them").format(written(waiting)) if waiting else ""
    return " " + " · ".join(filter(None, (number, chosen, new, arranged)))


def missing(article: Article, *, offline: bool) -> str:
    """What to say under an article that is not here in full; "" for one that is."""
    is_coming = article.fetch == "queued" and not offline
    if article.short and not is_coming:
        return _("{} o opens it in the browser.").format(explained(article))
    if article.ready == "full":
        return ""
    if article.fetch == "failed":
        return _("The full article could not be fetched: {} x tries again.").format(_(article.fetch_error))
    if offline:
        return _("Offline. The full article is not here yet.")
    if article.fetch == "queued":
        return _("The full article is on its way.")
    return _("The full article is not here yet. x fetches it.")


def _unread(place: Place, number: int) -> str:
    whole = place.query in {"", "is:unread"} and place.feed is None and not place.narrowing
    return (_("{} unread") if whole else _("{} unread in all")).format(written(number))
