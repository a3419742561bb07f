"""How each feed is: when it was asked, when it is asked next, and what goes wrong, in words for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from reader.model.due import LONGEST_HOLD, is_ahead
from reader.model.feed import PolledFeed
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.store import Database, Feeds
from reader.typeset import phrases

State: TypeAlias = Literal["fine", "new", "failing", "resting", "gone"]
"""Answered well the last time; never asked; failed; left alone as its server asks; not asked any more."""


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """One feed's health: `next_check` is None where it is asked at once or (`gone`) never; `words` say it all."""

    id: int
    title: str
    url: str
    state: State
    checked: datetime | None
    succeeded: datetime | None
    next_check: datetime | None
    failures: int
    error: str
    words: str


def feed_health(database: Database, now: datetime) -> tuple[FeedHealth, ...]:
    """The health of all feeds: those that need a look first, then in the order they were added."""
    feeds = Feeds(database)
    held = feeds.held_hosts(now)
    found = [_health(polled, held.get(host_of(polled.asked)), now) for polled in feeds.polled()]
    return tuple(sorted(found, key=lambda one: one.state in {"fine", "new"}))


def upcoming(moment: datetime | None, now: datetime) -> str:
    """How long until a moment: `now`, `5 min`, `3 h`, `2 d`, then the date."""
    return phrases.age(now, moment) if moment is not None and moment > now else _("now")


def _health(polled: PolledFeed, host_held: datetime | None, now: datetime) -> FeedHealth:
    feed, polling = polled.feed, polled.polling
    ahead = is_ahead(polling.checked, now)
    holds = [
        one for one in (host_held, None if ahead else polling.held_until) if one and now < one <= now + LONGEST_HOLD
    ]
    held = max(holds, default=None)
    next_check = None if polling.stopped or ahead else polling.next_check
    if held is not None and not polling.stopped:
        next_check = max(held, next_check or held)
    state: State = "fine"
    if polling.stopped:
        state = "gone"
    elif held is not None:
        state = "resting"
    elif polling.error:
        state = "failing"
    elif polling.checked is None:
        state = "new"
    return FeedHealth(
        id=feed.id,
        title=feed.title,
        url=feed.url,
        state=state,
        checked=polling.checked,
        succeeded=polling.succeeded,
        next_check=next_check,
        failures=polling.failures,
        error=polling.error,
        words=_words(polled, state, next_check, now),
    )


def _words(polled: PolledFeed, state: State, next_check: datetime | None, now: datetime) -> str:
    polling = polled.polling
    match state:
        case "new":
            return _("Not asked yet.")
        case "fine":
            return _("Fine.")
        case "gone":
            return polling.error
        case "resting":
            rest = _("Its server wants to be left alone for {}.").format(upcoming(next_check, now))
            return f"{polling.error} {rest}".strip()
    failed = ""
    if polling.failures > 1:
        failed = ngettext("It failed {} time in a row.", "It failed {} times in a row.", polling.failures)
        failed = failed.format(polling.failures)
    return f"{polling.error} {failed}".strip()


def host_of(url: str) -> str:
    """The host that an address names; "" where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
