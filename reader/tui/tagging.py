"""The tags that articles can be given, as choices. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.marks import Tag
from reader.model.article import Article
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.model.words import fold
from reader.tui.screens.choosing import Choice
from reader.typeset.signs import SELECTED


def choices(tags: Sequence[Tag], articles: Sequence[Article]) -> list[Choice[str]]:
    """All tags with how many articles bear each, first those that one of the articles has."""
    have = [_borne(tag.name, articles) for tag in tags]
    order = sorted(range(len(tags)), key=lambda number: not have[number])
    return [
        Choice(
            tags[n].name,
            tags[n].name,
            before=SELECTED if have[n] == len(articles) else _("some") if have[n] else "",
            after=ngettext("{} article", "{} articles", tags[n].articles).format(tags[n].articles),
        )
        for n in order
    ]


def new(tags: Sequence[Tag], text: str) -> Choice[str] | None:
    """What is typed, as a tag that there is not yet; None where there is one of this name."""
    name = clean_line(text.replace('"', " "))
    if not fold(name) or any(fold(tag.name) == fold(name) for tag in tags):
        return None
    return Choice(name, name, before="+", after=_("a new tag"))


def head(articles: Sequence[Article]) -> str:
    """What the box is about."""
    if len(articles) == 1:
        return _("Tags of “{}”").format(clean_line(articles[0].title))
    return _("Tags of {} articles").format(len(articles))


def bear(articles: Sequence[Article], tag: str) -> bool:
    """Whether all the articles have a tag."""
    return _borne(tag, articles) == len(articles)


def _borne(tag: str, articles: Sequence[Article]) -> int:
    return sum(any(fold(one) == fold(tag) for one in article.tags) for article in articles)
