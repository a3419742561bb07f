"""Programs of the person's that are told of new articles: run without a shell, with JSON on their standard input.

The JSON is `{"query": ..., "articles": [...]}`, each article as `list --json` prints it. What is told with a
notification is handed over as arguments: a title, and the articles' titles. A program gets nothing else from outside.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.library.exporting import article_values
from reader.model import filters
from reader.model.article import Article
from reader.model.errors import NewsreaderError, ProgramFailed
from reader.model.ports import Clock
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _
from reader.programs import run_program
from reader.settings.schema import Hooks
from reader.store import Database, Listing

MOST: Final = 200
"""New articles that one program is told of; more come when somebody returns after weeks."""

_NAMED: Final = 3
_PATIENCE: Final = 30.0
"""Seconds that a program may take."""


@dataclass(frozen=True, slots=True)
class _Hook:
    """What is run for new articles that match a query; as a notification, or with JSON."""

    query: str
    command: Sequence[str]
    notifies: bool


class HookRunner:
    """Tells programs of what arrived between `begin` and `finish`. Does nothing where there are no hooks."""

    def __init__(self, database: Database, wishes: Hooks, clock: Clock) -> None:
        self._listing = Listing(database)
        self._hooks = tuple(_hooks(wishes))
        self._clock = clock
        self._since = 0

    async def begin(self) -> None:
        """Notes what is here already. Raises `Busy` and `LibraryError`."""
        if self._hooks:
            self._since = await asyncio.to_thread(self._listing.newest_arrival)

    async def finish(self) -> tuple[str, ...]:
        """Runs the programs, one after the other; gives a sentence for each that failed.

        Raises `Busy` and `LibraryError`.
        """
        told = [await self._run(hook) for hook in self._hooks]
        return tuple(filter(None, told))

    async def _run(self, hook: _Hook) -> str:
        try:
            articles = await asyncio.to_thread(self._arrived, hook.query)
        except NewsreaderError as error:
            return _("The query of a hook ({}): {}").format(clean_line(hook.query), error)
        if not articles:
            return ""
        if hook.notifies:
            return await _tell([*hook.command, *notification(articles)], b"")
        content = {"query": hook.query, "articles": [article_values(article) for article in articles]}
        return await _tell(hook.command, json.dumps(content).encode())

    def _arrived(self, query: str) -> tuple[Article, ...]:
        ids = self._listing.arrivals(filters.parse(query), self._clock(), self._since, MOST)
        return self._listing.rows(ids)


def notification(articles: Sequence[Article]) -> tuple[str, str]:
    """A title and a text for a notification. Neither begins with a dash, which a program could take for an option."""
    number = len(articles)
    title = _("1 new article") if number == 1 else _("{}{} new articles").format(number, "+" if number == MOST else "")
    named = [f"• {shorten(clean_line(article.title), 100)}" for article in articles[:_NAMED]]
    return title, "\n".join([*named, *(["• …"] if number > _NAMED else [])])


async def _tell(command: Sequence[str], content: bytes) -> str:
    """Runs a program with `content` on its standard input; "", or a sentence why it failed."""
    try:
        await run_program(command, content, seconds=_PATIENCE)
    except ProgramFailed as error:
        return str(error)
    return ""


def _hooks(wishes: Hooks) -> Iterator[_Hook]:
    if wishes.notify:
        yield _Hook(wishes.notify_query, wishes.notify, notifies=True)
    yield from (_Hook(query, command, notifies=False) for query, *command in wishes.run)
