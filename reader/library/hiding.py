"""Why an article is out of sight, or not in the view at hand, for a person who misses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reader.model import filters
from reader.model.terms import And, Filter, Is, Or
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.store import Database, Mute, Sight, Sights
from reader.typeset import phrases

__all__ = ["Hiding", "Why"]


@dataclass(frozen=True, slots=True)
class Why:
    """How an article stands in the library (`sight`), and in a view of `query`.

    `matches` is false where the view leaves it out; `is_read` is true where it does so for the article is read and the
    view asks for what is unread.
    """

    article_id: int
    sight: Sight
    query: str
    matches: bool
    is_read: bool

    @property
    def shown(self) -> bool:
        """Whether the view shows it."""
        return self.sight.in_sight and self.matches

    @property
    def sentence(self) -> str:
        """All of it, for a person."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        sight = self.sight
        if not sight.here:
            yield _("It was deleted; your marks are kept, should it come back.")
            return
        if sight.removed:
            yield _removed(sight.removed)
        if sight.hidden:
            yield _("You hid it on {}.").format(phrases.day(sight.hidden))
        for rule in sight.rules:
            yield _muting(rule, starred=sight.starred is not None)
        if self.is_read:
            yield _("It is read, and this view shows what is unread.")
        elif not self.matches:
            yield _("It does not match “{}”.").format(self.query)
        if self.shown:
            yield _("It is in sight.")


class Hiding:
    """Answers for single articles; a few milliseconds each."""

    def __init__(self, database: Database) -> None:
        self._sights = Sights(database)

    def why(self, article_id: int, now: datetime, query: str = "") -> Why:
        """Why an article is not in a view of `query` as of `now`, if it is not.

        Raises `NotFound` for an article of which nothing is known, `QueryError`.
        """
        term = filters.parse(query)
        sight = self._sights.of(article_id)
        if not sight.here or sight.removed:
            return Why(article_id, sight, query, matches=True, is_read=False)
        matches = self._sights.meets(article_id, term, now)
        is_read = bool(not matches and sight.read and self._sights.meets(article_id, _whether_read(term), now))
        return Why(article_id, sight, query, matches, is_read)


def _whether_read(term: Filter) -> Filter:
    """A filter that asks for the same, whether it is read or not."""
    match term:
        case Is("unread"):
            return And()
        case And(terms):
            return And(tuple(map(_whether_read, terms)))
        case Or(terms):
            return Or(tuple(map(_whether_read, terms)))
    return term


def _muting(rule: Mute, *, starred: bool) -> str:
    if starred:
        return _("The rule “{}” would mute it, but for its star.").format(rule.query)
    if rule.until:
        return _("The rule “{}” mutes it until {}.").format(rule.query, phrases.day(rule.until))
    return _("The rule “{}” mutes it.").format(rule.query)


def _removed(titles: tuple[str, ...]) -> str:
    names = ", ".join(_("“{}”").format(title) for title in titles)
    return ngettext("Its feed {} was removed.", "Its feeds {} were removed.", len(titles)).format(names)
