"""Reading: views that stay as they were opened, rows, stories, and the text around what was looked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.model.errors import NotFound
from reader.model.texts import gettext as _
from reader.store.database import Database
from reader.store.lines import Line, read_lines
from reader.store.listing import Listing
from reader.store.matches import Matches
from reader.store.orders import Group, Grouping, Groups, Order

if TYPE_CHECKING:
    from reader.library.excerpts import Excerpt
    from reader.model.article import Article, Story
    from reader.model.completion import Vocabulary
    from reader.model.terms import Filter
    from reader.store.provenance import Provenance

__all__ = ["Counts", "Group", "Grouping", "Order", "Reading", "View"]


class View(NamedTuple):
    """What matched a query when it was opened: what is seen here stays, whatever is read or arrives.

    `ids` are the articles' ids in their order, read from the library as far as they are looked at; `feed` is a feed's
    id, or None for all.
    """

    query: str
    feed: int | None
    ids: Matches

    @property
    def arrival(self) -> int:
        """The newest arrival number of the moment when it was opened."""
        return self.ids.arrival


class Counts(NamedTuple):
    """How many articles there are, unread and starred."""

    all: int
    unread: int
    starred: int


class Reading:
    """The library, to be read. Nothing here needs a network, and nothing here marks anything."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._listing = Listing(database)
        self._groups = Groups(database)

    def open(self, query: str = "", *, feed: int | None = None, now: datetime, order: Order = "newest") -> View:
        """What matches `query` (see `model.filters`) as of `now`, of one feed or of all, in an order.

        Raises `QueryError` for a query that can't be understood.
        """
        term = _parsed(query) if query.strip() else None
        return View(query, feed, self._listing.ids(term, now, feed, order))

    def in_order(self, view: View, order: Order) -> View:
        """The same articles in another order, those that were read or hidden since too; not in that of the best."""
        return View(view.query, view.feed, self._listing.in_order(view.ids, order))

    def groups(self, ids: Sequence[int], grouping: Grouping) -> tuple[Group, ...]:
        """Where groups begin among articles, which are in an order that keeps each together."""
        return self._groups.of(ids, grouping)

    def waiting(self, view: View, now: datetime) -> int:
        """How many articles have arrived that `view` would show, were it opened again."""
        return self._listing.arrived(_parsed(view.query), now, view.feed, view.arrival)

    def rows(self, ids: Sequence[int]) -> tuple[Article, ...]:
        """The articles of `ids` in the order asked; missing ones are skipped."""
        return self._listing.rows(ids)

    def lines(self, ids: Sequence[int]) -> tuple[Line, ...]:
        """What a line says of each of the articles of `ids`; missing ones are skipped."""
        return read_lines(self._database, ids)

    def first_unread(self, ids: Sequence[int]) -> int | None:
        """The place in `ids` of the first article that is unread; those that are gone or out of sight don't count."""
        from reader.store.unread import first_unread

        return first_unread(self._database, ids)

    def story(self, article_id: int) -> Story:
        """An article with its body. Raises `NotFound`."""
        for story in self._listing.stories([article_id]):
            return story
        raise NotFound(_("There is no article {}.").format(article_id))

    def stories(self, ids: Sequence[int]) -> tuple[tuple[Story, Provenance], ...]:
        """The articles of `ids` with their bodies and where they come from, in the order asked; missing ones are
        skipped."""
        from reader.store.provenance import provenance_of

        origins = provenance_of(self._database, ids)
        stories = self._listing.stories(ids)
        return tuple((story, origins[story.article.id]) for story in stories if story.article.id in origins)

    def find(self, name: str) -> int:
        """The id of the article that a person names by its id or its address. Raises `NotFound`."""
        name = name.strip()
        if name.isascii() and name.isdigit():
            found = [article.id for article in self.rows([int(name[:18])])]
        else:
            known = self._listing.find(_spellings(name))
            found = [] if known is None else [known]
        if not found:
            raise NotFound(_("There is no article “{}” here.").format(name))
        return found[0]

    def excerpts(self, ids: Sequence[int], query: str) -> dict[int, Excerpt]:
        """For each article whose lead, body or captions hold words of `query`, the text around the first match.

        Raises `QueryError`.
        """
        from reader.library.excerpts import excerpt_of
        from reader.model.terms import shown_texts

        sought = [text for text in shown_texts(_parsed(query)) if text.field == "any"]
        if not sought:
            return {}
        with self._database.reading():  # which says what is wrong with a body that is damaged
            texts = self._listing.texts(ids)
            excerpts = {article_id: excerpt_of(said, sought) for article_id, said in texts.items()}
        return {article_id: excerpt for article_id, excerpt in excerpts.items() if excerpt}

    def counts(self) -> Counts:
        """How many articles there are, unread and starred."""
        totals = self._listing.totals()
        return Counts(totals.articles, totals.unread, totals.starred)

    def vocabulary(self) -> Vocabulary:
        """What there is that a query can name, for `completion.complete`."""
        from reader.store.vocabulary import read_vocabulary

        return read_vocabulary(self._database)

    def version(self) -> int:
        """A number that changes when another process, or another connection of this one, wrote to the library."""
        return self._database.version()


def _parsed(query: str) -> Filter:
    from reader.model.filters import parse  # a list of all that is here needs no language of queries

    return parse(query)


def _spellings(address: str) -> tuple[str, ...]:
    """An address as it may be kept: with either scheme, with and without a slash at its end."""
    rest = address.split("://", 1)[-1].split("#", 1)[0].rstrip("/")
    return address, *(f"{scheme}://{rest}{end}" for scheme in ("https", "http") for end in ("", "/"))
