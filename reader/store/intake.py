"""Feeds' answers, taken into the library several at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from reader.model.article import Merged
from reader.model.errors import NotFound
from reader.model.ports import Answer
from reader.store.articles import Articles
from reader.store.database import Database
from reader.store.feeds import Feeds
from reader.store.renewal import LateWords

_TOGETHER: Final = 300
"""Entries of several answers that are brought in by one transaction: each costs the index a part of its own, and
nobody should wait long for a turn."""


class Intake:
    """Implements `model.ports.IntakeStore`. It raises `Busy` and `LibraryError` as `Database` does."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._feeds = Feeds(database)
        self._articles = Articles(database)

    def take_in(self, answers: Sequence[Answer], now: datetime) -> tuple[Merged | None, ...]:
        """Brings answers in, in their order, with what their feeds say of themselves and the pages they want.

        Gives what each brought, None for a feed that was removed meanwhile.
        """
        taken: list[Merged | None] = []
        for some in _parts(answers):
            if len(some) == 1:  # it may be long, and is taken in by itself
                taken.append(self._take_in(some[0], now))
                continue
            with self._database.writing() as connection:
                late = LateWords()
                taken += [self._take_in(answer, now, late) for answer in some]
                late.write(connection)
        return tuple(taken)

    def _take_in(self, answer: Answer, now: datetime, late: LateWords | None = None) -> Merged | None:
        self._feeds.describe(answer.feed_id, answer.parsed)
        try:
            merged = self._articles.merge(answer.feed_id, answer.seen, answer.decide, now, late)
        except NotFound:
            return None
        if answer.pages:
            self._articles.queue_pages(answer.feed_id, answer.pages, (), always=answer.always)
        return merged


def _parts(answers: Sequence[Answer]) -> Iterator[list[Answer]]:
    """The answers in as few parts as may be, one that is long by itself."""
    part: list[Answer] = []
    for answer in answers:
        if part and sum(len(one.seen) for one in (*part, answer)) > _TOGETHER:
            yield part
            part = []
        part.append(answer)
    if part:
        yield part
