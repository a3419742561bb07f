"""Which validators (`ETag`, `Last-Modified`) go with a question, and which an answer leaves. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from reader.model.due import SHORTEST
from reader.model.feed import Polling
from reader.model.ports import Response

KEPT: Final = timedelta(days=8)
"""For so long validators are sent; then the feed is asked for whole once, in case its server always says "no news"."""


def to_send(polling: Polling, now: datetime) -> tuple[str, str]:
    """Both validators as the server gave them, or "" twice where there are none or they are too old."""
    if polling.validated is None or not -SHORTEST <= now - polling.validated < KEPT:
        return "", ""
    return polling.etag, polling.modified


def after_answer(polling: Polling, response: Response, now: datetime) -> Polling:
    """How polling stands with the validators of a good answer: a whole one's own, and what a 304 renews of them."""
    if response.status == 304:
        return replace(polling, etag=response.etag or polling.etag, modified=response.modified or polling.modified)
    given = bool(response.etag or response.modified)
    return replace(polling, etag=response.etag, modified=response.modified, validated=now if given else None)


def after_failure(polling: Polling, now: datetime) -> Polling:
    """How polling stands after a question that failed: one that was asked without validators is not repeated so."""
    left_out = bool(polling.etag or polling.modified) and to_send(polling, now) == ("", "")
    return replace(polling, validated=now) if left_out else polling
