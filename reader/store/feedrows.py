"""Feeds as rows and rows as feeds."""

from __future__ import annotations

import json
import sqlite3

from reader.model.feed import Feed, Login, PolledFeed, Polling, Rhythm
from reader.model.logins import part_login
from reader.model.times import from_seconds, to_seconds
from reader.store.columns import moment_or_none, seconds_or_none


def feed_of(row: sqlite3.Row, articles: int = 0, unread: int = 0) -> Feed:
    """The feed of a row, with the counts that are not in it."""
    return Feed(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        site=row["site"],
        language=row["language"],
        direction=row["direction"],
        folder=row["folder"],
        articles=articles,
        unread=unread,
        checked=moment_or_none(row["checked"]),
        error=row["error"],
        interval=row["interval"],
        full_text=row["full_text"],
        proxy=part_login(row["proxy"])[0] if row["proxy"] else "",
    )


def polled_of(row: sqlite3.Row) -> PolledFeed:
    """The feed of a row, as the poller sees it."""
    minutes, hours, days = json.loads(row["rhythm"])
    polling = Polling(
        etag=row["etag"],
        modified=row["modified"],
        body_hash=row["body_hash"],
        checked=moment_or_none(row["checked"]),
        succeeded=moment_or_none(row["succeeded"]),
        next_check=moment_or_none(row["next_check"]),
        held_until=moment_or_none(row["held_until"]),
        failures=row["failures"],
        error=row["error"],
        validated=moment_or_none(row["validated"]),
        stopped=bool(row["stopped"]),
        rhythm=Rhythm(minutes, frozenset(hours), frozenset(days)),
        moments=tuple(map(from_seconds, json.loads(row["moments"]))),
    )
    login = Login(row["login_user"], row["login_source"], row["login_secret"]) if row["login_source"] else None
    return PolledFeed(feed_of(row), polling, row["typed"], login, row["proxy"], row["seal"])


def polling_values(polling: Polling) -> dict[str, object]:
    """How a feed's polling stands, by the columns that keep it."""
    rhythm = polling.rhythm
    return {
        "etag": polling.etag,
        "modified": polling.modified,
        "body_hash": polling.body_hash,
        "checked": seconds_or_none(polling.checked),
        "succeeded": seconds_or_none(polling.succeeded),
        "next_check": seconds_or_none(polling.next_check),
        "held_until": seconds_or_none(polling.held_until),
        "failures": polling.failures,
        "error": polling.error,
        "validated": seconds_or_none(polling.validated),
        "stopped": polling.stopped,
        "rhythm": json.dumps([rhythm.minutes, sorted(rhythm.skip_hours), sorted(rhythm.skip_days)]),
        "moments": json.dumps([to_seconds(moment) for moment in polling.moments]),
    }


def login_values(login: Login | None) -> dict[str, str]:
    """What opens a feed, by the columns that keep it."""
    if login is None:
        return {"login_user": "", "login_source": "", "login_secret": ""}
    return {"login_user": login.user, "login_source": login.source, "login_secret": login.secret}
