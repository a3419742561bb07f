"""What a rule that hides can be made of, from an article at hand, and when it can end. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from reader.model.article import Article
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.tui.screens.choosing import Choice
from reader.typeset import phrases


@dataclass(frozen=True, slots=True)
class Offer:
    """A query for a rule; `kind` says what it asks for. Where `open` it is to be changed before it is taken."""

    kind: str
    title: str
    query: str
    open: bool = False

    @property
    def said(self) -> str:
        """What it would hide, for a person."""
        return _("{} “{}”").format(self.kind, self.title)


@dataclass(frozen=True, slots=True)
class End:
    """When a rule ends; None for never."""

    moment: datetime | None


def offers(article: Article | None) -> tuple[Offer, ...]:
    """What an article is about, who wrote it and where it stands; then its words, and whatever else a person types."""
    return (*_offers(article), Offer(_("query"), _("words of your own …"), "", open=True))


def _offers(article: Article | None) -> Iterator[Offer]:
    if article is None:
        return
    topics = {topic.casefold(): topic for topic in article.topics if topic.strip()}
    if article.kicker:
        yield Offer(_("topic"), article.kicker, f"kicker:{_quoted(article.kicker)}")
        topics.pop(article.kicker.casefold(), None)
    for topic in topics.values():
        yield Offer(_("topic"), topic, f"topic:{_quoted(topic)}")
    for author in article.authors:
        yield Offer(_("author"), author, f"author:{_quoted(author)}")
    for feed in article.feeds:
        yield Offer(_("feed"), feed, f"feed:{_quoted(feed)}")
    yield Offer(_("words"), _("words of its title …"), f"title:{_quoted(article.title)}", open=True)


def ends(now: datetime) -> list[Choice[End]]:
    """The usual ends of a rule."""
    spans = ((_("a day"), 1), (_("a week"), 7), (_("a month"), 30))
    moments = [(title, now + timedelta(days=days)) for title, days in spans]
    return [
        Choice(End(None), _("for good")),
        *(Choice(End(moment), title, after=phrases.day_and_time(moment)) for title, moment in moments),
    ]


def end_on(text: str, now: datetime) -> Choice[End] | None:
    """The end that a typed day stands for, where it begins; None for what is no day, or not ahead."""
    try:
        moment = datetime.combine(date.fromisoformat(text), time()).astimezone()
    except (ValueError, OverflowError, OSError):  # no day, or none that the machine's clock reaches
        return None
    return Choice(End(moment), _("until {}").format(phrases.weekday(moment.date()))) if moment > now else None


def _quoted(text: str) -> str:
    """A text as a query takes it: in quotation marks, which it has none of itself."""
    return '"{}"'.format(clean_line(text.replace('"', " ")))
