"""Which validators (`ETag`, `Last-Modified`) go with a question, and which an answer leaves. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from reader.model.due import SHORTEST
from reader.model.feed import Polling
from reader.model.ports import Response

KEPT: Final = timedelta(days=8)
"""For so long validators are sent; then the feed is asked for whole once, in case its server always says "no news"."""

_TAIL: Final = 4_000
"""Bytes in which a feed ends, with what its server may have added to it."""

_END: Final = re.compile(rb"</(?:[\w.-]+:)?(?:rss|rdf|feed)\s*>|(?:</channel\s*>|\})\s*\Z", re.IGNORECASE)


def to_send(polling: Polling, now: datetime) -> tuple[str, str]:
    """Both validators as the server gave them, or "" twice where there are none or they are too old."""
    if polling.validated is None or not -SHORTEST <= now - polling.validated < KEPT:
        return "", ""
    return polling.etag, polling.modified


def after_answer(polling: Polling, response: Response, now: datetime) -> Polling:
    """How polling stands with the validators of a good answer: a whole one's own, and what a 304 renews of them.

    Those of a torn one stand for what never came.
    """
    if _is_torn(response):
        return polling
    if response.status == 304:
        return replace(polling, etag=response.etag or polling.etag, modified=response.modified or polling.modified)
    given = bool(response.etag or response.modified)
    return replace(polling, etag=response.etag, modified=response.modified, validated=now if given else None)


def _is_torn(response: Response) -> bool:
    """Whether a body of which nobody said where it ends lacks the end that feeds have."""
    tail = response.body[-_TAIL:].replace(b"\0", b"")  # of UTF-16
    return response.status != 304 and response.open_ended and not _END.search(tail)


def after_failure(polling: Polling, now: datetime) -> Polling:
    """How polling stands after a question that failed: one that was asked without validators is not repeated so."""
    left_out = bool(polling.etag or polling.modified) and to_send(polling, now) == ("", "")
    return replace(polling, validated=now) if left_out else polling
